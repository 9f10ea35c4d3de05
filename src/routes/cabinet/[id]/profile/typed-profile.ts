import type { Profile } from '#server/cabinet/index.ts';
import type { FormTexts } from '../../../_identity/form.ts';
import { degreesText } from '../degrees-text.ts';
import { hoursTexts, typedHours, type HoursTexts } from '../typed-hours.ts';

/** The fields of one line or more, in the order of the page. */
const TEXT_FIELDS = [
  ...(['nameRu', 'nameBe', 'shortNameRu', 'shortNameBe', 'typeId'] as const),
  ...(['regionId', 'districtId', 'addressRu', 'addressBe', 'lat', 'lon'] as const),
  ...(['phones', 'email', 'site'] as const),
];

/** What the form holds: texts as typed. */
export type ProfileTexts = Record<(typeof TEXT_FIELDS)[number], string> &
  HoursTexts & { sphereIds: string[] };

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
    addressRu: profile.addressRu ?? '',
    addressBe: profile.addressBe ?? '',
    lat: degreesText(profile.lat, comma),
    lon: degreesText(profile.lon, comma),
    phones: profile.phones.join('\n'),
    email: profile.email ?? '',
    site: profile.site ?? '',
    sphereIds: profile.sphereIds,
    ...hoursTexts(profile.openingHours),
  };
}

/** What was typed. */
export function typedTexts(form: FormTexts, sphereIds: Iterable<string>): ProfileTexts {
  const texts = Object.fromEntries(
    TEXT_FIELDS.map((name) => [name, form.get(name).replaceAll('\r\n', '\n')]),
  ) as Record<(typeof TEXT_FIELDS)[number], string>;
  return {
    ...texts,
    sphereIds: [...sphereIds].filter((id) => form.has(`sphere-${id}`)),
    ...typedHours(form),
  };
}
