import type { Profile } from '#server/cabinet/index.ts';
import type { FormTexts } from '../../../_form/form.ts';
import { typedHours } from '../typed-hours.ts';
import { PLACE_FIELDS, placeTexts, type PlaceTexts } from '../typed-place.ts';

const TEXT_FIELDS = [
  ...(['nameRu', 'nameBe', 'shortNameRu', 'shortNameBe', 'typeId'] as const),
  ...(['regionId', 'districtId', 'email', 'site', ...PLACE_FIELDS] as const),
];

/** What the form holds: texts as typed. */
export type ProfileTexts = Record<(typeof TEXT_FIELDS)[number], string> &
  PlaceTexts & { sphereIds: string[] };

/** A stored profile as the form shows it; numbers with the comma or point of the language. */
export function textsOf(profile: Profile, comma: boolean): ProfileTexts {
  return {
    nameRu: profile.nameRu,
    nameBe: profile.nameBe,
    shortNameRu: profile.shortNameRu,
    shortNameBe: profile.shortNameBe,
    typeId: profile.typeId,
    regionId: profile.regionId,
    districtId: profile.districtId ?? '',
    email: profile.email ?? '',
    site: profile.site ?? '',
    sphereIds: profile.sphereIds,
    ...placeTexts(profile, comma),
  };
}

/** What was typed. */
export function typedTexts(form: FormTexts, sphereIds: Iterable<string>): ProfileTexts {
  return {
    ...form.all(TEXT_FIELDS),
    sphereIds: [...sphereIds].filter((id) => form.has(`sphere-${id}`)),
    ...typedHours(form),
  };
}
