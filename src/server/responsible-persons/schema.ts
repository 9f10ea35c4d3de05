import { z } from 'zod';
import { EMAIL_MAX_LENGTH, isIntact, normalizeEmail } from '#domain/identity/text.ts';
import {
  isPhone,
  normalizePhone,
  PERSON_TEXT_MAX_LENGTH,
} from '#domain/organization/registration-request.ts';

/** What can be wrong with what is said of a responsible person. */
export type PersonProblem = 'missing' | 'damaged' | 'too-long' | 'not-an-email' | 'not-a-phone';

const problem = <P extends PersonProblem>(code: P) => ({ error: code });

const line = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\s\u200B]+/g, ' ').trim())
    .refine((text) => text !== '', problem('missing'))
    .refine(isIntact, problem('damaged'))
    .refine((text) => text.length <= longest, problem('too-long'));

/** A responsible person as typed; the messages of its issues are `PersonProblem`s. */
export const typedPerson = z.object({
  name: line(PERSON_TEXT_MAX_LENGTH),
  position: line(PERSON_TEXT_MAX_LENGTH),
  email: line(EMAIL_MAX_LENGTH)
    .transform(normalizeEmail)
    .refine((text) => z.email().safeParse(text).success, problem('not-an-email')),
  phone: line(PERSON_TEXT_MAX_LENGTH)
    .transform(normalizePhone)
    .refine(isPhone, problem('not-a-phone')),
});

/** What can be changed of one who was invited: the address stays, for the account is bound to it. */
export const typedChange = typedPerson.omit({ email: true });

/** Reads what was typed, or says what is wrong; of a field, the first problem. */
export function readTyped<T extends z.ZodObject>(
  schema: T,
  typed: z.input<T>,
): { person: z.output<T> } | { problems: Partial<Record<keyof z.output<T>, PersonProblem>> } {
  const { data, error } = schema.safeParse(typed);
  if (data) return { person: data };
  const problems: Partial<Record<keyof z.output<T>, PersonProblem>> = {};
  for (const { path, message } of error?.issues ?? []) {
    problems[path[0] as keyof z.output<T>] ??= message as PersonProblem;
  }
  return { problems };
}
