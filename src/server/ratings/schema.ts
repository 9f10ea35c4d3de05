import { z } from 'zod';
import { isDay } from '#domain/calendar.ts';
import { COMMENT_MAX_LENGTH, commentLength, normalizeComment } from '#domain/comment/comment.ts';
import { readAnswer, type CriterionScale } from '#domain/rating/additional-criterion.ts';
import { BASE_CRITERIA_IDS, type BaseCriterion, type Score } from '#domain/rating/criteria.ts';
import { problemOfProvidedOn } from '#domain/rating/provided-on.ts';
import { SERVICE_TEXT_MAX_LENGTH } from '#domain/rating/service-text.ts';

/** A filled-in questionnaire, validated. */
export interface Questionnaire {
  scores: Record<BaseCriterion, Score>;
  /** Answers to the organisation's additional criteria as they are stored, by wording. */
  answers: Map<number, number>;
  subdivisionId: number | null;
  serviceItemId: string | null;
  /** A service that the organisation names itself, in its words. */
  ownService: { nameRu: string; nameBe: string } | null;
  /** A service in the citizen's words. */
  typedService: string | null;
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

/** Name of the field of an additional criterion, in the wording in which it is asked. */
export function answerField(wordingId: number): string {
  return `criterion-${wordingId}`;
}

/** What the form calls a service in the organisation's own words; no item of the catalogue is. */
export function ownServiceChoice(id: number): string {
  return `own:${id}`;
}

/** Whether a questionnaire has fields of this name. */
export function isQuestionnaireField(name: string): boolean {
  return Object.hasOwn(FIELDS, name) || /^criterion-\d{1,15}$/.test(name);
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

const answerOn = (scale: CriterionScale) =>
  once
    .refine((value) => readAnswer(scale, value) !== undefined, problem('not-a-score'))
    .transform((value) => readAnswer(scale, value) ?? null);

const ANSWERS: Readonly<Record<CriterionScale, z.ZodType<number | null>>> = {
  score: answerOn('score'),
  'yes-no': answerOn('yes-no'),
};

const optionalText = (longest: number) =>
  once
    .refine((value) => !value.includes(REPLACEMENT), problem('damaged'))
    // Before anything is done with it: what is far too long may take long, too.
    .refine((value) => value.length <= 4 * longest, problem('too-long'))
    .transform((value) => normalizeComment(value))
    .refine((value) => commentLength(value) <= longest, problem('too-long'))
    .transform((value) => (value === '' ? null : value));

const optionalId = once
  .refine((value) => /^\d{0,15}$/.test(value), problem('unknown'))
  .transform((value) => (value === '' ? null : Number(value)));

const optionalDay = once
  .transform((value) => (value === '' ? null : value))
  .refine((value) => value === null || isDay(value), problem('not-a-day'));

/**
 * The fields that every questionnaire has. Made once: zod compiles a schema when it is first used,
 * and that takes far longer than using it.
 */
const FIELDS = {
  simplicity: score,
  information: score,
  timeliness: score,
  courtesy: score,
  subdivision: optionalId,
  service: once,
  'service-text': optionalText(SERVICE_TEXT_MAX_LENGTH),
  'provided-on': optionalDay,
  comment: optionalText(COMMENT_MAX_LENGTH),
};

/** An additional criterion in a wording that may be answered. */
export interface TermsCriterion {
  id: number;
  wordingId: number;
  scale: CriterionScale;
}

/** What a questionnaire of one organisation may refer to. */
export interface QuestionnaireTerms {
  /** Minsk day on which it is filled in. */
  today: string;
  /** The organisation's additional criteria; of each, the present wording comes first. */
  criteria: readonly TermsCriterion[];
  /** Ids of the organisation's open subdivisions. */
  subdivisionIds: ReadonlySet<number>;
  /** Ids of the catalogue's service items. */
  serviceItemIds: ReadonlySet<string>;
  /** Names of the organisation's own services, by what the form calls each (`ownServiceChoice`). */
  ownServices: ReadonlyMap<string, { nameRu: string; nameBe: string }>;
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
  const problems: FieldProblems = {};
  const read = <T>(name: string, field: z.ZodType<T>): T | null => {
    const parsed = field.safeParse(fields[name]);
    if (parsed.success) return parsed.data;
    // The first problem of a field is the one to solve first.
    problems[name] = parsed.error.issues[0]!.message as FieldProblem;
    return null;
  };
  const scores = Object.fromEntries(
    BASE_CRITERIA_IDS.map((id) => [id, read(id, FIELDS[id])]),
  ) as Record<BaseCriterion, Score>;
  const answers = new Map<number, number>();
  const answered = new Set<number>();
  for (const { id, wordingId, scale } of terms.criteria) {
    const answer = read(answerField(wordingId), ANSWERS[scale]);
    // One answer to each criterion, whichever wording of it was asked.
    if (answer === null || answered.has(id)) continue;
    answered.add(id);
    answers.set(wordingId, answer);
  }
  const subdivisionId = read('subdivision', FIELDS.subdivision);
  if (subdivisionId !== null && !terms.subdivisionIds.has(subdivisionId)) {
    problems.subdivision = 'unknown';
  }
  const service = read('service', FIELDS.service) || null;
  // A rating keeps the words: the organisation may drop the service, or call it something else.
  const ownService = service === null ? undefined : terms.ownServices.get(service);
  const serviceItemId = ownService === undefined ? service : null;
  if (serviceItemId !== null && !terms.serviceItemIds.has(serviceItemId)) {
    problems.service = 'unknown';
  }
  const serviceText = read('service-text', FIELDS['service-text']);
  const providedOn = read('provided-on', FIELDS['provided-on']);
  const wrongDay = providedOn === null ? null : problemOfProvidedOn(providedOn, terms.today);
  if (wrongDay !== null) problems['provided-on'] = wrongDay;
  const comment = read('comment', FIELDS.comment);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    questionnaire: {
      scores,
      answers,
      subdivisionId,
      serviceItemId,
      ownService: ownService ?? null,
      typedService: service === null ? serviceText : null,
      providedOn,
      comment,
    },
  };
}
