import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '#server/identity/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { citizenOfTicket, draftTicket, dropDraft, readDraft, saveDraft } from './index.ts';

let portal: TestPortal;
let citizen: Person;
let organization: number;

beforeAll(async () => {
  portal = await openTestPortal('2026-11-20T09:00:00Z');
  citizen = await addCitizen(portal.db);
  organization = await addOrganization(portal);
});
afterAll(() => portal.close());

test('the latest draft of a questionnaire waits for its citizen alone', async () => {
  await saveDraft(portal.db, organization, citizen.id, { comment: ['раньше'] });
  expect(
    await saveDraft(portal.db, organization, citizen.id, {
      comment: [`«позже»\0 ${String.raw`C:\u0000`}`],
    }),
  ).toBe(true);
  expect(await readDraft(portal.db, organization, citizen.id)).toEqual({
    comment: [String.raw`«позже» C:\u0000`],
  });
  const other = await addCitizen(portal.db);
  expect(await readDraft(portal.db, organization, other.id)).toBeNull();
  await dropDraft(portal.db, organization, citizen.id);
  expect(await readDraft(portal.db, organization, citizen.id)).toBeNull();
});

test('a comment that is far too long waits, too, but not without bounds', async () => {
  const comment = ['я'.repeat(100_000)];
  expect(await saveDraft(portal.db, organization, citizen.id, { comment })).toBe(true);
  const endless = { comment: ['я'.repeat(1_000_000)] };
  expect(await saveDraft(portal.db, organization, citizen.id, endless)).toBe(false);
  expect(await readDraft(portal.db, organization, citizen.id)).toEqual({ comment });
});

test('of one citizen the latest ten drafts are kept', async () => {
  const collector = await addCitizen(portal.db);
  const organizations = [];
  for (let made = 0; made < 12; made++) organizations.push(await addOrganization(portal));
  for (const id of organizations) await saveDraft(portal.db, id, collector.id, {});
  const kept = await Promise.all(organizations.map((id) => readDraft(portal.db, id, collector.id)));
  expect(kept.map((draft) => draft !== null)).toEqual(organizations.map((_, at) => at >= 2));
});

test('nothing is kept for nobody, nor of no organisation', async () => {
  expect(await saveDraft(portal.db, organization, 'nobody', {})).toBe(false);
  expect(await saveDraft(portal.db, 999_999, citizen.id, {})).toBe(false);
});

test('a ticket says whose form of which organisation it is, for a week, and cannot be made up', () => {
  const day = '2026-11-20';
  const ticket = draftTicket('secret', 7, 'citizen.a', day);
  const read = (text: string, today = day) => citizenOfTicket('secret', 7, text, today);
  expect(read(ticket)).toBe('citizen.a');
  expect(read(ticket, '2026-11-27')).toBe('citizen.a');
  expect(read(ticket, '2026-11-28')).toBeNull();
  expect(citizenOfTicket('secret', 8, ticket, day)).toBeNull();
  expect(citizenOfTicket('another', 7, ticket, day)).toBeNull();
  for (const wrong of [
    '',
    '.',
    '..',
    'citizen.a',
    ticket.replace('citizen.a', 'citizen.b'),
    ticket.replace(day, '2026-11-21'),
    ticket.replace(day, '2026-13-99'),
    `${ticket}=`,
  ]) {
    expect(read(wrong)).toBeNull();
  }
});
