import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount, hashPassword } from '#server/identity/index.ts';
import { openDatabase, type OpenedDatabase } from '#server/platform/database/index.ts';
import { cookiesOf, postForm } from '../support/http-forms.ts';
import { freePort, PortalProcess } from '../support/portal-process.ts';
import { serverProcess } from '../support/server-processes.ts';

const ORGANIZATIONS = 1_000;
const CITIZENS = 8;
const PASSWORD = 'made for a test, thrown away after it';
const TARGETS = ['portal', 'server', 'both'] as const;
const ROUNDS = 20;

let data: string;
let settings: Record<string, string>;
let portal: PortalProcess;
/** Keeps the server in use, and reads what it stored. */
let opened: OpenedDatabase;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'portal-kills-'));
  settings = { PORTAL_DATA_DIR: data, PORT: String(await freePort()), LOG_LEVEL: 'silent' };
  const seed = ['seed', '--organizations', String(ORGANIZATIONS), '--ratings', '1000'];
  const seeding = new PortalProcess(seed, settings);
  expect(await seeding.status(), seeding.output).toBe(0);
  portal = new PortalProcess(['serve'], settings);
  await portal.address();
  opened = await openDatabase({ dataFolder: data });
});
afterAll(async () => {
  await portal.end();
  await opened.close();
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

interface Attempt {
  citizen: string;
  organization: number;
  acknowledged: boolean;
}

test('no rating that was acknowledged is lost or doubled when portal, server or both are killed', async () => {
  const citizens = await signedInCitizens();
  const organizations = await opened.db
    .selectFrom('organizations')
    .select('id')
    .where('published', '=', true)
    .execute();
  const attempts: Attempt[] = [];
  let over = false;
  const load = citizens.map(async ({ login, cookie }) => {
    for (const { id: organization } of organizations) {
      if (over) return;
      const attempt: Attempt = { citizen: login, organization, acknowledged: false };
      attempts.push(attempt);
      attempt.acknowledged = await rate(cookie, organization);
      // While nothing answers, the organisations should not be used up.
      if (!attempt.acknowledged) await sleep(100);
    }
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    await sleep(200 + Math.random() * 300);
    await kill(TARGETS[round % TARGETS.length]!);
    await untilRated(() => attempts.filter(({ acknowledged }) => acknowledged).length);
  }
  over = true;
  await Promise.all(load);

  const acknowledged = attempts.filter((attempt) => attempt.acknowledged);
  const stored = await opened.db
    .selectFrom('ratings')
    .innerJoin('users', 'users.id', 'ratings.citizen_id')
    .select(['username', 'organization_id'])
    .where('username', 'like', 'kills-%')
    .execute();
  const key = (citizen: string, organization: number) => `${citizen} ${organization}`;
  const keys = stored.map((row) => key(row.username, row.organization_id));
  const kept = new Set(keys);
  expect(kept.size, 'none is doubled').toBe(keys.length);
  const tried = new Set(attempts.map((each) => key(each.citizen, each.organization)));
  expect(keys.filter((each) => !tried.has(each))).toEqual([]);
  const lost = acknowledged.filter((each) => !kept.has(key(each.citizen, each.organization)));
  expect(lost).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * 10);
  const checking = new PortalProcess(['recompute', '--check'], settings);
  expect(await checking.status(), checking.output).toBe(0);
  process.stdout.write(`${acknowledged.length} acknowledged, 0 lost, ${ROUNDS} kills\n`);
});

async function signedInCitizens(): Promise<Array<{ login: string; cookie: string }>> {
  const passwordHash = await hashPassword(PASSWORD);
  const citizens: Array<{ login: string; cookie: string }> = [];
  for (let number = 0; number < CITIZENS; number += 1) {
    const login = `kills-${number}`;
    await createAccount(opened.db, {
      login,
      email: `${login}@example.org`,
      role: 'citizen',
      passwordHash,
      createdAt: new Date(),
      demo: false,
      language: 'ru',
    });
    const address = await portal.address();
    const answer = await postForm(address, '/sign-in', { name: login, password: PASSWORD });
    expect(answer.status).toBe(303);
    citizens.push({ login, cookie: cookiesOf(answer) });
  }
  return citizens;
}

/** Whether the portal said that it has the rating. */
async function rate(cookie: string, organization: number): Promise<boolean> {
  const scores = { simplicity: '4', information: '5', timeliness: '3', courtesy: '5' };
  try {
    const address = await portal.address();
    const page = `/organizations/${organization}/rate`;
    const { status, headers } = await postForm(address, page, scores, cookie);
    return status === 303 && !headers.get('location')?.includes('sign-in');
  } catch {
    return false;
  }
}

async function kill(target: (typeof TARGETS)[number]): Promise<void> {
  if (target !== 'portal') process.kill(await serverProcess(data), 'SIGKILL');
  if (target === 'server') return;
  portal.signal('SIGKILL');
  await portal.status();
  portal = new PortalProcess(['serve'], settings);
}

/** Waits until ratings are stored again. */
async function untilRated(count: () => number): Promise<void> {
  const before = count();
  await expect.poll(count, { timeout: 60_000, interval: 50 }).toBeGreaterThan(before + 5);
}
