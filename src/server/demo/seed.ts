import { sql } from 'kysely';
import type { Day } from '#domain/calendar.ts';
import { aloneInSeeding, markSeeded, markSeeding } from '#server/demo-state/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import { loadReferenceData } from '#server/reference/index.ts';
import { indexOrganizations } from '#server/search/index.ts';
import { keepPastStandings, recomputeStandings } from '#server/standings/index.ts';
import { DAY, periodUpTo } from './days.ts';
import { loadOrganizations } from './organizations/load.ts';
import { planOrganizations } from './organizations/plan.ts';
import { loadDemoLog } from './people/log.ts';
import { loadDemoNotifications } from './people/notifications.ts';
import { loadDemoRequests } from './people/requests.ts';
import { loadDemoMessages } from './people/messages.ts';
import { citizensFor, prepareCitizens } from './people/citizens.ts';
import { loadPeople } from './people/load.ts';
import { giveDemoCabinet } from './people/cabinet.ts';
import { loadRatings } from './ratings/load.ts';
import { shareRatings } from './ratings/shares.ts';
import { loadDemoReviews } from './reviews.ts';

/** The stages of seeding, in their order. */
export const SEED_STAGES = [
  'organizations',
  'citizens',
  'ratings',
  'indexes',
  'standings',
  'search',
] as const;
export type SeedStage = (typeof SEED_STAGES)[number];

/** How far a stage is; `done` and `total` count whatever the stage works on. */
export interface SeedProgress {
  stage: SeedStage;
  done: number;
  total: number;
}

export interface SeedOptions {
  /** How many; without it, all that the reference data gives, about 13,000. At most 100,000. */
  organizations?: number;
  /** 60,000 without it; at most 10,000,000. */
  ratings?: number;
  /** The same seed gives the same demo on the same day. */
  seed?: number;
  /** Minsk day; the ratings are of the 24 months up to it. */
  today: Day;
}

const USUAL_RATINGS = 60_000;
const USUAL_SEED = 2026;
const MOST = { organizations: 100_000, ratings: 10_000_000 };

/**
 * Puts the demo into an empty database: reference data, organisations, citizens, the five logins,
 * ratings, and what follows from them.
 *
 * @throws RangeError when more is asked for than there can be
 * @throws DatabaseNotEmpty, SeedingInProgress
 */
export async function seedDemo(
  db: Database,
  options: SeedOptions,
  onProgress: (progress: SeedProgress) => void = () => {},
): Promise<void> {
  const { ratings = USUAL_RATINGS, seed = USUAL_SEED, today } = options;
  assertWithin('organizations', options.organizations ?? 1, 1, MOST.organizations);
  assertWithin('ratings', ratings, 0, MOST.ratings);
  await aloneInSeeding(db, async (connection) => {
    await markSeeding(connection);
    await loadReferenceData(connection);
    const plan = planOrganizations(seed, options.organizations);
    await fill(connection, { plan, ratings, seed, today }, onProgress);
    const seededAt = new Date().toISOString();
    await markSeeded(connection, { seed, organizations: plan.length, ratings, seededAt });
  });
}

interface Demo {
  plan: ReturnType<typeof planOrganizations>;
  ratings: number;
  seed: number;
  today: Day;
}

async function fill(
  db: Database,
  { plan, ratings, seed, today }: Demo,
  onProgress: (progress: SeedProgress) => void,
): Promise<void> {
  const report = (stage: SeedStage) => (done: number, total: number) =>
    onProgress({ stage, done, total });
  const period = periodUpTo(today);
  const settled = { seed, before: period.start };
  const citizens = prepareCitizens(citizensFor(ratings), seed);
  const counts = shareRatings(plan, ratings, seed);

  const organizations = await loadOrganizations(db, plan, settled, report('organizations'));
  await loadPeople(db, citizens, settled, report('citizens'));
  await loadRatings(
    db,
    { organizations, counts, citizens, period, seed },
    { onRatings: report('ratings'), onIndexes: report('indexes') },
  );
  await loadDemoReviews(db, period.start + period.days * DAY);
  await giveDemoCabinet(db, period.start);
  await loadDemoRequests(db, period.start + (period.days - 1) * DAY);
  await loadDemoMessages(db, period.start + (period.days - 1) * DAY);
  await loadDemoNotifications(db, period.start + (period.days - 1) * DAY);
  await loadDemoLog(db);
  // The server would find out within minutes how its tables are filled; the next stages need it now.
  await sql`analyze organizations, subdivisions, users, ratings, replies`.execute(db);

  const standings = report('standings');
  standings(0, 1);
  await recomputeStandings(db, today);
  await sql`analyze rating_days, standings`.execute(db);
  await keepPastStandings(db, today, standings);
  const indexed = report('search');
  await indexOrganizations(db, 'all', ({ done, total }) => indexed(done, total));
}

function assertWithin(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}`);
}
