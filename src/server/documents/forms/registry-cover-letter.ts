import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { Form } from './form.ts';

/** A body sends its approved local registry to the operator (procedure of use, paragraph 7). */
export function registryCoverLetter(locale: Locale): Form {
  const language = { locale };
  return {
    title: m.blank_cover_title({}, language),
    summary: m.blank_cover_summary({}, language),
    isLandscape: false,
    parts: [
      { kind: 'corner', lines: [m.blank_to_operator({}, language)] },
      { kind: 'registration' },
      { kind: 'title', text: m.blank_cover_title({}, language) },
      { kind: 'paragraph', text: m.blank_cover_text({}, language) },
      {
        kind: 'fields',
        labels: [
          m.blank_body_name({}, language),
          m.blank_unp({}, language),
          m.blank_approval_document({}, language),
          m.blank_cover_count({}, language),
          m.blank_cover_added({}, language),
          m.blank_cover_removed({}, language),
          m.blank_cover_contact({}, language),
        ],
      },
      { kind: 'paragraph', text: m.blank_cover_access({}, language) },
      { kind: 'paragraph', text: m.blank_cover_enclosure({}, language) },
      { kind: 'signature' },
    ],
  };
}
