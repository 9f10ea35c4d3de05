import { setImmediate as nextTurn } from 'node:timers/promises';
import { languageOf } from '#domain/comment/language.ts';
import type { Database } from '#server/platform/database/index.ts';
import { ColumnBuffer, continueIdsAfter, type Shape } from '../bulk/insert.ts';
import { withoutIndexes } from '../bulk/without-indexes.ts';
import { timestamp, type Period } from '../days.ts';
import type { Citizens } from '../people/citizens.ts';
import { DEMO_CITIZEN_ID } from '../people/load.ts';
import { DEMO_CITIZEN, prepareRatings, type RatedOrganization, type Rating } from './ratings.ts';
import { ratedByDemoCitizen } from './shares.ts';

/** So many ratings are inserted at once. */
const BATCH = 20_000;

/** On the day of seeding nothing may lie in the future. `least` alone would fill in what is null. */
const notLater = (name: string) => ({
  type: 'timestamptz',
  stored: `case when "${name}" is not null then least("${name}", now()) end`,
});

const RATING: Shape = {
  organization_id: { type: 'bigint' },
  id: { type: 'bigint' },
  citizen_id: { type: 'text' },
  subdivision_id: { type: 'bigint' },
  rated_on: { type: 'date' },
  simplicity: { type: 'smallint' },
  information: { type: 'smallint' },
  timeliness: { type: 'smallint' },
  courtesy: { type: 'smallint' },
  status: { type: 'text' },
  status_changed_at: notLater('status_changed_at'),
  status_reason: { type: 'text' },
  service_item_id: { type: 'text' },
  provided_on: { type: 'date' },
  comment: { type: 'text' },
  comment_public: { type: 'text' },
  comment_state: { type: 'text' },
  comment_language: { type: 'text' },
  created_at: notLater('created_at'),
};
const ANSWER: Shape = {
  organization_id: { type: 'bigint' },
  rating_id: { type: 'bigint' },
  wording_id: { type: 'bigint' },
  score: { type: 'smallint' },
};
const REPLY: Shape = {
  organization_id: { type: 'bigint' },
  rating_id: { type: 'bigint' },
  body: { type: 'text' },
  created_at: notLater('created_at'),
  helped: { type: 'boolean' },
};

/** What ratings are made from. */
export interface RatingsSource {
  organizations: RatedOrganization[];
  /** How many ratings each has, in the same order. */
  counts: number[];
  citizens: Citizens;
  period: Period;
  seed: number;
}

/** How far the loading is: rows first, then the indexes that were set aside. */
export interface RatingsProgress {
  onRatings: (done: number, total: number) => void;
  onIndexes: (done: number, total: number) => void;
}

/**
 * Stores all ratings with their answers and replies, in one transaction. Ids rise from 1,
 * organisation by organisation, and within one in the order of time.
 */
export async function loadRatings(
  db: Database,
  source: RatingsSource,
  progress: RatingsProgress,
): Promise<void> {
  await db
    .transaction()
    .execute((trx) =>
      withoutIndexes(
        trx,
        ['ratings', 'rating_answers', 'replies'],
        () => insertRatings(trx, source, progress.onRatings),
        progress.onIndexes,
      ),
    );
}

async function insertRatings(
  db: Database,
  { organizations, counts, citizens, period, seed }: RatingsSource,
  onProgress: RatingsProgress['onRatings'],
): Promise<void> {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const ratingsOf = prepareRatings(citizens, period, seed);
  const ofDemoCitizen = ratedByDemoCitizen(organizations, counts);
  const buffers = new RatingBuffers(citizens, period);
  let stored = Promise.resolve();
  for (const [index, organization] of organizations.entries()) {
    if (counts[index] === 0) continue;
    const ratings = ratingsOf(organization, counts[index]!, ofDemoCitizen.has(index));
    for (const rating of ratings) buffers.add(rating);
    if (buffers.length < BATCH) continue;
    // The database stores one batch while the next is made.
    await stored;
    stored = buffers.flush(db);
    // Its failure is met by the next `await`, not as an unhandled rejection before.
    stored.catch(() => {});
    onProgress(buffers.lastId, total);
    await nextTurn();
  }
  await stored;
  await buffers.flush(db);
  await continueIdsAfter(db, 'ratings', buffers.lastId);
  onProgress(total, total);
}

/** The rows of the three tables that ratings go to. */
class RatingBuffers {
  lastId = 0;
  readonly #citizens: Citizens;
  readonly #period: Period;
  readonly #ratings = new ColumnBuffer('ratings', RATING);
  readonly #answers = new ColumnBuffer('rating_answers', ANSWER);
  readonly #replies = new ColumnBuffer('replies', REPLY);

  constructor(citizens: Citizens, period: Period) {
    this.#citizens = citizens;
    this.#period = period;
  }

  get length(): number {
    return this.#ratings.length;
  }

  add(rating: Rating): void {
    this.lastId += 1;
    const { organizationId, scores, comment, reply } = rating;
    const { dayAt } = this.#period;
    this.#ratings.add(
      organizationId,
      this.lastId,
      this.#citizenId(rating.citizen),
      rating.subdivisionId,
      dayAt(rating.ratedOn),
      ...scores,
      rating.status,
      rating.statusChangedAt && timestamp(rating.statusChangedAt),
      rating.statusReason,
      rating.serviceItemId,
      rating.providedOn === null ? null : dayAt(rating.providedOn),
      comment?.text ?? null,
      comment?.publicText ?? null,
      comment?.state ?? null,
      comment && languageOf(comment.text),
      timestamp(rating.createdAt),
    );
    for (const { criterionId, score } of rating.answers) {
      this.#answers.add(organizationId, this.lastId, criterionId, score);
    }
    if (!reply) return;
    const createdAt = timestamp(reply.createdAt);
    this.#replies.add(organizationId, this.lastId, reply.body, createdAt, reply.helped);
  }

  /** What is added from now on belongs to the next batch. */
  async flush(db: Database): Promise<void> {
    await Promise.all([this.#ratings, this.#answers, this.#replies].map((rows) => rows.flush(db)));
  }

  #citizenId(citizen: number): string {
    return citizen === DEMO_CITIZEN ? DEMO_CITIZEN_ID : this.#citizens.idOf(citizen);
  }
}
