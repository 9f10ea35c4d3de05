import http from 'node:http';
import pg from 'pg';
import { minskDay } from '#domain/calendar.ts';
import type { ServingContext } from '../context.ts';
import { withClient } from '../database/client.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { postForm } from '../load/fetch-raw.ts';
import { chances, shuffled } from '../load/random.ts';
import { processorSeconds } from '../process-usage.ts';
import { signedInCitizens } from '../portal/citizens.ts';

const CLIENTS = [1, 16];
const RATE = { atLeast: 300 };
const SHARE = { atLeast: 0.1 };
const WARM_UP = 2;

/** What every third citizen writes; as long as comments of the demo are. */
const COMMENT =
  'Документы приняли без очереди, всё объяснили и сделали в срок. Спасибо специалисту окна № 3.';
const SCORES = { simplicity: 4, information: 5, timeliness: 3, courtesy: 5 };

/** Ratings over HTTP, beside bare INSERTs of the same rows through the same driver. */
export async function measureSubmitting(context: ServingContext): Promise<void> {
  const { databaseUrl, measured, options, portal } = context;
  const cookies = await signedInCitizens(databaseUrl, portal.origin, Math.max(...CLIENTS));
  const plan = new Plan(await publishedOrganizations(databaseUrl), cookies);
  await submit(context, plan, Math.max(...CLIENTS), WARM_UP);
  for (const clients of CLIENTS) {
    const before = await countRatings(databaseUrl);
    const cpuBefore = processorSeconds(portal.pid);
    const portalRun = await submit(context, plan, clients, options.seconds);
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

/** Who rates what: every client another organisation each time, so that each rating counts. */
class Plan {
  readonly cookies: readonly string[];
  readonly #organizations: readonly number[];
  readonly #next: number[];

  constructor(organizations: readonly number[], cookies: readonly string[]) {
    this.cookies = cookies;
    this.#organizations = shuffled(organizations, chances(7));
    // Clients begin far from each other.
    this.#next = cookies.map((_, client) =>
      Math.floor((client * organizations.length) / cookies.length),
    );
  }

  next(client: number): number {
    const at = this.#next[client]!;
    this.#next[client] = at + 1;
    return this.#organizations[at % this.#organizations.length]!;
  }
}

async function submit(
  { portal }: ServingContext,
  plan: Plan,
  clients: number,
  seconds: number,
): ReturnType<typeof closedLoop> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  let sent = 0;
  const result = await closedLoop(clients, seconds, async (client) => {
    const path = `/organizations/${plan.next(client)}`;
    sent += 1;
    const form = sent % 3 === 0 ? WITH_COMMENT : WITHOUT_COMMENT;
    const cookie = plan.cookies[client];
    const answer = await postForm(portal.origin, `${path}/rate`, form, { cookie, agent });
    const location = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
    if (answer.status !== 303 || location !== `${path}/thanks`) {
      throw new Error(`A rating was answered with ${answer.status} ${location ?? answer.body}`);
    }
  });
  agent.destroy();
  return result;
}

const WITHOUT_COMMENT = form('');
const WITH_COMMENT = form(COMMENT);

/** The questionnaire as a browser sends it, optional fields left empty. */
function form(comment: string): string {
  const scores = Object.entries(SCORES).map(([name, score]) => [name, String(score)]);
  const optional = ['subdivision', 'service', 'service-text', 'provided-on'];
  const empty = optional.map((name) => [name, '']);
  return new URLSearchParams([...scores, ...empty, ['comment', comment]]).toString();
}

/** The same rows of nobody in particular, which are removed afterwards. */
async function insertBare(
  databaseUrl: string,
  plan: Plan,
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
