import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeUnp } from '#domain/organization/unp.ts';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import { readCabinet } from '#server/cabinet/index.ts';
import type { Person } from '#server/identity/index.ts';
import { acceptInvitation, readInvitation } from '#server/responsible-persons/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  lettersTo,
  newCitizen,
  OTHER_PASSWORD,
  PASSWORD,
  tokenFor,
  Visitor,
} from '../../../tests/support/visitor.ts';
import {
  approveRequest,
  correctPersonEmail,
  deleteOldRequests,
  lookUpRequest,
  readQueue,
  readQueueState,
  readRequestLetter,
  readRequestView,
  refuseRequest,
  returnRequest,
  submitRequest,
  takeRequest,
  type TypedRequest,
} from './index.ts';

let portal: TestPortal;
let operator: Person;
let colleague: Person;

beforeAll(async () => {
  portal = await openTestPortal('2026-06-15T09:00:00Z');
  operator = { ...(await addCitizen(portal.db)), role: 'operator' };
  colleague = { ...(await addCitizen(portal.db)), role: 'operator' };
});
afterAll(() => portal.close());

let made = 0;

function newUnp(): string {
  for (;;) {
    made += 1;
    const unp = makeUnp(1, 5_000_000 + made);
    if (unp) return unp;
  }
}

function typed(given: Partial<TypedRequest> = {}): TypedRequest {
  const unp = newUnp();
  return {
    unp,
    nameRu: 'Учреждение «Ромашка»',
    nameBe: 'Установа «Рамонак»',
    shortNameRu: 'Ромашка',
    shortNameBe: '',
    persons: [person(`head${made}@romashka.example`)],
    ...given,
  };
}

function person(email: string) {
  return { name: 'Иванова Мария', position: 'директор', email, phone: '+375 17 200-00-00' };
}

async function send(given: Partial<TypedRequest> = {}, file: File | null = null): Promise<number> {
  const result = await submitRequest(portal, typed(given), file, new Visitor(portal).visit);
  if (result.outcome !== 'received') throw new Error(JSON.stringify(result));
  return result.number;
}

const PLACEMENT = { typeId: 'polyclinic', regionId: 'brest-region', districtId: 'pinsk-city' };

function approve(number: number, placement = PLACEMENT) {
  return approveRequest(portal, operator, number, placement, new Visitor(portal).visit);
}

describe('a request', () => {
  test('is received with a number, which the letter repeats and by which its state can be seen', async () => {
    const unp = newUnp();
    const number = await send({ unp: ` унп ${unp} `, persons: [person('Head@Romashka.example')] });
    const [letter] = await lettersTo(portal, 'head@romashka.example');
    expect(letter?.subject).toContain(String(number));
    expect(letter?.body).toContain(unp);
    // A stranger's words do not travel through the portal.
    expect(letter?.body).not.toContain('Ромашка');
    const visit = new Visitor(portal).visit;
    expect(
      await lookUpRequest(portal, { number: ` ${number}`, email: 'HEAD@romashka.example' }, visit),
    ).toMatchObject({ outcome: 'found', request: { number, unp, state: 'new' } });
    for (const wrong of [
      { number: String(number), email: 'other@romashka.example' },
      { number: String(number + 1000), email: 'head@romashka.example' },
      { number: 'DROP', email: '' },
      { number: '9'.repeat(30), email: 'head@romashka.example' },
    ]) {
      expect(await lookUpRequest(portal, wrong, visit)).toEqual({ outcome: 'not-found' });
    }
  });

  test.each([
    ['no UNP', { unp: '' }, { unp: 'missing' }],
    ['a wrong check digit', { unp: '191234564' }, { unp: 'not-a-unp' }],
    ['a foreign number', { unp: 'DE136695976' }, { unp: 'not-a-unp' }],
    ['a name of 501 characters', { nameRu: 'я'.repeat(501) }, { nameRu: 'too-long' }],
    ['a name of spaces', { nameBe: ' \u00a0 ' }, { nameBe: 'missing' }],
    ['broken UTF-8', { shortNameRu: 'Ро\uFFFDмашка' }, { shortNameRu: 'damaged' }],
    ['nobody who answers', { persons: [] }, { persons: 'missing' }],
    [
      'a wrong address and telephone',
      { persons: [{ ...person('no address'), phone: 'звоните' }] },
      { 'persons.0.email': 'not-an-email', 'persons.0.phone': 'not-a-phone' },
    ],
    [
      'one address twice',
      { persons: [person('a@romashka.example'), person('A@romashka.example')] },
      { 'persons.1.email': 'doubled' },
    ],
  ] as const)('with %s is refused at its field', async (_, given, problems) => {
    const result = await submitRequest(
      portal,
      typed(given as Partial<TypedRequest>),
      null,
      new Visitor(portal).visit,
    );
    expect(result).toEqual({ outcome: 'invalid', problems, letter: null });
  });

  test('a name of 500 characters is taken whole', async () => {
    const nameRu = 'я'.repeat(500);
    const number = await send({ nameRu });
    expect((await readRequestView(portal, operator, number))?.nameRu).toBe(nameRu);
  });

  test('for an organisation that is registered or requested already is refused', async () => {
    const id = await addOrganization(portal);
    const { unp } = await portal.db
      .selectFrom('organizations')
      .select('unp')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const registered = { ...typed(), unp: newUnp() };
    await portal.db
      .updateTable('organizations')
      .set({ unp: registered.unp })
      .where('unp', '=', unp)
      .execute();
    const visit = new Visitor(portal).visit;
    expect(await submitRequest(portal, registered, null, visit)).toMatchObject({
      problems: { unp: 'registered' },
    });
    const unpTwice = newUnp();
    await send({ unp: unpTwice });
    expect(await submitRequest(portal, typed({ unp: unpTwice }), null, visit)).toMatchObject({
      problems: { unp: 'requested' },
    });
  });

  test('of ten at once for one organisation, one stays', async () => {
    const unp = newUnp();
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        submitRequest(
          portal,
          typed({ unp, persons: [person(`at${at}@once.example`)] }),
          null,
          new Visitor(portal).visit,
        ),
      ),
    );
    expect(results.filter(({ outcome }) => outcome === 'received')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'invalid')).toHaveLength(9);
  });
});

describe('the letter of a request', () => {
  const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF';

  test('is kept with a name that is safe to save, and the type of its content', async () => {
    const file = new File([PDF], '../../etc/«Письмо» № 5.exe', { type: 'image/png' });
    const number = await send({}, file);
    const letter = await readRequestLetter(portal, operator, number);
    expect(letter).toMatchObject({ fileName: 'Письмо-5.pdf', mediaType: 'application/pdf' });
    expect(Buffer.from(letter!.content).toString()).toBe(PDF);
  });

  test.each([
    [
      'that is a ZIP',
      new Uint8Array([0x50, 0x4b, 3, 4, ...Array<number>(60).fill(0)]),
      'wrong-type',
    ],
    ['that is a web page', '<!doctype html><script>alert(1)</script>', 'wrong-type'],
    ['that is empty', '', 'empty'],
    ['of more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), 'too-large'],
  ] as const)('is refused when it is one %s', async (_, content, problem) => {
    const file = new File([content as BlobPart], 'letter.pdf', { type: 'application/pdf' });
    const result = await submitRequest(portal, typed(), file, new Visitor(portal).visit);
    expect(result).toMatchObject({ outcome: 'invalid', letter: problem });
  });
});

describe('the operator', () => {
  test('sees the oldest request first, and what is overdue', async () => {
    portal.setClock('2026-05-01T09:00:00Z');
    const old = await send();
    portal.setClock('2026-06-15T09:00:00Z');
    const { rows: requests } = await readQueue(portal, operator, 'new', {
      after: null,
      limit: 100,
    });
    expect(requests.map(({ number }) => number)).toEqual(
      requests.map(({ number }) => number).sort((a, b) => a - b),
    );
    expect(requests.find(({ number }) => number === old)?.overdue).toBe(true);
    const state = await readQueueState(portal, operator);
    expect(state).toMatchObject({ overdue: 1, oldest: new Date('2026-05-01T09:00:00Z') });
    expect(state.counts.new).toBe(requests.length);

    const paged: number[] = [];
    let after: number | null = null;
    do {
      const page = await readQueue(portal, operator, 'new', { after, limit: 3 });
      paged.push(...page.rows.map(({ number }) => number));
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual(requests.map(({ number }) => number));
  });

  test('takes a request into work; a colleague who is slower is told', async () => {
    const number = await send();
    const results = await Promise.all([
      takeRequest(portal, operator, number),
      takeRequest(portal, colleague, number),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'done']);
    const view = await readRequestView(portal, operator, number);
    const told = results.find(({ outcome }) => outcome === 'changed-meanwhile');
    expect(told).toMatchObject({ state: 'in-work', by: view?.takenBy });
    expect(await returnRequest(portal, operator, number)).toEqual({ outcome: 'done' });
    expect(await readRequestView(portal, operator, number)).toMatchObject({
      state: 'new',
      takenBy: null,
      takenAt: null,
    });
  });

  test('refuses with a reason that everybody named gets, and then another may be sent', async () => {
    const unp = newUnp();
    const persons = [person('one@refused.example'), person('two@refused.example')];
    const number = await send({ unp, persons });
    const visit = new Visitor(portal).visit;
    expect(await refuseRequest(portal, operator, number, '  ', visit)).toEqual({
      outcome: 'invalid',
      problem: 'missing',
    });
    expect(await refuseRequest(portal, operator, number, 'Нет письма.', visit)).toEqual({
      outcome: 'done',
    });
    for (const { email } of persons) {
      expect((await lettersTo(portal, email)).at(-1)?.body).toContain('Нет письма.');
    }
    expect(await refuseRequest(portal, colleague, number, 'Ещё раз.', visit)).toMatchObject({
      outcome: 'changed-meanwhile',
      state: 'refused',
      by: operator.login,
    });
    expect(await approve(number)).toMatchObject({ outcome: 'changed-meanwhile' });
    await send({ unp });
  });

  test('approves: the organisation is registered, unpublished, and its persons are invited', async () => {
    const unp = newUnp();
    const number = await send({
      unp,
      persons: [person('one@approved.example'), person('two@approved.example')],
    });
    const result = await approve(number);
    if (result.outcome !== 'approved') throw new Error(result.outcome);
    const organization = await portal.db
      .selectFrom('organizations')
      .select(['unp', 'name_be', 'short_name_be', 'type_id', 'district_id', 'published'])
      .where('id', '=', result.organizationId)
      .executeTakeFirstOrThrow();
    expect(organization).toEqual({
      unp,
      name_be: 'Установа «Рамонак»',
      short_name_be: 'Ромашка',
      type_id: 'polyclinic',
      district_id: 'pinsk-city',
      published: false,
    });
    for (const email of ['one@approved.example', 'two@approved.example']) {
      expect(await readInvitation(portal, await tokenFor(portal, email))).toMatchObject({ email });
    }
  });

  test.each([
    [{ typeId: 'none' }, { typeId: 'unknown' }],
    [{ regionId: 'pinsk-city', districtId: null }, { regionId: 'unknown' }],
    [{ districtId: 'lida' }, { districtId: 'unknown' }],
  ])('cannot approve with a place or type that is none: %j', async (given, problems) => {
    const number = await send();
    expect(await approve(number, { ...PLACEMENT, ...given } as typeof PLACEMENT)).toEqual({
      outcome: 'invalid',
      problems,
    });
  });

  test('is told of an address that a citizen has, and nothing is half done', async () => {
    const { person: citizen } = await newCitizen(portal);
    const unp = newUnp();
    const number = await send({
      unp,
      persons: [person('fine@half.example'), person(citizen.email)],
    });
    expect(await approve(number)).toEqual({ outcome: 'email-taken', email: citizen.email });
    expect(await readRequestView(portal, operator, number)).toMatchObject({ state: 'new' });
    expect(
      await portal.db.selectFrom('organizations').select('id').where('unp', '=', unp).execute(),
    ).toEqual([]);
    expect(await lettersTo(portal, 'fine@half.example')).toHaveLength(1);
  });

  test('puts an address right before the decision, and the new one gets the number', async () => {
    const persons = [person('wrogn@typo.example'), person('second@typo.example')];
    const number = await send({ persons });
    const visit = new Visitor(portal).visit;
    const correct = (from: string, to: string) =>
      correctPersonEmail(portal, operator, number, { from, to }, visit);
    for (const [from, to, problem] of [
      ['wrogn@typo.example', 'no address', 'not-an-email'],
      ['wrogn@typo.example', 'second@typo.example', 'doubled'],
      ['wrogn@typo.example', 'Wrogn@typo.example ', 'same'],
    ] as const) {
      expect(await correct(from, to)).toEqual({ outcome: 'invalid', problem });
    }
    // Of two who correct it at once, the second is told.
    const both = await Promise.all([
      correct('wrogn@typo.example', 'Right@typo.example'),
      correct('wrogn@typo.example', 'other@typo.example'),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['done', 'no-such-person']);
    const [letter] = await lettersTo(portal, 'right@typo.example');
    expect(letter?.subject).toContain(String(number));
    const subject = { subject: 'registration-request', subjectId: String(number) };
    const { rows: log } = await readAudit(portal, operator, subject, { before: null, limit: 5 });
    expect(log[0]).toMatchObject({
      action: 'request-person-corrected',
      before: { email: 'wrogn@typo.example' },
      after: { email: 'right@typo.example' },
    });
    expect(await approve(number)).toMatchObject({ outcome: 'approved' });
    expect(await tokenFor(portal, 'right@typo.example')).not.toBe('');
    expect(await correct('right@typo.example', 'late@typo.example')).toMatchObject({
      outcome: 'changed-meanwhile',
    });
    await expect(
      correctPersonEmail(
        portal,
        { ...operator, role: 'citizen' },
        number,
        { from: '', to: '' },
        visit,
      ),
    ).rejects.toThrow(NotAllowed);
  });

  test('loses decided requests after three years, and none that waits', async () => {
    const decided = await send();
    const waiting = await send();
    await refuseRequest(portal, operator, decided, 'Нет письма.', new Visitor(portal).visit);
    const years = (n: number) => new Date(portal.clock().getTime() + n * 365 * 86_400_000);
    await deleteOldRequests(portal.db, years(2.9));
    expect(await readRequestView(portal, operator, decided)).not.toBeNull();
    await deleteOldRequests(portal.db, years(3.1));
    expect(await readRequestView(portal, operator, decided)).toBeNull();
    expect(await readRequestView(portal, operator, waiting)).not.toBeNull();
  });

  test('alone may do so', async () => {
    const number = await send();
    const visit = new Visitor(portal).visit;
    for (const role of ['citizen', 'organization', 'supervisor', 'methodologist'] as const) {
      const other: Person = { ...operator, role };
      await expect(takeRequest(portal, other, number)).rejects.toThrow(NotAllowed);
      await expect(approveRequest(portal, other, number, PLACEMENT, visit)).rejects.toThrow(
        NotAllowed,
      );
      await expect(refuseRequest(portal, other, number, 'нет', visit)).rejects.toThrow(NotAllowed);
      await expect(readQueue(portal, other, 'new', { after: null, limit: 1 })).rejects.toThrow(
        NotAllowed,
      );
      await expect(readRequestView(portal, other, number)).rejects.toThrow(NotAllowed);
      await expect(readRequestLetter(portal, other, number)).rejects.toThrow(NotAllowed);
    }
  });
});

describe('an invitation', () => {
  async function invited(email: string): Promise<{ token: string; organizationId: number }> {
    const result = await approve(await send({ persons: [person(email)] }));
    if (result.outcome !== 'approved') throw new Error(result.outcome);
    return { token: await tokenFor(portal, email), organizationId: result.organizationId };
  }

  test('opens the cabinet of that organisation and of no other, and works once', async () => {
    const { token, organizationId } = await invited('head@once.example');
    const other = await invited('head@other.example');
    const form = { login: 'romashka-head', password: PASSWORD };
    expect(await acceptInvitation(portal, token, form, null)).toEqual({
      outcome: 'accepted',
      login: 'romashka-head',
      organizationId,
    });
    expect(await acceptInvitation(portal, token, form, null)).toEqual({ outcome: 'no-such-link' });
    const visitor = new Visitor(portal);
    expect(await visitor.signIn('head@once.example', PASSWORD)).toMatchObject({
      outcome: 'signed-in',
    });
    const head = (await visitor.person())!;
    expect(head.role).toBe('organization');
    expect(await readCabinet(portal, head, organizationId)).toMatchObject({
      organization: { id: organizationId, published: false, hasLocation: false, hasSphere: false },
      n: 0,
      position: null,
      newRatings: 0,
      waiting: { comments: [], count: 0 },
    });
    expect(await readCabinet(portal, head, other.organizationId)).toBeNull();
  });

  test('that two follow at once lets one in', async () => {
    const { token } = await invited('head@race.example');
    const results = await Promise.all(
      ['first-head', 'second-head'].map((login) =>
        acceptInvitation(portal, token, { login, password: PASSWORD }, null),
      ),
    );
    expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
  });

  test('is good for seven days', async () => {
    const { token } = await invited('head@late.example');
    portal.setClock('2026-06-22T08:59:59Z');
    expect(await readInvitation(portal, token)).not.toBeNull();
    portal.setClock('2026-06-22T09:00:00Z');
    expect(await readInvitation(portal, token)).toBeNull();
    const form = { login: 'late-head', password: PASSWORD };
    expect(await acceptInvitation(portal, token, form, null)).toEqual({ outcome: 'no-such-link' });
    portal.setClock('2026-06-15T09:00:00Z');
  });

  test.each(['', 'x', '\0', 'ў'.repeat(500)])('with a made-up link is none: %j', async (token) => {
    const form = { login: 'nobody-here', password: PASSWORD };
    expect(await acceptInvitation(portal, token, form, null)).toEqual({ outcome: 'no-such-link' });
  });

  test('says what is wrong with the login and the password', async () => {
    const { token } = await invited('head@weak.example');
    expect(await acceptInvitation(portal, token, { login: 'a', password: 'b' }, null)).toEqual({
      outcome: 'invalid',
      problems: { login: 'form', password: 'too-short' },
    });
    const taken = { login: 'romashka-head', password: OTHER_PASSWORD };
    expect(await acceptInvitation(portal, token, taken, null)).toMatchObject({
      problems: { login: 'taken' },
    });
  });

  test('to an address with an account is accepted by its owner alone, signed in', async () => {
    const first = await invited('head@two.example');
    const form = { login: 'two-head', password: PASSWORD };
    await acceptInvitation(portal, first.token, form, null);
    const owner = new Visitor(portal);
    await owner.signIn('two-head', PASSWORD);
    const second = await invited('head@two.example');
    const another = { login: 'thief', password: OTHER_PASSWORD };
    expect(await acceptInvitation(portal, second.token, another, null)).toEqual({
      outcome: 'sign-in-first',
      login: 'two-head',
    });
    const { person: citizen } = await newCitizen(portal);
    expect(await acceptInvitation(portal, second.token, another, citizen)).toMatchObject({
      outcome: 'sign-in-first',
    });
    const person = (await owner.person())!;
    expect(await acceptInvitation(portal, second.token, another, person)).toMatchObject({
      outcome: 'accepted',
      login: 'two-head',
    });
    expect(await readCabinet(portal, person, first.organizationId)).not.toBeNull();
    expect(await readCabinet(portal, person, second.organizationId)).not.toBeNull();
  });
});

describe('the audit log', () => {
  test('tells who did what to which request, newest first, without secrets', async () => {
    const number = await send({ persons: [person('head@audit.example')] });
    await takeRequest(portal, colleague, number);
    await approve(number);
    const token = await tokenFor(portal, 'head@audit.example');
    await acceptInvitation(portal, token, { login: 'audited-head', password: PASSWORD }, null);
    const filter = { subject: 'registration-request', subjectId: String(number) };
    const { rows: log } = await readAudit(portal, operator, filter, { before: null, limit: 10 });
    expect(log.map(({ action, actor }) => [action, actor])).toEqual([
      ['request-approved', operator.login],
      ['request-taken', colleague.login],
    ]);
    const { rows: all } = await readAudit(portal, operator, {}, { before: null, limit: 1000 });
    expect(all[0]).toMatchObject({ action: 'invitation-accepted', actor: 'audited-head' });
    expect(JSON.stringify(all)).not.toContain(token);
    expect(JSON.stringify(all)).not.toContain(PASSWORD);
    const paged = await readAudit(portal, operator, {}, { before: all[1]!.id, limit: 2 });
    expect(paged.rows).toEqual(all.slice(2, 4));
    await expect(
      readAudit(portal, { ...operator, role: 'organization' }, {}, { before: null, limit: 1 }),
    ).rejects.toThrow(NotAllowed);
  });

  test.each([
    sql`update audit_entries set actor = 'nobody'`,
    sql`delete from audit_entries`,
    sql`truncate audit_entries`,
  ])('cannot be changed, not even in the database', async (statement) => {
    await expect(statement.execute(portal.db)).rejects.toThrow('never changed');
  });
});
