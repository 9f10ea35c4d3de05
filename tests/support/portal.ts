import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import { openLog } from '#server/platform/log/index.ts';
import type { Portal } from '#server/portal.ts';
import { assemblePortal } from '#server/start.ts';
import { openTestDatabase } from './database.ts';

/** A portal over a fresh database, whose clock the test moves. */
export interface TestPortal extends Portal {
  /** Sets the present moment. */
  setClock(moment: string): void;
}

/**
 * Opens a portal with the reference data, without organisations and without jobs.
 *
 * @param moment the present moment of its clock
 */
export async function openTestPortal(moment = '2026-06-15T09:00:00Z'): Promise<TestPortal> {
  const opened = await openTestDatabase();
  let now = new Date(moment);
  const portal = await assemblePortal({
    configuration: {
      host: 'localhost',
      port: 0,
      dataFolder: '',
      database: { dataFolder: '' },
      secret: 'a secret for tests, long enough to be taken',
      origin: 'http://localhost',
      demo: false,
      smtpUrl: null,
      mailFrom: 'portal@example.org',
      logLevel: 'silent',
      support: {
        technical: { phone: null, email: null, hours: null },
        methodical: { phone: null, email: null, hours: null },
      },
      mapTiles: null,
    },
    opened,
    log: openLog('silent'),
    clock: () => now,
    jobs: false,
  });
  return Object.assign(portal, {
    setClock: (next: string) => {
      now = new Date(next);
    },
  });
}

let made = 0;

/** Adds a published organisation; what is not given is made up. */
export async function addOrganization(
  portal: Portal,
  given: Partial<{
    name: string;
    region: string;
    district: string;
    type: string;
    sphere: string;
  }> = {},
): Promise<number> {
  made += 1;
  const name = given.name ?? `Организация ${made}`;
  const { id } = await portal.db
    .insertInto('organizations')
    .values({
      unp: String(100_000_000 + made),
      name_ru: name,
      name_be: name,
      short_name_ru: name,
      short_name_be: name,
      type_id: given.type ?? 'civil-registry',
      region_id: given.region ?? 'brest-region',
      district_id: given.district ?? 'pinsk-city',
      sphere_ids: [given.sphere ?? 'justice-notary'],
      service_item_ids: ['procedure-2.10.1'],
      address_ru: 'ул. Советская, 1',
      lat: 52.1,
      lon: 26.1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await portal.standings.catalogueChanged();
  return id;
}

/** Lets a person answer for an organisation. */
export async function answerFor(
  { db, clock }: Portal,
  person: Person,
  organizationId: number,
  { mayEdit = true, mayAnswer = true } = {},
): Promise<void> {
  await db
    .insertInto('responsible_persons')
    .values({
      organization_id: organizationId,
      user_id: person.id,
      email: person.email,
      name: 'Имя',
      position: 'Должность',
      phone: '2000000',
      added_at: clock(),
      may_edit: mayEdit,
      may_answer: mayAnswer,
    })
    .execute();
}

/** Adds a citizen with a confirmed e-mail. */
export async function addCitizen(db: Database): Promise<Person> {
  made += 1;
  const login = `citizen${made}`;
  const email = `${login}@example.org`;
  await db
    .insertInto('users')
    .values({
      id: `id-${login}`,
      name: login,
      email,
      username: login,
      emailVerified: true,
    })
    .execute();
  return { id: `id-${login}`, login, email, role: 'citizen' };
}

/** Fields of a questionnaire with the same score everywhere, or the four given. */
export function questionnaire(
  score: number | readonly [number, number, number, number],
  more: Record<string, string[]> = {},
): Record<string, string[]> {
  const [a, b, c, d] = typeof score === 'number' ? [score, score, score, score] : score;
  return {
    simplicity: [String(a)],
    information: [String(b)],
    timeliness: [String(c)],
    courtesy: [String(d)],
    ...more,
  };
}
