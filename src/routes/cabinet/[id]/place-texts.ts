import { m } from '#i18n/compiled/messages.js';
import type { PlaceProblem } from '#server/organizations/index.ts';

/** What is wrong with names, addresses, points and telephones, and what to do. */
export const PLACE_PROBLEMS: Record<PlaceProblem, () => string> = {
  missing: m.request_problem_missing,
  damaged: m.request_problem_damaged,
  'too-long': m.request_problem_too_long,
  'not-a-number': m.cabinet_problem_not_a_number,
  'half-a-point': m.cabinet_problem_half_a_point,
  abroad: m.cabinet_problem_abroad,
  'not-a-phone': m.request_problem_not_a_phone,
  'too-many': m.cabinet_problem_too_many,
};

/** What the fields of an address, a point, hours and telephones are called. */
export const PLACE_LABELS = {
  addressRu: m.cabinet_address_ru,
  addressBe: m.cabinet_address_be,
  lat: m.cabinet_lat,
  lon: m.cabinet_lon,
  openingHours: m.cabinet_hours,
  phones: m.cabinet_phones,
};
