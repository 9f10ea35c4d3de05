import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { Form } from './form.ts';

/**
 * The local registry of a supervisory body (procedure of use, paragraph 7), with what paragraphs
 * 5 and 6 name of each organisation.
 */
export function localRegistry(locale: Locale): Form {
  const language = { locale };
  return {
    title: m.blank_registry_title({}, language),
    summary: m.blank_registry_summary({}, language),
    isLandscape: true,
    parts: [
      {
        kind: 'corner',
        lines: [m.blank_approved({}, language), m.blank_approved_by({}, language)],
      },
      {
        kind: 'title',
        text: m.blank_registry_title({}, language),
        under: m.blank_registry_of({}, language),
      },
      {
        kind: 'table',
        columns: [
          { title: m.blank_number({}, language), share: 4 },
          { title: m.blank_unp({}, language), share: 10 },
          { title: m.blank_full_name({}, language), share: 21 },
          { title: m.blank_location({}, language), share: 18 },
          { title: m.blank_spheres({}, language), share: 14 },
          { title: m.blank_registry_person({}, language), share: 21 },
          { title: m.blank_registered_on({}, language), share: 12 },
        ],
        emptyRows: 12,
      },
      { kind: 'signature' },
      { kind: 'note', text: m.blank_instruction_note({}, language) },
    ],
  };
}
