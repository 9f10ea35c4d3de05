import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { joinServer } from '#server/platform/embedded-server/index.ts';
import { signalServer } from '../support/server-processes.ts';

/*
 * A file system in a file holds the data. At some moment that file is copied: what is in it then is
 * what a disk would hold after the power failed, since what the kernel keeps in memory and nobody
 * asked it to write is not in it.
 */

const WRITERS = 4;
const SIZE = 600_000_000;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'portal-power-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function canMount(): boolean {
  try {
    return process.getuid?.() === 0 && execFileSync('losetup', ['--find']).length > 0;
  } catch {
    return false;
  }
}

// Without root or loop devices there is no file system that could lose its power.
describe.runIf(process.platform === 'linux' && canMount())('after a power cut', () => {
  test.each([1, 2, 3])('nothing that was acknowledged is lost: cut %i', async (cut) => {
    const { acknowledged, kept } = await cutPower(`cut-${cut}`, {});
    process.stdout.write(`cut ${cut}: ${acknowledged.length} acknowledged\n`);
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  });

  test('a server that does not wait for the disk loses some, so the cut is one', async () => {
    const { acknowledged, kept } = await cutPower('control', { fsync: 'off' });
    expect(acknowledged.filter((id) => !kept.has(id))).not.toEqual([]);
  });
});

describe.runIf(process.platform === 'linux' && canMount())('a disk that is full', () => {
  test('refuses what is new, loses nothing, and takes more in once there is room', async () => {
    const disk = path.join(folder, 'small.disk');
    await makeDisk(disk, 300_000_000);
    await mounted(disk, async (place) => {
      const data = path.join(place, 'data');
      const server = await joinServer(data);
      const pool = new pg.Pool({ ...server.connection, max: WRITERS });
      pool.on('error', () => {});
      pool.on('connect', (client) => client.on('error', () => {}));
      await pool.query('create table written (id serial primary key, text text)');
      const acknowledged: number[] = [];
      const write = async () => {
        const { rows } = await pool.query<{ id: number }>(
          `insert into written (text) values (repeat('x', 2000)) returning id`,
        );
        acknowledged.push(rows[0]!.id);
      };
      for (let row = 0; row < 500; row += 1) await write();
      // Ends with an error, once nothing is left.
      expect(() =>
        execFileSync('dd', ['if=/dev/zero', `of=${place}/fill`, 'bs=1M'], { stdio: 'ignore' }),
      ).toThrow();
      const refused = async () => {
        for (let row = 0; row < 20_000; row += 1) await write();
      };
      await expect(refused()).rejects.toThrow();
      await rm(path.join(place, 'fill'));
      await expect
        .poll(
          () =>
            write().then(
              () => true,
              () => false,
            ),
          { timeout: 60_000 },
        )
        .toBe(true);
      const { rows } = await pool.query<{ id: number }>('select id from written');
      const kept = new Set(rows.map(({ id }) => id));
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
      await pool.end();
      await server.leave();
    });
  });
});

/** Writes, cuts the power at some moment, and starts again on what the disk holds. */
async function cutPower(
  name: string,
  settings: Record<string, string>,
): Promise<{ acknowledged: number[]; kept: Set<number> }> {
  const disk = path.join(folder, `${name}.disk`);
  const afterwards = path.join(folder, `${name}-after.disk`);
  await makeDisk(disk, SIZE);
  return mounted(disk, async (place) => {
    const data = path.join(place, 'data');
    const server = await joinServer(data, { settings });
    const clients = await connect(server.connection, WRITERS);
    await clients[0]!.query('create table written (id integer primary key)');
    // What was there before the writing began is no matter of this test.
    execFileSync('sync', ['-f', place]);
    const acknowledged: number[] = [];
    let over = false;
    const writing = clients.map(async (client, writer) => {
      for (let id = writer; !over; id += WRITERS) {
        await client.query('insert into written values ($1)', [id]);
        acknowledged.push(id);
      }
    });
    await sleep(800 + Math.random() * 700);
    // All at once, as the power fails: the server does nothing more, and the disk is what it is.
    await signalServer(data, 'SIGSTOP');
    const before = [...acknowledged];
    await copyFile(disk, afterwards);
    await signalServer(data, 'SIGCONT');
    over = true;
    await Promise.all(writing);
    await Promise.all(clients.map((client) => client.end()));
    await server.leave();
    return { acknowledged: before, kept: await mounted(afterwards, readAfter) };
  });
}

async function makeDisk(disk: string, size: number): Promise<void> {
  await writeFile(disk, '');
  await truncate(disk, size);
  execFileSync('mkfs.ext4', ['-q', '-F', disk]);
}

async function readAfter(place: string): Promise<Set<number>> {
  const server = await joinServer(path.join(place, 'data'));
  try {
    const [client] = await connect(server.connection, 1);
    const { rows } = await client!.query<{ id: number }>('select id from written');
    await client!.end();
    return new Set(rows.map(({ id }) => id));
  } finally {
    await server.leave();
  }
}

function connect(connection: pg.ClientConfig, count: number): Promise<pg.Client[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client(connection);
      await client.connect();
      return client;
    }),
  );
}

async function mounted<T>(disk: string, work: (place: string) => Promise<T>): Promise<T> {
  const place = `${disk}.mounted`;
  await mkdir(place);
  execFileSync('mount', ['-o', 'loop', disk, place]);
  try {
    return await work(place);
  } finally {
    execFileSync('umount', ['--lazy', place]);
  }
}
