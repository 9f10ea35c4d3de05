import { z } from 'zod';
import { EMAIL_MAX_LENGTH, normalizeEmail } from '#domain/identity/text.ts';
import {
  NAME_MAX_LENGTH,
  SHORT_NAME_MAX_LENGTH,
} from '#domain/organization/registration-request.ts';
import {
  ADDRESS_MAX_LENGTH,
  degrees,
  optionalLine,
  phoneLines,
  problemOfPoint,
  requiredLine,
  type PlaceProblem,
} from '#server/organizations/index.ts';
import type { Reference } from '#server/reference/index.ts';

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
  PlaceProblem | 'unknown' | 'retired' | 'district-elsewhere' | 'not-an-email' | 'not-a-site';

export type ProfileProblems = Partial<Record<keyof Profile, ProfileProblem>>;

const SITE_MAX_LENGTH = 300;

const problem = <P extends ProfileProblem>(code: P) => ({ error: code });

const site = optionalLine(SITE_MAX_LENGTH)
  .transform((text) => (text === null || /^[a-z]+:/i.test(text) ? text : `https://${text}`))
  .refine((text) => text === null || isWebAddress(text), problem('not-a-site'));

/** Only http: a link on a public page shall run nothing. */
function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return (url?.protocol === 'http:' || url?.protocol === 'https:') && url.hostname.includes('.');
}

const typedProfile = z.object({
  nameRu: requiredLine(NAME_MAX_LENGTH),
  nameBe: requiredLine(NAME_MAX_LENGTH),
  shortNameRu: requiredLine(SHORT_NAME_MAX_LENGTH),
  shortNameBe: requiredLine(SHORT_NAME_MAX_LENGTH),
  typeId: z.string(),
  regionId: z.string(),
  districtId: z.string().transform((id) => (id === '' ? null : id)),
  addressRu: optionalLine(ADDRESS_MAX_LENGTH),
  addressBe: optionalLine(ADDRESS_MAX_LENGTH),
  lat: degrees,
  lon: degrees,
  openingHours: z.string().nullable(),
  phones: phoneLines,
  email: optionalLine(EMAIL_MAX_LENGTH)
    .transform((text) => text && normalizeEmail(text))
    .refine((text) => text === null || z.email().safeParse(text).success, problem('not-an-email')),
  site,
  sphereIds: z.array(z.string()),
});

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
  const wrongPoint = problemOfPoint(typed);
  if (wrongPoint !== null) problems.lat ??= wrongPoint;
  const isRight = result.success && Object.keys(problems).length === 0;
  return isRight ? { profile: result.data } : { problems };
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

/** Retired choices that were not held before: what is retired stays where it is, and comes no more. */
export function retiredChoices(
  held: Profile,
  { typeId, regionId, districtId, sphereIds }: Profile,
  { types, territories, spheres }: Reference,
): ProfileProblems {
  const isRetired = (id: string | null) => id !== null && territories.get(id)?.retired === true;
  const newSpheres = sphereIds.filter((id) => !held.sphereIds.includes(id));
  return {
    ...(typeId !== held.typeId && types.get(typeId)?.retired && { typeId: 'retired' }),
    ...(regionId !== held.regionId && isRetired(regionId) && { regionId: 'retired' }),
    ...(districtId !== held.districtId && isRetired(districtId) && { districtId: 'retired' }),
    ...(newSpheres.some((id) => spheres.get(id)?.retired) && { sphereIds: 'retired' }),
  };
}
