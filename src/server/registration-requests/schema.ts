import { z } from 'zod';
import { isIntact } from '#domain/identity/text.ts';
import {
  MOST_PERSONS,
  NAME_MAX_LENGTH,
  SHORT_NAME_MAX_LENGTH,
} from '#domain/organization/registration-request.ts';
import { isUnp, normalizeUnp } from '#domain/organization/unp.ts';
import { typedPerson, type PersonProblem } from '#server/responsible-persons/index.ts';

/** Who shall answer for the organisation. */
export interface RequestPerson {
  name: string;
  position: string;
  email: string;
  phone: string;
}

/** A valid request, except that its UNP may be taken. */
export interface RequestTexts {
  unp: string;
  nameRu: string;
  nameBe: string;
  shortNameRu: string;
  /** The Russian one where none was given. */
  shortNameBe: string;
  persons: RequestPerson[];
}

/** A request as it was typed. */
export interface TypedRequest extends RequestTexts {
  /** Those of whom nothing was typed are left out. */
  persons: RequestPerson[];
}

/** What can be wrong with a field; the page has a text for each. */
export type RequestProblem =
  PersonProblem | 'not-a-unp' | 'doubled' | 'same' | 'registered' | 'requested';

/** Problems by field: `unp`, `nameRu` …, `persons.0.email` …; `persons` when there is none. */
export type RequestProblems = Record<string, RequestProblem>;

const problem = <P extends RequestProblem>(code: P) => ({ error: code });

const line = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\s\u200B]+/g, ' ').trim())
    .refine((text) => text !== '', problem('missing'))
    .refine(isIntact, problem('damaged'))
    .refine((text) => text.length <= longest, problem('too-long'));

const request = z.object({
  unp: line(40).transform(normalizeUnp).refine(isUnp, problem('not-a-unp')),
  nameRu: line(NAME_MAX_LENGTH),
  nameBe: line(NAME_MAX_LENGTH),
  shortNameRu: line(SHORT_NAME_MAX_LENGTH),
  shortNameBe: z
    .string()
    .transform((text) => text.replace(/[\s\u200B]+/g, ' ').trim())
    .refine((text) => text === '' || isIntact(text), problem('damaged'))
    .refine((text) => text.length <= SHORT_NAME_MAX_LENGTH, problem('too-long')),
  persons: z
    .array(typedPerson)
    .min(1, problem('missing'))
    .max(MOST_PERSONS, problem('too-long'))
    .superRefine((persons, context) => {
      const seen = new Set<string>();
      persons.forEach(({ email }, at) => {
        if (seen.has(email)) {
          context.addIssue({ code: 'custom', message: 'doubled', path: [at, 'email'] });
        }
        seen.add(email);
      });
    }),
});

/** What somebody typed as a request, or what is wrong with it; of a field, the first problem. */
export function readRequest(
  typed: TypedRequest,
): { texts: RequestTexts } | { problems: RequestProblems } {
  const result = request.safeParse(typed);
  if (result.success) {
    const { shortNameBe, ...texts } = result.data;
    return { texts: { ...texts, shortNameBe: shortNameBe || texts.shortNameRu } };
  }
  const problems: RequestProblems = {};
  for (const { path, message } of result.error.issues) {
    problems[path.join('.')] ??= message as RequestProblem;
  }
  return { problems };
}
