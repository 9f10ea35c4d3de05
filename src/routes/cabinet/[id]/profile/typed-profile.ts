import type { TypedDay } from '#domain/organization/typed-hours.ts';
import type { Profile } from '#server/cabinet/index.ts';
import type { FormTexts } from '../../../_identity/form.ts';

/** The fields of one line or more, in the order of the page. */
const TEXT_FIELDS = [
  ...(['nameRu', 'nameBe', 'shortNameRu', 'shortNameBe', 'typeId'] as const),
  ...(['regionId', 'districtId', 'addressRu', 'addressBe', 'lat', 'lon'] as const),
  ...(['phones', 'email', 'site'] as const),
];

/** What the form holds: texts as typed. */
export type ProfileTexts = Record<(typeof TEXT_FIELDS)[number], string> & {
  sphereIds: string[];
  /** Seven days; null: the hours stand in one line, because the table cannot show them. */
  week: TypedDay[] | null;
  hoursLine: string;
};

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** The name of a field of the table of hours. */
export function hoursField(day: number, part: keyof TypedDay): string {
  return `day-${day}-${part}`;
}

/** A stored profile as the form shows it; numbers with the comma or point of the language. */
export function textsOf(profile: Profile, week: TypedDay[] | null, comma: boolean): ProfileTexts {
  const degrees = (value: number | null) =>
    value === null ? '' : comma ? String(value).replace('.', ',') : String(value);
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
    lat: degrees(profile.lat),
    lon: degrees(profile.lon),
    phones: profile.phones.join('\n'),
    email: profile.email ?? '',
    site: profile.site ?? '',
    sphereIds: profile.sphereIds,
    week,
    hoursLine: profile.openingHours ?? '',
  };
}

/** What was typed. */
export function typedTexts(form: FormTexts, sphereIds: Iterable<string>): ProfileTexts {
  const texts = Object.fromEntries(
    TEXT_FIELDS.map((name) => [name, form.get(name).replaceAll('\r\n', '\n')]),
  ) as Record<(typeof TEXT_FIELDS)[number], string>;
  const week = DAYS.map((day) => ({
    from: form.get(hoursField(day, 'from')),
    to: form.get(hoursField(day, 'to')),
    breakFrom: form.get(hoursField(day, 'breakFrom')),
    breakTo: form.get(hoursField(day, 'breakTo')),
  }));
  return {
    ...texts,
    sphereIds: [...sphereIds].filter((id) => form.has(`sphere-${id}`)),
    week: form.has('hours-as-line') ? null : week,
    hoursLine: form.get('openingHours'),
  };
}
