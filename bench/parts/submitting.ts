import pg from 'pg';
import { minskDay } from '#domain/calendar.ts';
import type { ServingContext } from '../context.ts';
import { withClient } from '../database/client.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { COMMENT, RatingPlan, SCORES, submitRatings } from '../load/ratings.ts';
import { processorSeconds } from '../process-usage.ts';
import { signedInCitizens } from '../portal/citizens.ts';

const CLIENTS = [1, 16];
const RATE = { atLeast: 300 };
const SHARE = { atLeast: 0.1 };
const WARM_UP = 2;

/** Ratings over HTTP, beside bare INSERTs of the same rows through the same driver. */
export async function measureSubmitting(context: ServingContext): Promise<void> {
  const { databaseUrl, measured, options, portal } = context;
  const cookies = await signedInCitizens(databaseUrl, portal.origin, Math.max(...CLIENTS));
  const plan = new RatingPlan(await publishedOrganizations(databaseUrl), cookies);
  await submitRatings(portal.origin, plan, Math.max(...CLIENTS), WARM_UP);
  for (const clients of CLIENTS) {
    const before = await countRatings(databaseUrl);
    const cpuBefore = processorSeconds(portal.pid);
    const portalRun = await submitRatings(portal.origin, plan, clients, options.seconds);
    const cpu = ((processorSeconds(portal.pid) - cpuBefore) * 1000) / portalRun.done;
    const added = (await countRatings(databaseUrl)) - before;
    if (added !== portalRun.done) {
      throw new Error(`${portalRun.done} ratings were accepted, and ${added} are there`);
    }
    const bareRun = await insertBare(databaseUrl, plan, clients, Math.min(options.seconds, 5));
    const what = `ratings, ${clients} ${clients === 1 ? 'client' : 'clients'}`;
    const { done, p50, p99 } = portalRun;
    const most = clients === Math.max(...CLIENTS);
    measured({
      what,
      value: portalRun.perSecond,
      unit: 'ratings/s',
      ...(most && { target: RATE }),
      details: { p50, p99, cpu, ratings: done },
    });
    measured({
      what: `${what}: share of bare INSERTs`,
      value: portalRun.perSecond / bareRun.perSecond,
      unit: '',
      ...(most && { target: SHARE }),
      details: { bare: bareRun.perSecond, p50: bareRun.p50, p99: bareRun.p99 },
    });
  }
}

/** The same rows of nobody in particular, which are removed afterwards. */
async function insertBare(
  databaseUrl: string,
  plan: RatingPlan,
  clients: number,
  seconds: number,
): ReturnType<typeof closedLoop> {
  const connections = Array.from(
    { length: clients },
    () => new pg.Client({ connectionString: databaseUrl }),
  );
  await Promise.all(connections.map((connection) => connection.connect()));
  const today = minskDay(new Date());
  let sent = 0;
  try {
    return await closedLoop(clients, seconds, async (client) => {
      sent += 1;
      const comment = sent % 3 === 0 ? COMMENT : null;
      const state = comment === null ? null : 'published';
      await connections[client]!.query(
        `insert into ratings (organization_id, citizen_id, rated_on, simplicity, information,
           timeliness, courtesy, comment, comment_public, comment_state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
        [plan.next(client), `bare-${sent}`, today, ...Object.values(SCORES), comment, state],
      );
    });
  } finally {
    await Promise.all(connections.map((connection) => connection.end()));
    await withClient(databaseUrl, (client) =>
      client.query(`delete from ratings where citizen_id like 'bare-%'`),
    );
  }
}

async function countRatings(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ count: string }>('select count(*) from ratings');
    return Number(rows[0]!.count);
  });
}

async function publishedOrganizations(databaseUrl: string): Promise<number[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select id from organizations where published order by id',
    );
    return rows.map((row) => Number(row.id));
  });
}
