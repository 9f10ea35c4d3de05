import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { seedDemo } from '#server/demo/index.ts';
import { migrate, type OpenedDatabase } from '#server/platform/database/index.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { dumpDatabase, DumpRefused, DumpUnreadable, restoreDatabase } from './index.ts';

const TODAY = '2026-03-05';
/** Line ends as programs see them, and signs that mean something to COPY. */
const AWKWARD = 'a\u2028b\rc\nd\te\\f\\.\n\\.\n\\N «ў» 😀';

let source: OpenedDatabase;
let dump: Buffer;

beforeAll(async () => {
  source = await openTestDatabase();
  await seedDemo(source.db, { organizations: 200, ratings: 1_500, seed: 7, today: TODAY });
  await source.db
    .updateTable('organizations')
    .set({ name_ru: AWKWARD, name_be: '\\.' })
    .where('id', '=', 5)
    .execute();
  dump = await collect(dumpDatabase(source));
});
afterAll(() => source.close());

async function collect(chunks: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const collected: Buffer[] = [];
  for await (const chunk of chunks) collected.push(Buffer.from(chunk));
  return Buffer.concat(collected);
}

/** The bytes in portions of an awkward size. */
async function* portions(bytes: Buffer, size = 7_919): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function inEmpty<T>(work: (opened: OpenedDatabase) => Promise<T>): Promise<T> {
  const opened = await openTestDatabase({ empty: true });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

test('a dump makes a new database that dumps the same, and whose standings agree', async () => {
  await inEmpty(async (target) => {
    const restored = await restoreDatabase(target, portions(dump), TODAY);
    expect(restored.rows).toBeGreaterThan(5_000);
    expect(restored.recomputed).toMatchObject({ differingDays: 0, differingStandings: 0 });
    const { name_ru } = await target.db
      .selectFrom('organizations')
      .select('name_ru')
      .where('id', '=', 5)
      .executeTakeFirstOrThrow();
    expect(name_ru).toBe(AWKWARD);
    const [, ...before] = dump.toString('utf8').split('\n').toSorted();
    const [, ...after] = (await collect(dumpDatabase(target)))
      .toString('utf8')
      .split('\n')
      .toSorted();
    // The head differs by its moment, and sorts first of all that begins with a brace.
    const isHead = (line: string) => line.startsWith('{"dump"');
    expect(after.filter((line) => !isHead(line))).toEqual(before.filter((line) => !isHead(line)));
  });
});

test('numbers that were given before are not given again', async () => {
  await inEmpty(async (target) => {
    await restoreDatabase(target, portions(dump), TODAY);
    const next = async ({ db }: OpenedDatabase) =>
      (await sql<{ id: number }>`select nextval('organizations_id_seq') as id`.execute(db)).rows;
    expect(await next(target)).toEqual(await next(source));
  });
});

test('a restoration a year later does not call the moved window a difference', async () => {
  await inEmpty(async (target) => {
    const { recomputed } = await restoreDatabase(target, portions(dump), '2027-03-05');
    expect(recomputed).toMatchObject({ differingDays: 0, differingStandings: 0 });
  });
});

test('the dump of an earlier schema is restored, and brought up to date', async () => {
  const earlier = await inEmpty(async ({ db, ...opened }) => {
    await migrate(db, '0020_pages_of_remarks');
    await sql`insert into territories (id, kind, name_ru, name_be, name_en)
      values ('there', 'region', 'Там', 'Там', 'There')`.execute(db);
    return collect(dumpDatabase({ db, ...opened }));
  });
  await inEmpty(async (target) => {
    await restoreDatabase(target, portions(earlier), TODAY);
    const names = await target.db.selectFrom('territories').select('name_ru').execute();
    expect(names).toEqual([{ name_ru: 'Там' }]);
    expect(await migrate(target.db)).toEqual([]);
  });
});

test.each([
  ['nothing', () => Buffer.alloc(0)],
  ['another file', () => Buffer.from('PGDMP\n')],
  ['the first half', () => dump.subarray(0, dump.length / 2)],
  ['all but the sums', () => dump.subarray(0, dump.lastIndexOf('{"sums"'))],
  ['one without a table', () => without('{"table":"replies"')],
  ['one with a rating less', () => withoutOneRow('{"table":"ratings"')],
])('of %s nothing is restored, and a whole one can be afterwards', async (_what, damaged) => {
  await inEmpty(async (target) => {
    const refused = restoreDatabase(target, portions(damaged()), TODAY);
    await expect(refused).rejects.toBeInstanceOf(DumpUnreadable);
    const { rows } = await sql<{ found: string | null }>`
      select to_regclass('organizations')::text as found`.execute(target.db);
    if (rows[0]!.found !== null) {
      expect(await target.db.selectFrom('organizations').select('id').execute()).toEqual([]);
    }
    expect((await restoreDatabase(target, portions(dump), TODAY)).rows).toBeGreaterThan(0);
  });
});

function without(head: string): Buffer {
  const from = dump.indexOf(head);
  const to = dump.indexOf('\n\\.\n', from) + 4;
  return Buffer.concat([dump.subarray(0, from), dump.subarray(to)]);
}

function withoutOneRow(head: string): Buffer {
  const from = dump.indexOf('\n', dump.indexOf(head)) + 1;
  const to = dump.indexOf('\n', from) + 1;
  return Buffer.concat([dump.subarray(0, from), dump.subarray(to)]);
}

test('a database that holds something, and a dump of a later release, are refused', async () => {
  const refused = restoreDatabase(source, portions(dump), TODAY);
  await expect(refused).rejects.toBeInstanceOf(DumpRefused);
  const later = Buffer.from(
    dump.toString('utf8').replace(/"migration":"[^"]+"/, '"migration":"9"'),
  );
  await inEmpty(async (target) => {
    const newer = restoreDatabase(target, portions(later), TODAY);
    await expect(newer).rejects.toThrow('newer than this one');
  });
});
