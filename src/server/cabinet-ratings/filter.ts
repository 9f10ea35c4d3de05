import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { isDay, type Day } from '#domain/calendar.ts';
import { COMMENT_LANGUAGES, type CommentLanguage } from '#domain/comment/language.ts';
import { MARK_BANDS, totalsOf, type MarkBand } from '#domain/rating/mark-band.ts';

/** What an organisation may ask of comments; only of those that everybody sees. */
export const COMMENT_CHOICES = ['with', 'unanswered', 'answered'] as const;
export type CommentChoice = (typeof COMMENT_CHOICES)[number];

export const RATING_STATES = ['counted', 'withdrawn', 'excluded'] as const;
export type RatingState = (typeof RATING_STATES)[number];

/** Narrows an organisation's ratings; null does not narrow. */
export interface RatingsFilter {
  /** Minsk days on which a rating was given, both included. */
  from: Day | null;
  to: Day | null;
  /** Id of a subdivision; `none`: of the organisation as a whole. */
  subdivision: number | 'none' | null;
  /** Id of a service item; `own`: named in the citizen's words; `none`: not named at all. */
  service: string | null;
  marks: MarkBand | null;
  comment: CommentChoice | null;
  language: CommentLanguage | null;
  state: RatingState | null;
}

const day = z.string().refine(isDay);
const fields = {
  from: day,
  to: day,
  subdivision: z.union([
    z.literal('none'),
    z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform(Number),
  ]),
  service: z
    .string()
    .max(100)
    .regex(/^[a-z][\w.-]*$/),
  marks: z.enum(MARK_BANDS),
  comment: z.enum(COMMENT_CHOICES),
  language: z.enum(COMMENT_LANGUAGES),
  state: z.enum(RATING_STATES),
} satisfies Record<keyof RatingsFilter, z.ZodType>;

/** The names of the parts of a filter, as they stand in addresses. */
export const FILTER_NAMES = Object.keys(fields) as ReadonlyArray<keyof RatingsFilter>;

/**
 * The filter that an address asks for. What is no such choice does not narrow; a period that ends
 * before it begins is turned round.
 *
 * @param asked the text given for a part; null when there is none
 */
export function readRatingsFilter(
  asked: (name: keyof RatingsFilter) => string | null,
): RatingsFilter {
  const read = <T>(name: keyof RatingsFilter, field: z.ZodType<T>): T | null =>
    field.safeParse(asked(name) ?? '').data ?? null;
  const [from, to] = [read('from', fields.from), read('to', fields.to)];
  const isTurned = from !== null && to !== null && from > to;
  return {
    ...(isTurned ? { from: to, to: from } : { from, to }),
    subdivision: read('subdivision', fields.subdivision),
    service: read('service', fields.service),
    marks: read('marks', fields.marks),
    comment: read('comment', fields.comment),
    language: read('language', fields.language),
    state: read('state', fields.state),
  };
}

/** Whether everybody sees the comment of a rating. */
export const IS_COMMENT_SEEN = sql<boolean>`(r.comment_state = 'published' and r.status = 'counted')`;

/** Whether everybody may see what was written with a rating, be it a comment or not. */
export const IS_TEXT_SEEN = sql<boolean>`(coalesce(r.comment_state, 'published') = 'published'
  and r.status = 'counted')`;

/** The condition that a filter puts on ratings (`r`) of one organisation with their replies (`a`). */
export function matches(organizationId: number, filter: RatingsFilter): RawBuilder<boolean> {
  const { from, to, subdivision, service, marks, comment, language, state } = filter;
  const conditions = [sql`r.organization_id = ${organizationId}`];
  if (from) conditions.push(sql`r.rated_on >= ${from}::date`);
  if (to) conditions.push(sql`r.rated_on <= ${to}::date`);
  if (subdivision === 'none') conditions.push(sql`r.subdivision_id is null`);
  else if (subdivision) conditions.push(sql`r.subdivision_id = ${subdivision}::bigint`);
  if (service === 'own') conditions.push(sql`r.service_text is not null`);
  else if (service === 'none') {
    conditions.push(sql`r.service_text is null and r.service_item_id is null`);
  } else if (service) conditions.push(sql`r.service_item_id = ${service}`);
  if (marks) {
    const [least, most] = totalsOf(marks);
    conditions.push(sql`r.total between ${least}::int and ${most}::int`);
  }
  if (comment || language) conditions.push(IS_COMMENT_SEEN);
  if (comment === 'unanswered') conditions.push(sql`a.rating_id is null`);
  if (comment === 'answered') conditions.push(sql`a.rating_id is not null`);
  if (language) conditions.push(sql`r.comment_language = ${language}`);
  if (state) conditions.push(sql`r.status = ${state}`);
  return sql`(${sql.join(conditions, sql` and `)})`;
}
