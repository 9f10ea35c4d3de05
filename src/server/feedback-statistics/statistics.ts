import { minskDay } from '#domain/calendar.ts';
import { periodBefore, type Period } from '#domain/period.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { readOwnOrganizations, type OwnOrganization } from '#server/responsible-persons/index.ts';
import { compareOrganization, type Comparison } from './comparison.ts';
import { readPeriod } from './period.ts';
import { figuresByService, sumsOfPeriod, type Figures, type PeriodSums } from './queries.ts';
import { frequentWords } from './words.ts';

/** What citizens' ratings of an organisation say in a period. */
export interface Statistics {
  organization: OwnOrganization;
  period: Period;
  sums: PeriodSums;
  /** As many days before. */
  before: Figures & { period: Period; criteria: PeriodSums['criteria'] };
  services: Awaited<ReturnType<typeof figuresByService>>;
  comparison: Comparison;
  words: Awaited<ReturnType<typeof frequentWords>>;
}

/**
 * The statistics of one's own organisation; null when the person does not answer for it.
 *
 * @param asked the ends of the period as an address gives them
 * @throws NotAllowed
 */
export async function readStatistics(
  portal: Portal,
  person: Person,
  organizationId: number,
  asked: { from: string | null; to: string | null },
): Promise<Statistics | null> {
  const own = await readOwnOrganizations(portal, person);
  const organization = own.find(({ id }) => id === organizationId);
  if (!organization) return null;
  const { db } = portal;
  const today = minskDay(portal.clock());
  const period = readPeriod(asked, today);
  const earlier = periodBefore(period);
  const [sums, before, services, comparison, words] = await Promise.all([
    sumsOfPeriod(db, organizationId, period),
    sumsOfPeriod(db, organizationId, earlier),
    figuresByService(db, organizationId, period),
    compareOrganization(portal, organizationId, period, today),
    frequentWords(db, organizationId, period),
  ]);
  const { n, mean, criteria } = before;
  return {
    organization,
    period,
    sums,
    before: { period: earlier, n, mean, criteria },
    services,
    comparison,
    words,
  };
}
