import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { Form } from './form.ts';
import { personColumns } from './columns.ts';

/** An organisation asks the operator for a login (procedure of use, paragraph 5). */
export function registrationLetter(locale: Locale): Form {
  const language = { locale };
  return {
    title: m.blank_registration_title({}, language),
    summary: m.blank_registration_summary({}, language),
    isLandscape: false,
    parts: [
      { kind: 'corner', lines: [m.blank_to_operator({}, language)] },
      { kind: 'registration' },
      { kind: 'title', text: m.blank_registration_title({}, language) },
      { kind: 'paragraph', text: m.blank_registration_request({}, language) },
      { kind: 'heading', text: m.blank_organization({}, language) },
      {
        kind: 'fields',
        labels: [
          m.blank_unp({}, language),
          m.blank_full_name_ru({}, language),
          m.blank_full_name_be({}, language),
          m.blank_short_name({}, language),
        ],
      },
      { kind: 'heading', text: m.blank_persons({}, language) },
      { kind: 'paragraph', text: m.blank_persons_text({}, language) },
      { kind: 'table', columns: personColumns(locale), emptyRows: 4 },
      { kind: 'signature' },
    ],
  };
}
