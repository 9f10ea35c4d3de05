import { z } from 'zod';
import { isDay } from '#domain/calendar.ts';
import { COMMENT_MAX_LENGTH, commentLength, normalizeComment } from '#domain/comment/comment.ts';
import { BASE_CRITERIA_IDS, type BaseCriterion, type Score } from '#domain/rating/criteria.ts';
import { problemOfProvidedOn } from '#domain/rating/provided-on.ts';
import { SERVICE_TEXT_MAX_LENGTH } from '#domain/rating/service-text.ts';

/** A filled-in questionnaire, validated. */
export interface Questionnaire {
  scores: Record<BaseCriterion, Score>;
  /** Scores of the organisation's additional criteria, by criterion id. */
  answers: Map<number, Score>;
  subdivisionId: number | null;
  serviceItemId: string | null;
  serviceText: string | null;
  providedOn: string | null;
  comment: string | null;
}

/** What is wrong with a field; the page has a text for each. */
export type FieldProblem =
  | 'required'
  | 'doubled'
  | 'not-a-score'
  | 'not-a-day'
  | 'future'
  | 'too-old'
  | 'too-long'
  | 'damaged'
  | 'unknown';

/** Problems by the name of the field. */
export type FieldProblems = Record<string, FieldProblem>;

/** Fields as a form sends them: each name with all values given for it. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** Name of the field of an additional criterion. */
export function answerField(criterionId: number): string {
  return `criterion-${criterionId}`;
}

const problem = <P extends FieldProblem>(code: P) => ({ error: code });
/** What a decoder leaves where bytes were no UTF-8. */
const REPLACEMENT = '\uFFFD';

const once = z
  .array(z.string())
  .max(1, problem('doubled'))
  .optional()
  .transform((values) => values?.[0]?.trim() ?? '');

const score = once
  .refine((value) => value !== '', problem('required'))
  .refine((value) => value === '' || /^[1-5]$/.test(value), problem('not-a-score'))
  .transform((value) => Number(value) as Score);

const optionalScore = once
  .refine((value) => value === '' || /^[1-5]$/.test(value), problem('not-a-score'))
  .transform((value) => (value === '' ? null : (Number(value) as Score)));

const optionalText = (longest: number) =>
  once
    .refine((value) => !value.includes(REPLACEMENT), problem('damaged'))
    .transform((value) => normalizeComment(value))
    .refine((value) => commentLength(value) <= longest, problem('too-long'))
    .transform((value) => (value === '' ? null : value));

const optionalId = once
  .refine((value) => /^\d{0,15}$/.test(value), problem('unknown'))
  .transform((value) => (value === '' ? null : Number(value)));

function providedOn(today: string) {
  return once
    .transform((value) => (value === '' ? null : value))
    .refine((value) => value === null || isDay(value), problem('not-a-day'))
    .check((context) => {
      const day = context.value;
      if (day === null || !isDay(day)) return;
      const wrong = problemOfProvidedOn(day, today);
      if (wrong) context.issues.push({ code: 'custom', input: day, message: wrong });
    });
}

/** What a questionnaire of one organisation may refer to. */
export interface QuestionnaireTerms {
  /** Minsk day on which it is filled in. */
  today: string;
  /** Ids of the organisation's additional criteria. */
  criterionIds: readonly number[];
  /** Ids of the organisation's open subdivisions. */
  subdivisionIds: ReadonlySet<number>;
  /** Ids of the catalogue's service items. */
  serviceItemIds: ReadonlySet<string>;
}

/**
 * Validates the fields of a questionnaire.
 *
 * @returns the questionnaire, or what is wrong with which field
 */
export function parseQuestionnaire(
  fields: Fields,
  terms: QuestionnaireTerms,
): { ok: true; questionnaire: Questionnaire } | { ok: false; problems: FieldProblems } {
  const criteria = Object.fromEntries(
    terms.criterionIds.map((id) => [answerField(id), optionalScore]),
  );
  const schema = z.object({
    simplicity: score,
    information: score,
    timeliness: score,
    courtesy: score,
    subdivision: optionalId.refine(
      (id) => id === null || terms.subdivisionIds.has(id),
      problem('unknown'),
    ),
    service: once.refine((id) => id === '' || terms.serviceItemIds.has(id), problem('unknown')),
    'service-text': optionalText(SERVICE_TEXT_MAX_LENGTH),
    'provided-on': providedOn(terms.today),
    comment: optionalText(COMMENT_MAX_LENGTH),
    ...criteria,
  });
  const parsed = schema.safeParse(fields);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) };
  const { data } = parsed;
  const answers = new Map<number, Score>();
  for (const id of terms.criterionIds) {
    const answer = (data as Record<string, unknown>)[answerField(id)];
    if (typeof answer === 'number') answers.set(id, answer as Score);
  }
  return {
    ok: true,
    questionnaire: {
      scores: pickScores(data),
      answers,
      subdivisionId: data.subdivision,
      serviceItemId: data.service === '' ? null : data.service,
      serviceText: data.service === '' ? data['service-text'] : null,
      providedOn: data['provided-on'],
      comment: data.comment,
    },
  };
}

function pickScores(data: Record<BaseCriterion, Score>): Record<BaseCriterion, Score> {
  return Object.fromEntries(
    BASE_CRITERIA_IDS.map((criterion) => [criterion, data[criterion]]),
  ) as Record<BaseCriterion, Score>;
}

function problemsOf(error: z.ZodError): FieldProblems {
  const problems: FieldProblems = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0]);
    // The first problem of a field is the one to solve first.
    problems[field] ??= issue.message as FieldProblem;
  }
  return problems;
}
