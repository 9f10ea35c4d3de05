import { hash } from '@node-rs/argon2';
import { z } from 'zod';
import { DEMO_PASSWORD } from '#domain/identity/demo-password.ts';
import { DEMO_LOGINS } from '#domain/identity/login.ts';
import type { Role } from '#domain/access/permissions.ts';
import type { Database } from '#server/platform/database/index.ts';
import { readData } from '#server/reference/index.ts';
import { ColumnBuffer } from '../bulk/insert.ts';
import { DAY, timestamp } from '../days.ts';
import { stream } from '../random.ts';
import type { Citizens } from './citizens.ts';

/** So many citizens are inserted at once. */
const BATCH = 20_000;

/** The id of the user behind the login `citizen`. */
export const DEMO_CITIZEN_ID = demoUserId('citizen');

/** OWASP's minimum for argon2id, as for every other password. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const file = z.object({
  accounts: z
    .array(z.object({ role: z.enum(DEMO_LOGINS), name: z.string() }))
    .length(DEMO_LOGINS.length),
  citizen_name: z.string(),
});

const USER = {
  id: { type: 'text' },
  name: { type: 'text' },
  email: { type: 'text' },
  emailVerified: { type: 'boolean' },
  username: { type: 'text' },
  displayUsername: { type: 'text' },
  role: { type: 'text' },
  demo: { type: 'boolean' },
  language: { type: 'text' },
  createdAt: { type: 'timestamptz' },
  updatedAt: { type: 'timestamptz' },
};

/**
 * Stores the citizens, who have no password, and the five logins of the demo.
 *
 * @param before they all registered before this moment, in milliseconds since 1970
 */
export async function loadPeople(
  db: Database,
  citizens: Citizens,
  { seed, before }: { seed: number; before: number },
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { accounts, citizen_name: nameOf } = readData('demo-accounts.json', file);
  const users = new ColumnBuffer('users', USER);
  for (const { role, name } of accounts) {
    addUser(users, { id: demoUserId(role), username: role, name, role, language: 'ru' }, before);
  }
  const random = stream(seed, 'citizens');
  for (let citizen = 0; citizen < citizens.count; citizen += 1) {
    const username = citizens.usernameOf(citizen);
    const name = nameOf.replace('{n}', username.replace(/\D/g, ''));
    const language = citizens.languageOf(citizen);
    const created = before - Math.floor(random.next() * 900 * DAY);
    addUser(
      users,
      { id: citizens.idOf(citizen), username, name, role: 'citizen', language },
      created,
    );
    if (users.length < BATCH) continue;
    await users.flush(db);
    onProgress(citizen + 1, citizens.count);
  }
  await users.flush(db);
  await giveDemoPasswords(db, before);
  onProgress(citizens.count, citizens.count);
}

interface User {
  id: string;
  username: string;
  name: string;
  role: Role;
  language: 'ru' | 'be';
}

function addUser(users: ColumnBuffer, user: User, created: number): void {
  const { id, username, name, role, language } = user;
  const moment = timestamp(created);
  const email = `${username}@example.org`;
  users.add(id, name, email, true, username, username, role, true, language, moment, moment);
}

async function giveDemoPasswords(db: Database, moment: number): Promise<void> {
  const createdAt = timestamp(moment);
  for (const role of DEMO_LOGINS) {
    const userId = demoUserId(role);
    const password = await hash(DEMO_PASSWORD, ARGON2);
    await db
      .insertInto('accounts')
      .values({
        id: `${userId}-password`,
        userId,
        accountId: userId,
        providerId: 'credential',
        password,
        createdAt,
        updatedAt: createdAt,
      })
      .execute();
  }
}

export function demoUserId(role: Role): string {
  return `demo-${role}`;
}
