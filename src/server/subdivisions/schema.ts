import { z } from 'zod';
import { NAME_MAX_LENGTH } from '#domain/organization/registration-request.ts';
import {
  ADDRESS_MAX_LENGTH,
  degrees,
  optionalLine,
  phoneLines,
  problemOfPoint,
  requiredLine,
  type PlaceProblem,
} from '#server/organizations/index.ts';

/** What an organisation says of one of its subdivisions. */
export interface SubdivisionTexts {
  nameRu: string;
  nameBe: string;
  /** Where none of its own is given, it is where the organisation is. */
  addressRu: string | null;
  addressBe: string | null;
  lat: number | null;
  lon: number | null;
  /** OpenStreetMap's `opening_hours`. */
  openingHours: string | null;
  phones: string[];
}

/** The same as it was typed: empty texts where there is nothing, one telephone a line. */
export type TypedSubdivision = Readonly<
  Record<Exclude<keyof SubdivisionTexts, 'openingHours'>, string>
> & { readonly openingHours: string | null };

/** `doubled`: another open subdivision of the organisation has this name. */
export type SubdivisionProblem = PlaceProblem | 'doubled';

export type SubdivisionProblems = Partial<Record<keyof SubdivisionTexts, SubdivisionProblem>>;

const typedSubdivision = z.object({
  nameRu: requiredLine(NAME_MAX_LENGTH),
  nameBe: requiredLine(NAME_MAX_LENGTH),
  addressRu: optionalLine(ADDRESS_MAX_LENGTH),
  addressBe: optionalLine(ADDRESS_MAX_LENGTH),
  lat: degrees,
  lon: degrees,
  openingHours: z.string().nullable(),
  phones: phoneLines,
});

/**
 * What somebody typed of a subdivision, or what is wrong with it; of a field, the first problem.
 *
 * @param typed its opening hours are checked already (`readTypedWeek`)
 */
export function readSubdivision(
  typed: TypedSubdivision,
): { texts: SubdivisionTexts } | { problems: SubdivisionProblems } {
  const result = typedSubdivision.safeParse(typed);
  const problems: SubdivisionProblems = {};
  for (const { path, message } of result.error?.issues ?? []) {
    problems[path[0] as keyof SubdivisionTexts] ??= message as SubdivisionProblem;
  }
  const wrongPoint = problemOfPoint(typed);
  if (wrongPoint !== null) problems.lat ??= wrongPoint;
  const isRight = result.success && Object.keys(problems).length === 0;
  return isRight ? { texts: result.data } : { problems };
}
