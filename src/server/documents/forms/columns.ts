import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { FormColumn } from './form.ts';

/** The responsible persons of an organisation, as the procedure of use names them (paragraph 5). */
export function personColumns(locale: Locale): FormColumn[] {
  const language = { locale };
  return [
    { title: m.blank_number({}, language), share: 6 },
    { title: m.blank_person_name({}, language), share: 28 },
    { title: m.blank_person_position({}, language), share: 26 },
    { title: m.blank_person_email({}, language), share: 22 },
    { title: m.blank_person_phone({}, language), share: 18 },
  ];
}
