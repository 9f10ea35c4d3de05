import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../src/cli/security-headers.ts';
import { cookiesOf, postForm } from '../support/http-forms.ts';
import { freePort, PortalProcess } from '../support/portal-process.ts';

/** What no person at a terminal should have to read. */
const STACK_TRACE = /^\s+at .+:\d+:\d+\)?$/m;

const SECRET = 'a secret for tests, long enough to be taken';

/** A small demo, seeded once; no test leaves anything in it. */
const SEEDED = 'seeded';
const RATINGS = 500;

let folders: string;
const running: PortalProcess[] = [];

beforeAll(async () => {
  folders = await mkdtemp(path.join(tmpdir(), 'portal-cli-'));
  const seeding = new PortalProcess(
    ['seed', '--organizations', '50', '--ratings', String(RATINGS)],
    { PORTAL_DATA_DIR: path.join(folders, SEEDED) },
  );
  expect(await seeding.status(), seeding.output).toBe(0);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((portal) => portal.end()));
});
afterAll(() => rm(folders, { recursive: true, force: true }));

function run(args: readonly string[], settings: Readonly<Record<string, string>>): PortalProcess {
  const portal = new PortalProcess(args, settings);
  running.push(portal);
  return portal;
}

/** Serves on a port of its own. */
async function serve(dataFolder: string, ...options: string[]): Promise<PortalProcess> {
  return run(['serve', ...options], {
    PORTAL_DATA_DIR: path.join(folders, dataFolder),
    PORT: String(await freePort()),
  });
}

/** Sends bytes as they are, and returns the answer as it came. */
async function sendRaw(address: string, request: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8').setTimeout(10_000, () => socket.destroy());
  let answer = '';
  socket.on('data', (text: string) => (answer += text));
  socket.on('error', () => {});
  socket.write(request);
  await once(socket, 'close');
  return answer;
}

/** Tries to sign in with a demo login. */
function trySignIn(address: string): Promise<Response> {
  return postForm(address, '/sign-in', { name: 'citizen', password: 'demo-portal-2026' });
}

/** Signs in, and returns the cookies for further requests. */
async function signIn(address: string): Promise<string> {
  const response = await trySignIn(address);
  expect(response.status).toBe(303);
  return cookiesOf(response);
}

async function statusOf(address: string, cookie: string): Promise<number> {
  const headers = { cookie };
  return (await fetch(address, { headers, redirect: 'manual' })).status;
}

describe('portal serve', () => {
  it('goes on with the same data after it was ended and started again', async () => {
    const first = await serve(SEEDED);
    const before = await first.address();
    const ratings = await (await fetch(`${before}/api/v1/ratings.ndjson`)).text();
    expect(ratings.trim().split('\n')).toHaveLength(RATINGS);
    const cookie = await signIn(before);
    expect(await statusOf(`${before}/account/ratings`, cookie)).toBe(200);
    expect(await first.end()).toBe(0);

    const second = await serve(SEEDED);
    const after = await second.address();
    expect(await (await fetch(`${after}/api/v1/ratings.ndjson`)).text()).toBe(ratings);
    expect(await statusOf(`${after}/account/ratings`, cookie)).toBe(200);
  });

  it('ends with status 0 on Ctrl-C, and ends the database with itself', async () => {
    const portal = await serve('ended', '--empty');
    await portal.address();
    expect(existsSync(path.join(folders, 'ended/postgresql/postmaster.pid'))).toBe(true);
    expect(await portal.end(), portal.output).toBe(0);
    expect(existsSync(path.join(folders, 'ended/postgresql/postmaster.pid'))).toBe(false);
  });

  it('ends on Ctrl-C also while a reader keeps a connection open', async () => {
    const portal = await serve('kept-alive', '--empty');
    const address = await portal.address();
    await (await fetch(`${address}/healthz`, { headers: { connection: 'keep-alive' } })).text();
    const start = performance.now();
    expect(await portal.end()).toBe(0);
    expect(performance.now() - start).toBeLessThan(9_000);
  });

  it('answers what is no valid request, with all its headers, and goes on', async () => {
    const portal = await serve('malformed', '--empty');
    const address = await portal.address();
    const json = 'Content-Type: application/json\r\n';
    const long = 'x'.repeat(20_000);
    for (const [request, status] of [
      [`POST /%ff?/default HTTP/1.1\r\nHost: a\r\n${json}Content-Length: 2\r\n\r\n{}`, 400],
      [
        `POST /%ff?/default HTTP/1.1\r\nHost: a\r\n${json}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
        400,
      ],
      [`POST /be/%e0%a4?/x HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n`, 400],
      ['GET /operator/users/%00 HTTP/1.1\r\nHost: a\r\n\r\n', 400],
      ['GET /api/v1/organizations/%ff HTTP/1.1\r\nHost: a\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nHost: a\r\nBad Header: 1\r\n\r\n', 400],
      ['nonsense\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: a\r\nX: ${long}\r\n\r\n`, 431],
      ['GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\nConnection: close\r\n\r\n', 417],
    ] as const) {
      const answer = await sendRaw(address, request);
      expect(answer, request.slice(0, 60)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      for (const name of Object.keys(SECURITY_HEADERS)) expect(answer).toContain(`\r\n${name}: `);
    }
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect(portal.output).not.toMatch(STACK_TRACE);
  });

  it('says which process has the data folder, and what to do', async () => {
    const first = await serve('shared', '--empty');
    await first.address();
    const second = await serve('shared', '--empty');
    expect(await second.status()).toBe(1);
    expect(second.output).toMatch(
      /data folder .*shared is served by another portal \(process \d+ on .+\), which holds .*lock/,
    );
    expect(second.output).toContain('PORTAL_DATA_DIR');
    expect(second.output).not.toMatch(STACK_TRACE);
  });

  it('says that the port is taken, and names another way', async () => {
    const taken = createServer().listen(0, 'localhost');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const portal = run(['serve', '--empty'], {
      PORTAL_DATA_DIR: path.join(folders, 'no-port'),
      PORT: String(port),
    });
    expect(await portal.status()).toBe(1);
    taken.close();
    expect(portal.output).toContain(`Port ${port} is taken`);
    expect(portal.output).toContain('PORT=');
    expect(portal.output).not.toMatch(STACK_TRACE);
  });

  it('says that the database cannot be reached, without its password', async () => {
    const portal = run(['serve'], {
      DATABASE_URL: `postgres://portal:hidden-word@127.0.0.1:${await freePort()}/portal`,
      PORTAL_SECRET: SECRET,
      PORT: String(await freePort()),
    });
    expect(await portal.status()).toBe(1);
    expect(portal.output).toContain('cannot be used');
    expect(portal.output).toContain('Check DATABASE_URL');
    expect(portal.output).not.toContain('hidden-word');
    expect(portal.output).not.toMatch(STACK_TRACE);
  });

  it('asks for a secret together with DATABASE_URL', async () => {
    const portal = run(['serve'], { DATABASE_URL: 'postgres://portal@127.0.0.1/portal' });
    expect(await portal.status()).toBe(1);
    expect(portal.output).toContain('PORTAL_SECRET is required');
    expect(portal.output).not.toMatch(STACK_TRACE);
  });

  it('names every setting that is wrong', async () => {
    const portal = run(['serve'], { PORT: '70000', PORTAL_ORIGIN: 'portal' });
    expect(await portal.status()).toBe(1);
    expect(portal.output).toContain('PORT:');
    expect(portal.output).toContain('PORTAL_ORIGIN:');
    expect(portal.output).not.toMatch(STACK_TRACE);
  });

  it('does not show a demo as an empty portal', async () => {
    const portal = await serve(SEEDED, '--empty');
    expect(await portal.status()).toBe(1);
    expect(portal.output).toContain('holds the demo already');
  });

  it('keeps nobody out of an empty portal, and lets no demo login in', async () => {
    const portal = await serve('no-demo', '--empty');
    const address = await portal.address();
    expect(portal.output).not.toContain('demo-portal-2026');
    expect((await fetch(address)).status).toBe(200);
    const response = await trySignIn(address);
    expect(response.status).toBe(400);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe('portal', () => {
  it.each([
    [[]],
    [['serve']],
    [['migrate']],
    [['seed']],
    [['recompute']],
    [['dump']],
    [['restore']],
    [['operator', 'invite']],
  ])('explains itself: portal %s --help', async (command) => {
    const portal = run([...command, '--help'], {});
    expect(await portal.status()).toBe(0);
    expect(portal.output).toContain(`Usage: ${['portal', ...command].join(' ')}`);
  });

  it('refuses an unknown command', async () => {
    const portal = run(['reed'], {});
    expect(await portal.status()).toBe(1);
    expect(portal.output).toContain("unknown command 'reed'");
  });

  it('lets the first operator into an empty portal by a link that it prints', async () => {
    const dataFolder = 'first-operator';
    const settings = { PORTAL_DATA_DIR: path.join(folders, dataFolder) };
    const inviting = run(['operator', 'invite', 'first@example.org'], settings);
    expect(await inviting.status(), inviting.output).toBe(0);
    expect(inviting.output).toContain('No mail is set up');
    const link = new URL(/^ {2}(http\S+)$/m.exec(inviting.output)?.[1] ?? '');

    const portal = await serve(dataFolder, '--empty');
    const address = await portal.address();
    const account = { login: 'first.operator', password: 'correct horse battery staple' };
    const accepted = await postForm(address, '/staff-invitation', {
      token: link.searchParams.get('token') ?? '',
      ...account,
    });
    expect(accepted.headers.get('location')).toBe('/sign-in?confirmed=first.operator');
    const { login: name, password } = account;
    const cookie = cookiesOf(await postForm(address, '/sign-in', { name, password }));
    expect(await statusOf(`${address}/operator/users`, cookie)).toBe(200);
    expect(await statusOf(`${address}/operator/audit`, cookie)).toBe(200);
  });

  it('invites no operator to what is no address, and says so', async () => {
    const inviting = run(['operator', 'invite', 'first@'], {
      PORTAL_DATA_DIR: path.join(folders, 'no-address'),
    });
    expect(await inviting.status()).toBe(1);
    expect(inviting.output).toBe('first@ is not an e-mail address.\n');
  });

  it('refuses to seed twice', async () => {
    const second = run(['seed', '--organizations', '10'], {
      PORTAL_DATA_DIR: path.join(folders, SEEDED),
    });
    expect(await second.status()).toBe(1);
    expect(second.output).toContain('only an empty one can be seeded');
  });

  it('recomputes while the portal serves, and finds that what was stored agrees', async () => {
    const portal = await serve(SEEDED);
    const address = await portal.address();
    const recomputing = run(['recompute', '--check'], {
      PORTAL_DATA_DIR: path.join(folders, SEEDED),
    });
    expect(await recomputing.status(), recomputing.output).toBe(0);
    expect(recomputing.output).toContain('No difference');
    expect((await fetch(`${address}/ranking`)).status).toBe(200);
  });

  it('seeds while the portal serves, and the portal shows it', async () => {
    const portal = await serve('seeded-later', '--empty');
    const address = await portal.address();
    const listed = async () =>
      ((await (await fetch(`${address}/api/v1/organizations`)).json()) as { items: unknown[] })
        .items;
    expect(await listed()).toEqual([]);
    const seeding = run(['seed', '--organizations', '50', '--ratings', '100'], {
      PORTAL_DATA_DIR: path.join(folders, 'seeded-later'),
    });
    expect(await seeding.status(), seeding.output).toBe(0);
    await expect.poll(listed, { timeout: 10_000 }).not.toEqual([]);
  });

  it('dumps while the portal serves, and another folder goes on from the dump', async () => {
    const portal = await serve(SEEDED);
    const address = await portal.address();
    const ratings = await (await fetch(`${address}/api/v1/ratings.ndjson`)).text();
    const file = path.join(folders, 'portal.dump');
    const dump = () => run(['dump', file], { PORTAL_DATA_DIR: path.join(folders, SEEDED) });
    const dumping = dump();
    expect(await dumping.status(), dumping.output).toBe(0);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const again = dump();
    expect(await again.status()).toBe(1);
    expect(again.output).toContain('is there already');

    const restoring = run(['restore', file], { PORTAL_DATA_DIR: path.join(folders, 'restored') });
    expect(await restoring.status(), restoring.output).toBe(0);
    expect(restoring.output).toContain('all tables agree');
    expect(restoring.output).not.toContain('put right');
    const restored = await serve('restored');
    const served = await fetch(`${await restored.address()}/api/v1/ratings.ndjson`);
    expect(await served.text()).toBe(ratings);
  });

  it('restores nothing from a file that is no dump, and says so', async () => {
    const file = path.join(folders, 'no.dump');
    await writeFile(file, 'PGDMP');
    const restoring = run(['restore', file], { PORTAL_DATA_DIR: path.join(folders, 'no-dump') });
    expect(await restoring.status()).toBe(1);
    expect(restoring.output).toContain('cannot be read');
    expect(restoring.output).not.toMatch(STACK_TRACE);
  });

  it('ends the database when a command is interrupted', async () => {
    const dataFolder = path.join(folders, 'interrupted');
    const seeding = run(['seed'], { PORTAL_DATA_DIR: dataFolder });
    await expect.poll(() => seeding.output, { timeout: 60_000 }).toContain('ratings [');
    expect(await seeding.end(), seeding.output).toBe(130);
    expect(existsSync(path.join(dataFolder, 'postgresql/postmaster.pid'))).toBe(false);
  });
});
