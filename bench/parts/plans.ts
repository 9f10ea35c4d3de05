import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { DEMO_PASSWORD } from '#domain/identity/demo-password.ts';
import type { Context } from '../context.ts';
import { withClient } from '../database/client.ts';
import { explain, largeTables, type Explained } from '../plans/explain.ts';
import type { RecordedQuery } from '../plans/record.ts';
import { SCENARIOS, type Cast, type Scenario } from '../plans/scenarios.ts';
import { signedInCitizens, signIn } from '../portal/citizens.ts';
import { startPortalProcess } from '../portal/process.ts';
import { ROOT } from '../root.ts';

const RECORDER = fileURLToPath(new URL('../plans/record.ts', import.meta.url));
/** Queries that a page does not send itself: of jobs, of announcements, of transactions. */
const OF_OTHERS = /pgboss|pg_notify|^\s*(begin|commit|rollback|listen|select 1\s*$)/i;
const EXPLAINABLE = /^\s*(select|with|insert|update|delete)\b/i;
/** Until what a page sent has arrived here, in milliseconds. */
const SETTLE = 150;

/**
 * Asks a portal for every page and list once, takes down which queries it sends, and has the
 * database explain each of them.
 */
export async function measurePlans({ databaseUrl, measured, size }: Context): Promise<void> {
  const recorded: RecordedQuery[] = [];
  const portal = await startPortalProcess(databaseUrl, {
    nodeOptions: ['--import', RECORDER],
    onMessage: (message) => recorded.push(message as RecordedQuery),
  });
  const plans: string[] = [];
  await withClient(databaseUrl, async (client) => {
    const cast = await readCast(client, databaseUrl, portal.origin);
    const large = await largeTables(client);
    for (const scenario of SCENARIOS) {
      const queries = await queriesOf(scenario, cast, recorded);
      const explained: Explained[] = [];
      for (const query of queries) {
        const plan = await explain(client, query, large);
        explained.push(plan);
        plans.push(`# ${scenario.name}\n\n${query.text.trim()}\n\n${plan.text}\n`);
      }
      measured({
        what: `queries of ${scenario.name}`,
        value: explained.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
        unit: 'ms',
        details: describe(explained),
      });
    }
  });
  await portal.stop();
  const folder = path.join(ROOT, 'bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `plans-${size}.txt`), plans.join('\n'));
}

function describe(explained: readonly Explained[]): Record<string, number | string> {
  const scanned = new Set(explained.flatMap((plan) => plan.scanned));
  return {
    queries: explained.length,
    'rows read': explained.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    ...(scanned.size > 0 && { 'SEQUENTIAL SCAN of': [...scanned].join(', ') }),
  };
}

async function queriesOf(
  { name, status, ask }: Scenario,
  cast: Cast,
  recorded: RecordedQuery[],
): Promise<RecordedQuery[]> {
  await sleep(SETTLE);
  recorded.length = 0;
  const answer = await ask(cast);
  if (answer.status !== status) throw new Error(`${name} was answered with ${answer.status}`);
  await sleep(SETTLE);
  return recorded.filter(({ text }) => EXPLAINABLE.test(text) && !OF_OTHERS.test(text));
}

async function readCast(client: pg.Client, databaseUrl: string, origin: string): Promise<Cast> {
  const { rows } = await client.query<Omit<Cast, 'origin' | 'cookies' | 'login' | 'password'>>(
    `select o.id as organization,
       (select organization_id from responsible_persons where user_id = 'demo-organization'
        limit 1) as cabinet, region_id as region, district_id as district,
       sphere_ids[1] as sphere, type_id as type, unp
     from standings join organizations o on o.id = organization_id
     where published and district_id is not null order by n desc limit 1`,
  );
  const [citizen] = await signedInCitizens(databaseUrl, origin, 1);
  const [organization, operator] = await Promise.all(
    ['organization', 'operator'].map((login) => signIn(origin, login, DEMO_PASSWORD)),
  );
  const cookies = { citizen: citizen!, organization: organization!, operator: operator! };
  return { ...rows[0]!, origin, cookies, login: 'citizen', password: DEMO_PASSWORD };
}
