import { minskDay } from '#domain/calendar.ts';
import { BASE_CRITERIA_IDS, type BaseCriterion } from '#domain/rating/criteria.ts';
import { m } from '#i18n/compiled/messages.js';
import { inLocale, type Locale } from '#i18n/locale.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Column, Sheet } from '#server/platform/spreadsheet/index.ts';
import type { Portal } from '#server/portal.ts';
import type { RatingKey } from '#server/ratings/index.ts';
import type { RatingsFilter } from './filter.ts';
import { ratingsOf, type OrganizationRating } from './queries.ts';
import { COMMENT_STATE_TEXTS, LANGUAGE_TEXTS, STATE_TEXTS } from './texts.ts';

/** A rating with the answers to the organisation's own questions, by wording. */
export type SheetRow = OrganizationRating & { answers: ReadonlyMap<number, number> };

/** So many ratings are read at once. */
const BATCH = 500;
/** Questions of the organisation's own that become columns, the newest of more. */
const MOST_QUESTIONS = 50;

const CRITERIA: Record<BaseCriterion, typeof m.criterion_simplicity> = {
  simplicity: m.criterion_simplicity,
  information: m.criterion_information,
  timeliness: m.criterion_timeliness,
  courtesy: m.criterion_courtesy,
};

/** The ratings that a filter leaves, one a line, in the order of the page. */
export async function ratingsSheet(
  portal: Portal,
  organizationId: number,
  filter: RatingsFilter,
  locale: Locale,
): Promise<Sheet<SheetRow>> {
  const questions = await questionsOf(portal.db, organizationId);
  const service = (id: string | null) =>
    (id && portal.reference.serviceItems.get(id)?.name[locale]) || null;
  const inWords = { locale };
  const columns: Array<Column<SheetRow>> = [
    { kind: 'number', title: m.ratings_column_id({}, inWords), value: ({ id }) => id },
    { kind: 'day', title: m.ratings_column_day({}, inWords), value: ({ ratedOn }) => ratedOn },
    { kind: 'number', title: m.ratings_column_mean({}, inWords), value: ({ mean }) => mean },
    ...BASE_CRITERIA_IDS.map((id): Column<SheetRow> => ({
      kind: 'number',
      title: CRITERIA[id]({}, inWords),
      value: ({ scores }) => scores[id],
    })),
    ...questions.map((question) => questionColumn(question, locale)),
    ...textColumns(locale, service),
  ];
  const title = m.ratings_title({}, inWords);
  return { title, columns, rows: rowsOf(portal.db, organizationId, filter) };
}

/** Marks 1–5, or yes and no. */
function questionColumn(
  { id, questionRu, questionBe, scale }: Awaited<ReturnType<typeof questionsOf>>[number],
  locale: Locale,
): Column<SheetRow> {
  const title = inLocale(locale, questionRu, questionBe);
  const answer = ({ answers }: SheetRow) => answers.get(id) ?? null;
  if (scale === 'score') return { kind: 'number', title, value: answer };
  const words = [m.ratings_no({}, { locale }), m.ratings_yes({}, { locale })];
  return { kind: 'text', title, value: (row) => words[answer(row) ?? -1] ?? null };
}

function textColumns(
  locale: Locale,
  service: (id: string | null) => string | null,
): Array<Column<SheetRow>> {
  const inWords = { locale };
  const column = (
    title: typeof m.ratings_column_state,
    value: (row: SheetRow) => string | null,
  ): Column<SheetRow> => ({ kind: 'text', title: title({}, inWords), value });
  return [
    column(m.ratings_column_state, ({ state }) => STATE_TEXTS[state]({}, inWords)),
    column(
      m.ratings_column_subdivision,
      ({ subdivision: one }) => one && inLocale(locale, one.nameRu, one.nameBe),
    ),
    column(
      m.ratings_column_service,
      ({ serviceItemId, serviceText, serviceTextBe }) =>
        service(serviceItemId) ?? (serviceText && inLocale(locale, serviceText, serviceTextBe)),
    ),
    {
      kind: 'day',
      title: m.ratings_column_provided({}, inWords),
      value: ({ providedOn }) => providedOn,
    },
    column(m.ratings_column_comment_state, (row) =>
      row.commentState ? COMMENT_STATE_TEXTS[row.commentState]({}, inWords) : null,
    ),
    column(m.ratings_column_language, (row) =>
      row.language ? LANGUAGE_TEXTS[row.language]({}, inWords) : null,
    ),
    column(m.ratings_column_comment, ({ comment }) => comment),
    column(m.ratings_column_reply, ({ reply }) => reply && reply.body),
    {
      kind: 'day',
      title: m.ratings_column_replied({}, inWords),
      value: ({ reply }) => reply && minskDay(reply.createdAt),
    },
    column(m.ratings_column_remark, ({ reply }) => reply?.remark?.body ?? null),
    column(m.ratings_column_helped, ({ reply }) => {
      if (typeof reply?.helped !== 'boolean') return null;
      return reply.helped ? m.ratings_helped({}, inWords) : m.ratings_not_helped({}, inWords);
    }),
  ];
}

async function* rowsOf(
  db: Database,
  organizationId: number,
  filter: RatingsFilter,
): AsyncGenerator<SheetRow> {
  let after: RatingKey | null = null;
  do {
    const page = await ratingsOf(db, organizationId, filter, { limit: BATCH, after });
    const answers = await answersOf(db, organizationId, page.rows);
    for (const rating of page.rows) {
      yield { ...rating, answers: answers.get(rating.id) ?? new Map<number, number>() };
    }
    after = page.next;
  } while (after !== null);
}

/** Every wording of the questions that the organisation asked beside the base criteria. */
async function questionsOf(db: Database, organizationId: number) {
  const newest = await db
    .selectFrom('criterion_wordings as w')
    .innerJoin('additional_criteria as c', (join) =>
      join
        .onRef('c.organization_id', '=', 'w.organization_id')
        .onRef('c.id', '=', 'w.criterion_id'),
    )
    .select(['w.id', 'w.question_ru as questionRu', 'w.question_be as questionBe', 'c.scale'])
    .where('w.organization_id', '=', organizationId)
    .orderBy('w.id', 'desc')
    .limit(MOST_QUESTIONS)
    .execute();
  return newest.reverse();
}

async function answersOf(db: Database, organizationId: number, ratings: OrganizationRating[]) {
  const answers = new Map<number, Map<number, number>>();
  if (ratings.length === 0) return answers;
  const ids = ratings.map(({ id }) => id);
  const rows = await db
    .selectFrom('rating_answers')
    .select(['rating_id', 'wording_id', 'score'])
    .where('organization_id', '=', organizationId)
    .where('rating_id', 'in', ids)
    .execute();
  for (const { rating_id, wording_id, score } of rows) {
    const ofRating = answers.get(rating_id) ?? new Map<number, number>();
    answers.set(rating_id, ofRating.set(wording_id, score));
  }
  return answers;
}
