import { randomUUID } from 'node:crypto';
import { createAccount, hashPassword } from '#server/identity/index.ts';
import { openDatabase } from '#server/platform/database/index.ts';
import { postForm } from '../load/fetch-raw.ts';

const PASSWORD = 'made for measuring, thrown away after';

/**
 * Creates citizens with accounts of their own, and signs each of them in at the portal.
 *
 * @returns the Cookie header of each one's requests
 */
export async function signedInCitizens(
  databaseUrl: string,
  origin: string,
  count: number,
): Promise<string[]> {
  const logins = Array.from({ length: count }, () => `bench-${randomUUID().slice(0, 18)}`);
  const { db, close } = await openDatabase({ url: databaseUrl });
  try {
    // One hash for all: hashing is slow on purpose, and not what is measured.
    const account = { passwordHash: await hashPassword(PASSWORD), createdAt: new Date() };
    for (const login of logins) {
      const person = { login, email: `${login}@example.org`, role: 'citizen' } as const;
      await createAccount(db, { ...account, ...person, demo: false, language: 'ru' });
    }
  } finally {
    await close();
  }
  const cookies: string[] = [];
  for (const login of logins) cookies.push(await signIn(origin, login, PASSWORD));
  return cookies;
}

/** Signs somebody in, and returns the Cookie header of further requests. */
export async function signIn(origin: string, login: string, password: string): Promise<string> {
  const form = { name: login, password, remember: 'on' };
  const { status, headers } = await postForm(origin, '/sign-in', form);
  const cookies = headers
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .map(([, value]) => value.split(';')[0]!);
  if (status !== 303 || cookies.length === 0) {
    throw new Error(`${login} could not sign in: the answer was ${status}`);
  }
  return cookies.join('; ');
}
