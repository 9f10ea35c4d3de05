import { z } from 'zod';
import { isIntact } from '#domain/identity/text.ts';
import { isPhone, normalizePhone } from '#domain/organization/registration-request.ts';
import { readOutline, type Outline } from '#server/reference/index.ts';

/*
 * What organisations and their subdivisions have in common: addresses, points, telephones. Fields
 * come as they were typed; an empty one is null.
 */

export const ADDRESS_MAX_LENGTH = 300;
export const MOST_PHONES = 10;

/** What can be wrong with such a field. */
export type PlaceProblem =
  | 'missing'
  | 'damaged'
  | 'too-long'
  | 'not-a-number'
  | 'half-a-point'
  | 'abroad'
  | 'not-a-phone'
  | 'too-many';

const problem = <P extends PlaceProblem>(code: P) => ({ error: code });

/** One line of text of at most so many characters; null when it was left empty. */
export const optionalLine = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\s\u200B]+/g, ' ').trim())
    .refine(isIntact, problem('damaged'))
    .refine((text) => text.length <= longest, problem('too-long'))
    .transform((text) => (text === '' ? null : text));

/** One line of text that may not be empty. */
export const requiredLine = (longest: number) =>
  optionalLine(longest).transform((text, context) => {
    if (text !== null) return text;
    context.addIssue({ code: 'custom', message: 'missing' });
    return z.NEVER;
  });

/** Degrees, with a comma or a point. */
export const degrees = z
  .string()
  .transform((text) => text.trim().replace(',', '.'))
  .refine((text) => text === '' || /^-?\d{1,3}(?:\.\d{1,12})?$/.test(text), problem('not-a-number'))
  .transform((text) => (text === '' ? null : Number(text)));

/** Telephones, one a line. */
export const phoneLines = z
  .string()
  .transform((text) => text.split('\n').map(normalizePhone).filter(Boolean))
  .refine((list) => list.length <= MOST_PHONES, problem('too-many'))
  .refine((list) => list.every(isPhone), problem('not-a-phone'));

let outline: Outline | undefined;

/**
 * What is wrong with a typed point as a whole: one half is missing, or it lies outside the country.
 * Nothing as long as a half is no number: its own field says that.
 */
export function problemOfPoint(typed: {
  readonly lat: string;
  readonly lon: string;
}): 'half-a-point' | 'abroad' | null {
  const point = z.object({ lat: degrees, lon: degrees }).safeParse(typed);
  if (!point.success) return null;
  const { lat, lon } = point.data;
  if (lat === null && lon === null) return null;
  if (lat === null || lon === null) return 'half-a-point';
  outline ??= readOutline();
  return outline(lat, lon) ? null : 'abroad';
}
