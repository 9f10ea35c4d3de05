import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMAND_LINE } from '#domain/access/officials.ts';
import { hasLoginForm } from '#domain/identity/login.ts';
import { readAudit } from '#server/audit/index.ts';
import { openTestPortal, type TestPortal } from '../../../tests/support/portal.ts';
import { lettersTo, PASSWORD, Visitor } from '../../../tests/support/visitor.ts';
import { acceptOfficialInvitation, inviteOperator, readOfficialInvitations } from './index.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal('2026-06-15T09:00:00Z');
});
afterAll(() => portal.close());

function invite(email: string, mailed = false) {
  const to = { email, language: 'be' as const, origin: 'https://portal.example' };
  return inviteOperator(portal.db, to, mailed, portal.clock());
}

async function tokenOf(email: string, mailed = false): Promise<string> {
  const result = await invite(email, mailed);
  if (result.outcome !== 'invited') throw new Error(result.outcome);
  return new URL(result.link).searchParams.get('token') ?? '';
}

test('the first operator comes in by the link of the command line, once, and the log says so', async () => {
  const visitor = new Visitor(portal);
  const token = await tokenOf(' First@Example.org');
  expect(await lettersTo(portal, 'first@example.org')).toEqual([]);
  const form = { login: 'first', password: PASSWORD };
  expect(await acceptOfficialInvitation(portal, token, form, visitor.visit)).toEqual({
    outcome: 'accepted',
    login: 'first',
  });
  const again = { ...form, login: 'second' };
  expect(await acceptOfficialInvitation(portal, token, again, visitor.visit)).toEqual({
    outcome: 'no-such-link',
  });
  await visitor.signIn('first', PASSWORD);
  const operator = await visitor.person();
  expect(operator?.role).toBe('operator');
  const { rows: entries } = await readAudit(portal, operator!, {}, { before: null, limit: 10 });
  expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
    ['first', 'official-joined'],
    [COMMAND_LINE, 'official-invited'],
  ]);
  expect(JSON.stringify(entries)).not.toContain(token);
  expect(hasLoginForm(COMMAND_LINE)).toBe(false);

  expect(await invite('first@example.org')).toEqual({
    outcome: 'email-taken',
    login: 'first',
    role: 'operator',
  });
});

test('a later link to the same address makes the earlier useless, and is mailed where mail leaves', async () => {
  const earlier = await tokenOf('next@example.org');
  const later = await tokenOf('next@example.org', true);
  const letters = await lettersTo(portal, 'next@example.org');
  expect(letters).toHaveLength(1);
  expect(letters[0]?.body).toContain(`https://portal.example/be/staff-invitation?token=${later}`);
  const form = { login: 'next.operator', password: PASSWORD };
  const { visit } = new Visitor(portal);
  expect(await acceptOfficialInvitation(portal, earlier, form, visit)).toEqual({
    outcome: 'no-such-link',
  });
  const someone = { id: 'x', login: 'x', email: 'x', role: 'operator' } as const;
  expect(await readOfficialInvitations(portal, someone)).toMatchObject([
    { email: 'next@example.org', invitedBy: COMMAND_LINE },
  ]);
});

test.each(['', 'first', 'a\0@example.org'])('nobody is invited to %j', async (email) => {
  expect(await invite(email)).toEqual({ outcome: 'invalid' });
});
