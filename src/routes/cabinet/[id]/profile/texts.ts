import type { HoursProblem } from '#domain/organization/typed-hours.ts';
import { m } from '#i18n/compiled/messages.js';
import type { Profile, ProfileProblem } from '#server/cabinet/index.ts';

const PROBLEMS: Record<ProfileProblem, () => string> = {
  missing: m.request_problem_missing,
  damaged: m.request_problem_damaged,
  'too-long': m.request_problem_too_long,
  unknown: m.cabinet_problem_unknown,
  'district-elsewhere': m.cabinet_problem_district_elsewhere,
  'not-a-number': m.cabinet_problem_not_a_number,
  'half-a-point': m.cabinet_problem_half_a_point,
  abroad: m.cabinet_problem_abroad,
  'not-a-phone': m.request_problem_not_a_phone,
  'too-many': m.cabinet_problem_too_many,
  'not-an-email': m.request_problem_not_an_email,
  'not-a-site': m.cabinet_problem_not_a_site,
};

const HOURS: Record<HoursProblem, (text: { day: string }) => string> = {
  incomplete: m.cabinet_hours_incomplete,
  'not-a-time': m.cabinet_hours_not_a_time,
  same: m.cabinet_hours_same,
  'break-outside': m.cabinet_hours_break_outside,
};

const LABELS: Record<keyof Profile, () => string> = {
  nameRu: m.request_name_ru,
  nameBe: m.request_name_be,
  shortNameRu: m.request_short_name_ru,
  shortNameBe: m.request_short_name_be,
  typeId: m.operator_approve_type,
  regionId: m.operator_approve_region,
  districtId: m.operator_approve_district,
  addressRu: m.cabinet_address_ru,
  addressBe: m.cabinet_address_be,
  lat: m.cabinet_lat,
  lon: m.cabinet_lon,
  openingHours: m.cabinet_hours,
  phones: m.cabinet_phones,
  email: m.cabinet_email,
  site: m.cabinet_site,
  sphereIds: m.cabinet_spheres,
};

/** What is wrong with a field, and what to do. */
export const problemText = (problem: ProfileProblem) => PROBLEMS[problem]();

/** What is wrong with the hours of a day. */
export const hoursProblemText = (problem: HoursProblem, day: string) => HOURS[problem]({ day });

/** What a field is called. */
export const fieldLabel = (field: keyof Profile) => LABELS[field]();
