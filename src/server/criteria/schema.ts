import { z } from 'zod';
import { isDay, type Day } from '#domain/calendar.ts';
import { isIntact } from '#domain/identity/text.ts';
import {
  CRITERION_SCALES,
  QUESTION_MAX_LENGTH,
  type CriterionScale,
} from '#domain/rating/additional-criterion.ts';

/** An additional criterion as an organisation describes it. */
export interface Criterion {
  questionRu: string;
  questionBe: string;
  scale: CriterionScale;
  /** Minsk days, both included; null leaves the end open. */
  validFrom: Day | null;
  validUntil: Day | null;
}

/** A criterion as it was typed; empty texts where there is nothing. */
export type TypedCriterion = Readonly<Record<keyof Criterion, string>>;

export type CriterionProblem =
  'missing' | 'damaged' | 'too-long' | 'unknown' | 'not-a-day' | 'ends-before' | 'over' | 'doubled';

export type CriterionProblems = Partial<Record<keyof Criterion, CriterionProblem>>;

const problem = <P extends CriterionProblem>(code: P) => ({ error: code });

const question = z
  .string()
  .transform((text) => text.replace(/[\s\u200B]+/g, ' ').trim())
  .refine(isIntact, problem('damaged'))
  .refine((text) => text !== '', problem('missing'))
  .refine((text) => text.length <= QUESTION_MAX_LENGTH, problem('too-long'));

const day = z
  .string()
  .transform((text) => text.trim() || null)
  .refine((text) => text === null || isDay(text), problem('not-a-day'));

const typedCriterion = z.object({
  questionRu: question,
  questionBe: question,
  scale: z.enum(CRITERION_SCALES, problem('unknown')),
  validFrom: day,
  validUntil: day,
});

/** What somebody typed as a criterion, or what is wrong with it; of a field, the first problem. */
export function readCriterion(
  typed: TypedCriterion,
): { criterion: Criterion } | { problems: CriterionProblems } {
  const result = typedCriterion.safeParse(typed);
  const problems: CriterionProblems = {};
  for (const { path, message } of result.error?.issues ?? []) {
    problems[path[0] as keyof Criterion] ??= message as CriterionProblem;
  }
  if (result.data === undefined) return { problems };
  const { validFrom, validUntil } = result.data;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) {
    return { problems: { validUntil: 'ends-before' } };
  }
  return { criterion: result.data };
}
