import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import { personColumns } from './columns.ts';
import type { Form } from './form.ts';

/** An organisation tells the body above it that it is registered (procedure of use, paragraph 7). */
export function registrationNotice(locale: Locale): Form {
  const language = { locale };
  return {
    title: m.blank_notice_title({}, language),
    summary: m.blank_notice_summary({}, language),
    isLandscape: false,
    parts: [
      { kind: 'corner', lines: [m.blank_to_body({}, language)] },
      { kind: 'registration' },
      { kind: 'title', text: m.blank_notice_title({}, language) },
      { kind: 'paragraph', text: m.blank_notice_text({}, language) },
      {
        kind: 'fields',
        labels: [
          m.blank_unp({}, language),
          m.blank_full_name({}, language),
          m.blank_location({}, language),
          m.blank_spheres({}, language),
          m.blank_registered_on({}, language),
          m.blank_page_address({}, language),
        ],
      },
      { kind: 'heading', text: m.blank_persons({}, language) },
      { kind: 'table', columns: personColumns(locale), emptyRows: 3 },
      { kind: 'signature' },
      { kind: 'note', text: m.blank_instruction_note({}, language) },
    ],
  };
}
