import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { SMTPServer } from 'smtp-server';
import { NotAllowed } from '#domain/access/permissions.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import { readDraft, saveDraft, submitRating } from '#server/ratings/index.ts';
import { replyToComment } from '#server/replies/index.ts';
import { addOperator, addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { newCitizen } from '../../../tests/support/visitor.ts';
import { portalJobs } from './jobs.ts';
import { readMailState, startUpkeep } from './index.ts';

/** A mail server in this process that keeps what it gets. */
class MailServer {
  readonly letters: Array<{ to: string; text: string }> = [];
  /** True: it refuses every letter for the moment. */
  busy = false;
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      done(this.busy ? Object.assign(new Error('busy'), { responseCode: 451 }) : null);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        this.letters.push({ to, text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

/** Takes connections and says nothing. */
class SilentServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Settles when somebody connected. */
  readonly reached: Promise<void>;

  private constructor() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.reached = promise;
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket));
      resolve();
    });
  }

  static async start(): Promise<SilentServer> {
    const silent = new SilentServer();
    await new Promise<void>((resolve) => silent.#server.listen(0, '127.0.0.1', resolve));
    return silent;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get isWaitedFor(): boolean {
    return this.#sockets.size > 0;
  }

  stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

let portal: TestPortal;
let mailServer: MailServer;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  mailServer = new MailServer();
  portal.configuration.smtpUrl = await mailServer.start();
  portal.configuration.demo = false;
  portal.setClock(new Date().toISOString());
  await portal.db.deleteFrom('letters').execute();
});
afterEach(() => mailServer.stop());

const letter = { recipient: 'a@example.org', subject: 'Проверка ў', body: 'Добры дзень!\n' };

function sentLetters() {
  return portal.db
    .selectFrom('letters')
    .select(['recipient', 'attempts'])
    .where('sent_at', 'is not', null)
    .orderBy('id')
    .execute();
}

function passSeconds(seconds: number): void {
  portal.setClock(new Date(portal.clock().getTime() + seconds * 1000).toISOString());
}

async function runJob(name: string): Promise<void> {
  const job = portalJobs(portal).find((candidate) => candidate.name === name);
  if (!job) throw new Error(`no job ${name}`);
  await job.run();
}

test('a letter leaves within seconds after it was written, also one that an earlier process left', async () => {
  await sendLetter(portal.db, { ...letter, recipient: 'left@example.org' });
  const jobs = await startUpkeep(portal);
  try {
    await vi.waitFor(() => expect(mailServer.letters).toHaveLength(1), 10_000);
    await portal.db.transaction().execute((db) => sendLetter(db, letter));
    await vi.waitFor(() => expect(mailServer.letters).toHaveLength(2), 10_000);
    expect(mailServer.letters.map(({ to }) => to)).toEqual(['left@example.org', 'a@example.org']);
    expect(mailServer.letters[1]?.text).toContain('From: portal@example.org');
    await vi.waitFor(async () => expect(await sentLetters()).toHaveLength(2), 10_000);
  } finally {
    await jobs.stop();
  }
});

test('a letter that was written in vain does not leave', async () => {
  const failing = portal.db.transaction().execute(async (db) => {
    await sendLetter(db, letter);
    throw new Error('the command failed');
  });
  await expect(failing).rejects.toThrow('the command failed');
  await runJob('deliver-letters');
  expect(mailServer.letters).toEqual([]);
});

test('a letter that is refused is tried again later, and does not hold up the others', async () => {
  await sendLetter(portal.db, letter);
  mailServer.busy = true;
  await runJob('deliver-letters');
  mailServer.busy = false;
  await sendLetter(portal.db, { ...letter, recipient: 'b@example.org' });
  passSeconds(5);
  await runJob('deliver-letters');
  expect(mailServer.letters.map(({ to }) => to)).toEqual(['b@example.org']);
  passSeconds(60);
  await runJob('deliver-letters');
  expect(await sentLetters()).toEqual([
    { recipient: 'a@example.org', attempts: 1 },
    { recipient: 'b@example.org', attempts: 0 },
  ]);
});

test('letters wait while the mail server is away', async () => {
  await mailServer.stop();
  await sendLetter(portal.db, letter);
  await expect(runJob('deliver-letters')).rejects.toThrow('no mail server');
  mailServer = new MailServer();
  portal.configuration.smtpUrl = await mailServer.start();
  passSeconds(61);
  await runJob('deliver-letters');
  expect(mailServer.letters).toHaveLength(1);
});

test('letters outlast a month without a mail server, and the operator sees that they wait', async () => {
  const operator = await addOperator(portal.db);
  await mailServer.stop();
  await sendLetter(portal.db, letter);
  for (let day = 0; day < 32; day += 1) {
    await expect(runJob('deliver-letters')).rejects.toThrow('no mail server');
    passSeconds(86_400);
  }
  await sendLetter(portal.db, { ...letter, recipient: 'new@example.org' });
  await runJob('clean-up');
  expect(await readMailState(portal, operator)).toEqual({
    hasServer: true,
    waiting: 2,
    oldest: expect.any(Date) as Date,
    givenUp: 0,
  });
  const citizen = await addCitizen(portal.db);
  await expect(readMailState(portal, citizen)).rejects.toThrow(NotAllowed);
  mailServer = new MailServer();
  portal.configuration.smtpUrl = await mailServer.start();
  await runJob('deliver-letters');
  expect(mailServer.letters.map(({ to }) => to)).toEqual(['new@example.org', 'a@example.org']);
  expect(await readMailState(portal, operator)).toMatchObject({ waiting: 0, oldest: null });
});

test('a letter that is refused for days is given up, and the operator sees it', async () => {
  const operator = await addOperator(portal.db);
  await sendLetter(portal.db, letter);
  mailServer.busy = true;
  for (let hours = 0; hours < 7 * 24; hours += 4) {
    await runJob('deliver-letters');
    passSeconds(4 * 3600);
  }
  expect(await readMailState(portal, operator)).toMatchObject({ waiting: 0, givenUp: 1 });
  mailServer.busy = false;
  await runJob('deliver-letters');
  expect(mailServer.letters).toEqual([]);
});

test('with a mail server that does not answer, ratings and replies are quick and no letter is lost', async () => {
  const organizationId = await addOrganization(portal);
  const head = await addResponsiblePerson(portal, organizationId);
  const citizen = await addCitizen(portal.db);
  const silent = await SilentServer.start();
  portal.configuration.smtpUrl = silent.url;
  await sendLetter(portal.db, letter);
  const delivery = runJob('deliver-letters');
  const failed = expect(delivery).rejects.toThrow('no mail server');
  await silent.reached;

  const fields = questionnaire(1, { comment: ['Очередь'] });
  const rated = await submitRating(portal, citizen, organizationId, fields);
  if (rated.outcome !== 'rated') throw new Error(rated.outcome);
  const key = { organizationId, ratingId: rated.ratingId };
  const replied = await replyToComment(portal, head, key, { body: 'Разберёмся.', draftVersion: 0 });
  expect(replied.outcome).toBe('replied');
  await runJob('send-notifications');
  // All of that happened while the delivery of the first letter still waits for an answer.
  expect(silent.isWaitedFor).toBe(true);

  await silent.stop();
  await failed;
  portal.configuration.smtpUrl = await mailServer.stop().then(() => {
    mailServer = new MailServer();
    return mailServer.start();
  });
  passSeconds(61);
  await runJob('deliver-letters');
  const recipients = mailServer.letters.map(({ to }) => to);
  expect(recipients.sort()).toEqual([letter.recipient, head.email, citizen.email].sort());
  const alert = mailServer.letters.find(({ to }) => to === head.email)!.text;
  expect(alert).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost\/unsubscribe\?token=/m);
  expect(alert).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
});

test('two nodes at once send each letter once', async () => {
  for (let n = 0; n < 20; n += 1) {
    await sendLetter(portal.db, { ...letter, recipient: `n${n}@example.org` });
  }
  passSeconds(1);
  await Promise.all([runJob('deliver-letters'), runJob('deliver-letters')]);
  expect(new Set(mailServer.letters.map(({ to }) => to)).size).toBe(20);
  expect(mailServer.letters).toHaveLength(20);
});

test('in the demo letters stay in the outbox', () => {
  portal.configuration.demo = true;
  expect(portalJobs(portal).map((job) => job.name)).not.toContain('deliver-letters');
});

test('the nightly clean-up removes what is over, and nothing else', async () => {
  const { visitor } = await newCitizen(portal);
  await visitor.signIn('somebody', 'wrong');
  await sendLetter(portal.db, letter);
  await runJob('clean-up');
  const count = async (table: 'sessions' | 'sign_in_failures' | 'letters') =>
    (await portal.db.selectFrom(table).selectAll().execute()).length;
  expect([await count('sessions'), await count('sign_in_failures')]).toEqual([1, 1]);
  await portal.db.updateTable('letters').set({ sent_at: portal.clock() }).execute();
  passSeconds(31 * 86_400);
  await runJob('clean-up');
  expect([
    await count('sessions'),
    await count('sign_in_failures'),
    await count('letters'),
  ]).toEqual([0, 0, 0]);
});

test('the day turns by itself at midnight', async () => {
  const before = portal.standings.day;
  passSeconds(86_400);
  await runJob('turn-day');
  expect(portal.standings.day > before).toBe(true);
});

test('a questionnaire that nobody came back to is gone after a day', async () => {
  const citizen = await addCitizen(portal.db);
  const [old, fresh] = [await addOrganization(portal), await addOrganization(portal)];
  for (const id of [old, fresh]) await saveDraft(portal.db, id, citizen.id, { comment: ['Да'] });
  const at = (hoursAgo: number) => new Date(portal.clock().getTime() - hoursAgo * 3_600_000);
  for (const [id, hours] of [
    [old, 25],
    [fresh, 23],
  ] as const) {
    await portal.db
      .updateTable('questionnaire_drafts')
      .set({ saved_at: at(hours) })
      .where('organization_id', '=', id)
      .execute();
  }
  await runJob('clean-up');
  expect(await readDraft(portal.db, old, citizen.id)).toBeNull();
  expect(await readDraft(portal.db, fresh, citizen.id)).toEqual({ comment: ['Да'] });
});

test('the operator is told once a day of what waits for longer than it should', async () => {
  const operator = await addOperator(portal.db);
  const names = {
    name_ru: 'Школа',
    name_be: 'Школа',
    short_name_ru: 'Школа',
    short_name_be: 'Школа',
  };
  await portal.db
    .insertInto('registration_requests')
    .values({ unp: '100000001', language: 'ru', created_at: portal.clock(), ...names })
    .execute();
  const told = () =>
    portal.db
      .selectFrom('notifications')
      .select('data')
      .where('user_id', '=', operator.id)
      .where('kind', '=', 'work-overdue')
      .orderBy('id')
      .execute();
  await runJob('notify-of-terms');
  expect(await told()).toEqual([]);
  passSeconds(6 * 86_400);
  await runJob('notify-of-terms');
  await runJob('notify-of-terms');
  expect(await told()).toMatchObject([{ data: { work: 'requests', count: 1 } }]);
  passSeconds(86_400);
  await runJob('notify-of-terms');
  expect(await told()).toHaveLength(2);
});
