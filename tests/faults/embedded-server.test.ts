import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import {
  joinServer,
  ServerUnavailable,
  type JoinedServer,
} from '#server/platform/embedded-server/index.ts';
import { freePort, PortalProcess } from '../support/portal-process.ts';
import { serverProcess, serverProcesses, signalServer } from '../support/server-processes.ts';

const isLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;
/** As in another container: own process numbers, own shared memory. */
const NAMESPACES = ['unshare', ...(isRoot ? [] : ['--user', '--map-current-user'])]
  .concat(['--pid', '--ipc', '--fork', '--kill-child'])
  .concat(isRoot ? ['--mount-proc'] : []);

let folders: string;
const running: PortalProcess[] = [];
const joined: JoinedServer[] = [];

beforeAll(async () => {
  folders = await mkdtemp(path.join(tmpdir(), 'portal-server-'));
});
afterEach(async () => {
  for (const portal of running.splice(0)) {
    portal.signal('SIGCONT');
    portal.signal('SIGKILL');
    await portal.status();
  }
  for (const server of joined.splice(0)) await server.leave();
});
afterAll(() => rm(folders, { recursive: true, force: true, maxRetries: 5 }));

const folder = (name: string) => path.join(folders, name);

async function join(dataFolder: string): Promise<JoinedServer> {
  const server = await joinServer(dataFolder);
  joined.push(server);
  return server;
}

async function serve(dataFolder: string, within: readonly string[] = []): Promise<PortalProcess> {
  const settings = { PORTAL_DATA_DIR: dataFolder, PORT: String(await freePort()) };
  const portal = new PortalProcess(['serve', '--empty'], settings, within);
  running.push(portal);
  return portal;
}

async function ask(server: JoinedServer, query: string): Promise<string> {
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ value: string }>(query);
    return rows[0]?.value ?? '';
  } finally {
    await client.end();
  }
}

const show = (name: string) => `select current_setting('${name}') as value`;

describe('the embedded server', () => {
  test('keeps what it acknowledged, checks its pages, and listens on no network', async () => {
    const server = await join(folder('settings'));
    for (const name of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']) {
      expect([name, await ask(server, show(name))]).toEqual([name, 'on']);
    }
    expect(await ask(server, show('listen_addresses'))).toBe('');
    expect(await ask(server, show('server_encoding'))).toBe('UTF8');
    expect(
      await ask(
        server,
        'select datlocprovider::text || datlocale as value from pg_database limit 1',
      ),
    ).toBe('bC.UTF-8');
    expect(await ask(server, 'select count(*) as value from pg_stat_statements')).toMatch(/\d/);
    const socket = statSync(path.join(server.connection.host, '.s.PGSQL.5432'));
    expect(socket.mode & 0o777).toBe(0o700);
    expect(statSync(folder('settings/postgresql')).mode & 0o777).toBe(0o700);
  });

  test('is one for many that begin at once, and ends with the last of them', async () => {
    const servers = await Promise.all(Array.from({ length: 5 }, () => join(folder('many'))));
    const starts = await Promise.all(
      servers.map((server) => ask(server, 'select pg_postmaster_start_time()::text as value')),
    );
    expect(new Set(starts).size).toBe(1);
    const [last, ...others] = joined.splice(0);
    await Promise.all(others.map((server) => server.leave()));
    expect(await ask(last!, 'select 1 as value')).toBe(1);
    await last!.leave();
    expect(existsSync(folder('many/postgresql/postmaster.pid'))).toBe(false);
  });

  test('is reached also where the path of its data is too long for a socket', async () => {
    const long = folder(`${'длинное-имя'.repeat(8)}/`);
    const server = await join(long);
    expect(server.connection.host.length).toBeLessThan(100);
    expect(statSync(server.connection.host).mode & 0o777).toBe(0o700);
    expect(await ask(server, 'select 1 as value')).toBe(1);
  });

  test('begins anew where its creation was interrupted', async () => {
    mkdirSync(folder('interrupted/postgresql-new-x'), { recursive: true });
    writeFileSync(folder('interrupted/postgresql-new-x/PG_VERSION'), '18\n');
    expect(await ask(await join(folder('interrupted')), 'select 1 as value')).toBe(1);
  });

  test('refuses a folder of another major version, and names the release that opened it', async () => {
    const server = await joinServer(folder('major'));
    await server.leave();
    await writeFile(folder('major/postgresql/PG_VERSION'), '17\n');
    await writeFile(folder('major/postgresql/portal-release'), '0.0.9\n');
    const portal = await serve(folder('major'));
    expect(await portal.status()).toBe(1);
    expect(portal.output).toContain('made by PostgreSQL 17');
    expect(portal.output).toContain('with the portal of release 0.0.9: portal dump');
  });

  test('leaves a database from before the first release alone, until --reseed sets it aside', async () => {
    mkdirSync(folder('earlier/database'), { recursive: true });
    writeFileSync(folder('earlier/database/PG_VERSION'), '17\n');
    const portal = await serve(folder('earlier'));
    expect(await portal.status()).toBe(1);
    expect(portal.output).toContain('before the first release');
    expect(portal.output).toContain('--reseed');
    const settings = { PORTAL_DATA_DIR: folder('earlier'), PORT: String(await freePort()) };
    const reseeding = new PortalProcess(['serve', '--empty', '--reseed'], settings);
    running.push(reseeding);
    await reseeding.address();
    expect(existsSync(folder('earlier/database-before-the-first-release/PG_VERSION'))).toBe(true);
  });

  test('can be left while it is away and does not start again', async () => {
    const server = await joinServer(folder('away'));
    await rename(folder('away/postgresql/global'), folder('away/postgresql/elsewhere'));
    await signalServer(folder('away'), 'SIGKILL');
    await sleep(1_000);
    const start = performance.now();
    await server.leave();
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('names the other way where no package has a PostgreSQL for the machine', async () => {
    const { arch } = process;
    Object.defineProperty(process, 'arch', { value: 'mips' });
    try {
      const refused = joinServer(folder('mips'));
      await expect(refused).rejects.toThrow(/There is no PostgreSQL for this machine .*mips/);
      await expect(refused).rejects.toBeInstanceOf(ServerUnavailable);
    } finally {
      Object.defineProperty(process, 'arch', { value: arch });
    }
  });

  test('says what stands in its log when it does not start', async () => {
    const server = await joinServer(folder('damaged'));
    await server.leave();
    await rm(folder('damaged/postgresql/global/pg_control'));
    const portal = await serve(folder('damaged'));
    expect(await portal.status()).toBe(1);
    expect(portal.output).toContain('did not start');
    expect(portal.output).toContain('could not find the database system');
    expect(portal.output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  });
});

describe.runIf(isLinux)('a data folder', () => {
  test.each([
    ['is served', []],
    ['stands still', ['portal']],
    ['stands still with its server', ['portal', 'server']],
  ])(
    'is refused to a second portal in other namespaces while the first %s',
    async (_how, still) => {
      const data = await mkdtemp(folder('two-'));
      const first = await serve(data, NAMESPACES);
      await first.address();
      const before = await serverProcesses(data);
      if (still.includes('portal')) await stopPortalOf(data);
      if (still.includes('server')) await signalServer(data, 'SIGSTOP');
      const second = await serve(data, NAMESPACES);
      expect(await second.status()).toBe(1);
      expect(second.output).toContain(path.join(data, 'postgresql/portal.lock'));
      expect(second.output).toContain('PORTAL_DATA_DIR');
      expect((await serverProcesses(data)).filter((pid) => before.includes(pid))).toEqual(before);
      await signalServer(data, 'SIGCONT');
    },
  );

  test('left by a killed portal is taken over with its server', async () => {
    const first = await serve(folder('left'));
    await first.address();
    const server = await serverProcess(folder('left'));
    first.signal('SIGKILL');
    await first.status();
    const second = await serve(folder('left'));
    await second.address();
    expect(await serverProcess(folder('left'))).toBe(server);
    expect(await second.end()).toBe(0);
    expect(await serverProcesses(folder('left'))).toEqual([]);
  });

  test('left by a killed server is opened again, whatever has its number now', async () => {
    const data = folder('reused');
    const server = await join(data);
    await ask(server, 'create table kept as select 7 as value');
    joined.pop();
    await signalServer(data, 'SIGKILL');
    await server.leave();
    // This process lives, and belongs to the same user.
    const pidFile = path.join(data, 'postgresql/postmaster.pid');
    const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n');
    await writeFile(pidFile, [String(process.pid), ...rest].join('\n'));
    await writeFile(path.join(data, 'postgresql/.s.PGSQL.5432.lock'), `${process.pid}\n`);
    expect(await ask(await join(data), 'select value::text as value from kept')).toBe('7');
  });

  test('tells how long a recovery takes', async () => {
    const data = folder('recovery');
    const server = await joinServer(data);
    await ask(server, 'create table rows as select g as value from generate_series(1, 500000) g');
    await signalServer(data, 'SIGKILL');
    await server.leave();
    const told: Array<[number, boolean]> = [];
    // As if a process of the killed server took its time to end.
    const lock = path.join(data, 'postgresql/portal.lock');
    const holding = spawn('flock', [lock, 'sleep', '3'], { stdio: 'ignore' });
    await once(holding, 'spawn');
    await sleep(200);
    joined.push(
      await joinServer(data, {
        waiting: (seconds, recovering) => told.push([seconds, recovering]),
      }),
    );
    expect(told.length).toBeGreaterThan(1);
    for (const [, recovering] of told) expect(recovering).toBe(true);
    expect(await ask(joined[0]!, 'select count(*)::text as value from rows')).toBe('500000');
  });

  test.runIf(isRoot)('of root belongs to nobody, elsewhere, without user namespaces', async () => {
    const programs = folder('programs');
    mkdirSync(programs);
    writeFileSync(path.join(programs, 'unshare'), '#!/bin/sh\nexit 1\n');
    chmodSync(path.join(programs, 'unshare'), 0o755);
    // A system folder of its own, so that nothing of this is left on the machine.
    const script = `mount -t tmpfs none /var/lib && PATH=${programs}:$PATH && exec "$@"`;
    const within = ['unshare', '--mount', 'sh', '-c', script, 'sh'];
    const portal = await serve(folder('root'), within);
    const address = await portal.address();
    expect((await fetch(address)).status).toBe(200);
    expect(portal.output).toContain('refuses to run as root');
    expect(portal.output).toMatch(/with the database in \/var\/lib\/rating-portal\/database-/);
    const status = await readFile(`/proc/${serverOf(portal.output)}/status`, 'utf8');
    expect(status).not.toMatch(/^Uid:\s+0\b/m);
    expect(await portal.end()).toBe(0);
  });
});

/** Stops the process that serves a data folder, not its server. */
async function stopPortalOf(data: string): Promise<void> {
  const pids = execFileSync('pgrep', ['-f', 'portal.ts serve'], { encoding: 'utf8' });
  for (const pid of pids.trim().split('\n')) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (environment.includes(`PORTAL_DATA_DIR=${data}\0`)) process.kill(Number(pid), 'SIGSTOP');
  }
}

/** The server of a portal that told where its database is. */
function serverOf(output: string): string {
  const [, database] = /database in (\S+),/.exec(output) ?? [];
  const pids = execFileSync('pgrep', ['-f', `postgres -D ${database}`], { encoding: 'utf8' });
  return pids.trim().split('\n')[0]!;
}
