import { m } from '#i18n/compiled/messages.js';
import type { Profile, ProfileProblem } from '#server/cabinet/index.ts';
import { naming } from '../../../_form/naming.ts';
import { PLACE_LABELS, PLACE_PROBLEMS } from '../place-texts.ts';

const PROBLEMS: Record<ProfileProblem, () => string> = {
  ...PLACE_PROBLEMS,
  unknown: m.cabinet_problem_unknown,
  retired: m.cabinet_problem_retired,
  'district-elsewhere': m.cabinet_problem_district_elsewhere,
  'not-an-email': m.request_problem_not_an_email,
  'not-a-site': m.cabinet_problem_not_a_site,
};

const LABELS: Record<keyof Profile, () => string> = {
  nameRu: m.request_name_ru,
  nameBe: m.request_name_be,
  shortNameRu: m.request_short_name_ru,
  shortNameBe: m.request_short_name_be,
  typeId: m.operator_approve_type,
  regionId: m.operator_approve_region,
  districtId: m.operator_approve_district,
  ...PLACE_LABELS,
  email: m.cabinet_email,
  site: m.cabinet_site,
  sphereIds: m.cabinet_spheres,
};

/** What is wrong with a field, and what to do. */
export const problemText = (problem: ProfileProblem) => PROBLEMS[problem]();

/** What a field is called. */
export const fieldName = naming(LABELS);
