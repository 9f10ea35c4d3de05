import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { Form } from './form.ts';

/** What a body recommends after its half-yearly review (procedure of use, paragraph 8). */
export function recommendations(locale: Locale): Form {
  const language = { locale };
  return {
    title: m.blank_recommendations_title({}, language),
    summary: m.blank_recommendations_summary({}, language),
    isLandscape: false,
    parts: [
      { kind: 'corner', lines: [m.blank_to_organization({}, language)] },
      { kind: 'registration' },
      { kind: 'title', text: m.blank_recommendations_title({}, language) },
      { kind: 'paragraph', text: m.blank_recommendations_text({}, language) },
      {
        kind: 'fields',
        labels: [
          m.blank_period({}, language),
          m.blank_ratings_received({}, language),
          m.blank_score_change({}, language),
          m.blank_position_change({}, language),
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: m.blank_number({}, language), share: 6 },
          { title: m.blank_recommendations_found({}, language), share: 34 },
          { title: m.blank_recommendations_measure({}, language), share: 34 },
          { title: m.blank_deadline({}, language), share: 12 },
          { title: m.blank_done({}, language), share: 14 },
        ],
        emptyRows: 5,
      },
      { kind: 'paragraph', text: m.blank_recommendations_answer({}, language) },
      { kind: 'signature' },
    ],
  };
}
