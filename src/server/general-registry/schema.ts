import { z } from 'zod';
import { normalizeComment } from '#domain/comment/comment.ts';
import { isIntact } from '#domain/identity/text.ts';
import { DOCUMENT_MAX_LENGTH } from '#domain/organization/merger.ts';
import { REASON_MAX_LENGTH } from '#domain/organization/registration-request.ts';
import { isUnp, normalizeUnp } from '#domain/organization/unp.ts';

export type TextProblem = 'missing' | 'damaged' | 'too-long';

const problem = <P extends string>(code: P) => ({ error: code });

/** Why something is done: lines of text, in the form in which comments are stored. */
export const reason = z
  .string()
  .refine((text) => isIntact(text.replace(/[\r\n\t]/g, ' ')), problem('damaged'))
  .transform(normalizeComment)
  .refine((text) => text !== '', problem('missing'))
  .refine((text) => text.length <= REASON_MAX_LENGTH, problem('too-long'));

/** On what a merger is based: kind, date and number of the document, in one line. */
const document = z
  .string()
  .transform((text) => text.replace(/[\s\u200B]+/g, ' ').trim())
  .refine((text) => text !== '', problem('missing'))
  .refine(isIntact, problem('damaged'))
  .refine((text) => text.length <= DOCUMENT_MAX_LENGTH, problem('too-long'));

/** The texts of a merger; its day and successor are checked against the database. */
export const mergerTexts = z.object({ document, reason });

/** A UNP with the right check digit, as it is stored. */
export const unp = z
  .string()
  .transform(normalizeUnp)
  .refine((text) => text !== '', problem('missing'))
  .refine(isUnp, problem('not-a-unp'));

/** The first problem of each field that a schema refused. */
export function problemsOf<Problem extends string>(
  error: z.ZodError | undefined,
): Partial<Record<string, Problem>> {
  const problems: Partial<Record<string, Problem>> = {};
  for (const { path, message } of error?.issues ?? []) {
    problems[String(path[0] ?? '')] ??= message as Problem;
  }
  return problems;
}

/** A reason as typed: as it is stored, or what is wrong with it. */
export function readReason(typed: string): { reason: string } | { problem: TextProblem } {
  const read = reason.safeParse(typed);
  if (read.success) return { reason: read.data };
  return { problem: read.error.issues[0]!.message as TextProblem };
}
