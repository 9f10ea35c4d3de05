import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { Form } from './form.ts';

/** What a body may ask an organisation of its registry (procedure of use, paragraph 8). */
export function informationRequest(locale: Locale): Form {
  const language = { locale };
  return {
    title: m.blank_request_title({}, language),
    summary: m.blank_request_summary({}, language),
    isLandscape: false,
    parts: [
      { kind: 'corner', lines: [m.blank_to_organization({}, language)] },
      { kind: 'registration' },
      { kind: 'title', text: m.blank_request_title({}, language) },
      { kind: 'paragraph', text: m.blank_request_text({}, language) },
      { kind: 'fields', labels: [m.blank_period({}, language), m.blank_answer_by({}, language)] },
      {
        kind: 'table',
        columns: [
          { title: m.blank_number({}, language), share: 6 },
          { title: m.blank_request_question({}, language), share: 40 },
          { title: m.blank_request_answer({}, language), share: 54 },
        ],
        rows: [
          [m.blank_request_use({}, language)],
          [m.blank_request_position({}, language)],
          [m.blank_request_measures({}, language)],
        ],
        emptyRows: 2,
      },
      { kind: 'signature' },
    ],
  };
}
