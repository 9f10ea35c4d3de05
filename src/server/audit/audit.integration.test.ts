import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import type { Person } from '#domain/access/person.ts';
import { addCitizen, openTestPortal, type TestPortal } from '../../../tests/support/portal.ts';
import { exportAudit, readAudit, readAuditFilter, record, type Change } from './index.ts';

let portal: TestPortal;
let methodologist: Person;

beforeAll(async () => {
  portal = await openTestPortal('2026-06-15T09:00:00Z');
  methodologist = { ...(await addCitizen(portal.db)), role: 'methodologist' };
});
afterAll(() => portal.close());

async function write(at: string, change: Partial<Change> = {}): Promise<void> {
  await record(portal.db, { id: 'id-anna', login: 'anna' }, new Date(at), {
    action: 'feedback-taken',
    subject: 'feedback',
    subjectId: 1,
    ...change,
  });
}

const filterOf = (query: string) => readAuditFilter(new URLSearchParams(query));

async function shown(query: string): Promise<string[]> {
  const page = { before: null, limit: 1000 };
  const { rows: entries } = await readAudit(portal, methodologist, filterOf(query), page);
  return entries.map(({ at, subjectId }) => `${at.toISOString()} ${subjectId}`);
}

async function exported(query: string): Promise<string[]> {
  const rows: string[] = [];
  for await (const { at, subjectId } of await exportAudit(
    portal,
    methodologist,
    filterOf(query),
    'csv',
  )) {
    rows.push(`${at.toISOString()} ${subjectId}`);
  }
  return rows;
}

describe('the log', () => {
  test('narrows to whole Minsk days', async () => {
    await write('2026-01-09T20:59:59.999Z', { subjectId: 'before' });
    await write('2026-01-09T21:00:00Z', { subjectId: 'first' });
    await write('2026-01-10T20:59:59.999Z', { subjectId: 'last' });
    await write('2026-01-10T21:00:00Z', { subjectId: 'after' });
    const ids = async (query: string) => (await shown(query)).map((row) => row.split(' ')[1]);
    expect(await ids('from=2026-01-10&to=2026-01-10')).toEqual(['last', 'first']);
    expect(await ids('to=2026-01-09')).toEqual(['before']);
    expect(await ids('from=2026-01-11&to=2026-01-11')).toEqual(['after']);
    expect(await ids('from=2026-01-11&to=2026-01-09')).toEqual([]);
  });

  test.each([
    ['actor= Anna ', { actor: 'anna' }],
    ['actor=a%00b&action=drop&subject=none&id=7', {}],
    ['id=7', {}],
    ['subject=feedback&id= 7', { subject: 'feedback', subjectId: '7' }],
    ['from=2026-02-30&to=tomorrow', {}],
  ])('reads %s as what can be meant', (query, read) => {
    expect(filterOf(query)).toEqual({
      actor: '',
      action: null,
      subject: null,
      subjectId: '',
      from: null,
      to: null,
      ...read,
    });
  });

  test('is exported as it is shown, batch by batch, and says who took it away', async () => {
    for (let n = 0; n < 1203; n += 1) {
      await write('2026-03-01T10:00:00Z', { subjectId: n, subject: 'rating' });
    }
    for (const query of ['', 'subject=rating', 'subject=rating&id=7', 'actor=nobody']) {
      const before = await shown(query);
      const page = { before: null, limit: 5000 };
      const { rows: entries } = await readAudit(portal, methodologist, filterOf(query), page);
      expect(await exported(query)).toEqual(
        entries.map(({ at, subjectId }) => `${at.toISOString()} ${subjectId}`),
      );
      expect(before.length).toBeLessThanOrEqual(entries.length);
    }
    const filter = filterOf('action=audit-exported');
    const { rows: log } = await readAudit(portal, methodologist, filter, {
      before: null,
      limit: 10,
    });
    expect(log.map(({ actor, after }) => [actor, after])).toEqual([
      [methodologist.login, { format: 'csv', actor: 'nobody' }],
      [methodologist.login, { format: 'csv', subject: 'rating', subjectId: '7' }],
      [methodologist.login, { format: 'csv', subject: 'rating' }],
      [methodologist.login, { format: 'csv' }],
    ]);
  });

  test('is for the operator and the methodologist alone', async () => {
    for (const role of ['citizen', 'organization', 'supervisor'] as const) {
      const other: Person = { ...methodologist, role };
      await expect(exportAudit(portal, other, filterOf(''), 'csv')).rejects.toThrow(NotAllowed);
    }
  });
});
