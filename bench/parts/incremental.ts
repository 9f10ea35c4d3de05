import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { submitRating } from '#server/ratings/index.ts';
import type { Context } from '../context.ts';
import { Latencies } from '../load/latencies.ts';
import { chances, shuffled } from '../load/random.ts';
import { withPortal } from '../portal/in-process.ts';

/** In milliseconds. */
const TARGET = { atMost: 50 };
const RATINGS = 25;
/** Order is computed at most twice a second; a rating after this finds it due. */
const QUIET = 600;

/**
 * What one rating costs until all positions follow from it: from the moment when the command is
 * done, in a portal of this process. At the end all positions are compared with those that a
 * second portal reads anew from the database.
 */
export async function measureIncremental({ databaseUrl, measured }: Context): Promise<void> {
  await withPortal(databaseUrl, async (portal) => {
    const live = await portal.standings.current();
    const person = await anyCitizen(portal);
    const organizations = shuffled(
      live.ordered().map((standing) => standing.organizationId),
      chances(11),
    );
    const commands = new Latencies();
    const positions = new Latencies();
    for (let made = 0; commands.count < RATINGS; made += 1) {
      await sleep(QUIET);
      const begun = performance.now();
      const score = [String((made % 5) + 1)];
      const fields = { simplicity: score, information: score, timeliness: score, courtesy: score };
      const result = await submitRating(portal, person, organizations[made]!, fields);
      const committed = performance.now();
      if (result.outcome === 'already-rated') continue;
      if (result.outcome !== 'rated') throw new Error(`a rating was refused: ${result.outcome}`);
      live.ordered();
      const done = performance.now();
      if (!live.settled) throw new Error('the order does not follow from the latest rating');
      commands.add(committed - begun);
      positions.add(done - committed);
    }
    await assertSamePositions(portal, databaseUrl);
    measured({
      what: 'positions after one rating (slowest of 25)',
      value: positions.quantile(1),
      unit: 'ms',
      target: TARGET,
      details: {
        p50: positions.quantile(0.5),
        'command p50': commands.quantile(0.5),
        'command p99': commands.quantile(0.99),
      },
    });
  });
}

async function anyCitizen(portal: Portal): Promise<Person> {
  const { id, username, email, role } = await portal.db
    .selectFrom('users')
    .select(['id', 'username', 'email', 'role'])
    .where('role', '=', 'citizen')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { id, login: username, email, role };
}

async function assertSamePositions(portal: Portal, databaseUrl: string): Promise<void> {
  const kept = (await portal.standings.current()).ordered();
  await withPortal(databaseUrl, async (second) => {
    const fresh = await second.standings.current();
    for (const { organizationId, position, score } of kept) {
      const other = fresh.standing(organizationId);
      if (other?.position === position && other.score === score) continue;
      throw new Error(
        `organisation ${organizationId}: position ${position} and score ${score} were kept, ` +
          `${other?.position} and ${other?.score} are right`,
      );
    }
  });
}
