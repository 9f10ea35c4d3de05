import { z } from 'zod';
import { EMAIL_MAX_LENGTH, isIntact, normalizeEmail } from '#domain/identity/text.ts';
import {
  isPhone,
  NAME_MAX_LENGTH,
  normalizePhone,
  SHORT_NAME_MAX_LENGTH,
} from '#domain/organization/registration-request.ts';
import { readOutline, type Outline, type Reference } from '#server/reference/index.ts';

/** What an organisation says of itself, as it is stored. */
export interface Profile {
  nameRu: string;
  nameBe: string;
  shortNameRu: string;
  shortNameBe: string;
  typeId: string;
  regionId: string;
  districtId: string | null;
  /** Without an address or a point, or without a sphere, it is not published. */
  addressRu: string | null;
  addressBe: string | null;
  lat: number | null;
  lon: number | null;
  /** OpenStreetMap's `opening_hours`. */
  openingHours: string | null;
  phones: string[];
  email: string | null;
  site: string | null;
  sphereIds: string[];
}

/** A profile as it was typed: empty texts where there is nothing, one telephone a line. */
export type TypedProfile = Readonly<
  Record<Exclude<keyof Profile, 'sphereIds' | 'openingHours'>, string>
> & {
  readonly sphereIds: readonly string[];
  readonly openingHours: string | null;
};

export type ProfileProblem =
  | 'missing'
  | 'damaged'
  | 'too-long'
  | 'unknown'
  | 'district-elsewhere'
  | 'not-a-number'
  | 'half-a-point'
  | 'abroad'
  | 'not-a-phone'
  | 'too-many'
  | 'not-an-email'
  | 'not-a-site';

export type ProfileProblems = Partial<Record<keyof Profile, ProfileProblem>>;

export const ADDRESS_MAX_LENGTH = 300;
export const MOST_PHONES = 10;
const SITE_MAX_LENGTH = 300;

const problem = <P extends ProfileProblem>(code: P) => ({ error: code });

const optional = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\s\u200B]+/g, ' ').trim())
    .refine(isIntact, problem('damaged'))
    .refine((text) => text.length <= longest, problem('too-long'))
    .transform((text) => (text === '' ? null : text));

const line = (longest: number) =>
  optional(longest).transform((text, context) => {
    if (text !== null) return text;
    context.addIssue({ code: 'custom', message: 'missing' });
    return z.NEVER;
  });

/** Degrees, with a comma or a point. */
const degrees = z
  .string()
  .transform((text) => text.trim().replace(',', '.'))
  .refine((text) => text === '' || /^-?\d{1,3}(?:\.\d{1,12})?$/.test(text), problem('not-a-number'))
  .transform((text) => (text === '' ? null : Number(text)));

const phones = z
  .string()
  .transform((text) => text.split('\n').map(normalizePhone).filter(Boolean))
  .refine((list) => list.length <= MOST_PHONES, problem('too-many'))
  .refine((list) => list.every(isPhone), problem('not-a-phone'));

const site = optional(SITE_MAX_LENGTH)
  .transform((text) => (text === null || /^[a-z]+:/i.test(text) ? text : `https://${text}`))
  .refine((text) => text === null || isWebAddress(text), problem('not-a-site'));

/** Only http: a link on a public page shall run nothing. */
function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return (url?.protocol === 'http:' || url?.protocol === 'https:') && url.hostname.includes('.');
}

const typedProfile = z.object({
  nameRu: line(NAME_MAX_LENGTH),
  nameBe: line(NAME_MAX_LENGTH),
  shortNameRu: line(SHORT_NAME_MAX_LENGTH),
  shortNameBe: line(SHORT_NAME_MAX_LENGTH),
  typeId: z.string(),
  regionId: z.string(),
  districtId: z.string().transform((id) => (id === '' ? null : id)),
  addressRu: optional(ADDRESS_MAX_LENGTH),
  addressBe: optional(ADDRESS_MAX_LENGTH),
  lat: degrees,
  lon: degrees,
  openingHours: z.string().nullable(),
  phones,
  email: optional(EMAIL_MAX_LENGTH)
    .transform((text) => text && normalizeEmail(text))
    .refine((text) => text === null || z.email().safeParse(text).success, problem('not-an-email')),
  site,
  sphereIds: z.array(z.string()),
});

let outline: Outline | undefined;

/**
 * What somebody typed as a profile, or what is wrong with it; of a field, the first problem.
 *
 * @param typed its opening hours are checked already (`readTypedWeek`)
 */
export function readProfile(
  typed: TypedProfile,
  reference: Reference,
): { profile: Profile } | { problems: ProfileProblems } {
  const result = typedProfile.safeParse(typed);
  const problems: ProfileProblems = {};
  for (const { path, message } of result.error?.issues ?? []) {
    problems[path[0] as keyof Profile] ??= message as ProfileProblem;
  }
  Object.assign(problems, problemsOfChoices(typed, reference), problems);
  const profile = result.data;
  if (profile !== undefined) {
    const { lat, lon } = profile;
    if ((lat === null) !== (lon === null)) problems.lat ??= 'half-a-point';
    else if (lat !== null && lon !== null) {
      outline ??= readOutline();
      if (!outline(lat, lon)) problems.lat ??= 'abroad';
    }
    if (Object.keys(problems).length === 0) return { profile };
  }
  return { problems };
}

function problemsOfChoices(
  { typeId, regionId, districtId, sphereIds }: TypedProfile,
  { types, territories, spheres }: Reference,
): ProfileProblems {
  const region = territories.get(regionId);
  const isRegion = region?.kind === 'region' || region?.kind === 'capital';
  const isElsewhere = districtId !== '' && territories.get(districtId)?.parentId !== regionId;
  return {
    ...(!types.has(typeId) && { typeId: 'unknown' }),
    ...(!isRegion && { regionId: 'unknown' }),
    ...(isRegion && isElsewhere && { districtId: 'district-elsewhere' }),
    ...(sphereIds.some((id) => !spheres.has(id)) && { sphereIds: 'unknown' }),
  };
}
