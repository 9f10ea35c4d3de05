import ExcelJS from 'exceljs';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { writeSpreadsheet, type Column, type Sheet } from './index.ts';

interface Row {
  name: string | null;
  n: number | null;
  on: string | null;
}

const columns: ReadonlyArray<Column<Row>> = [
  { title: 'Название', kind: 'text', value: ({ name }) => name },
  { title: 'Оценок', kind: 'number', value: ({ n }) => n },
  { title: 'День', kind: 'day', value: ({ on }) => on },
];

function sheetOf(rows: readonly Row[]): Sheet<Row> {
  return {
    title: 'Оценки: [2026]',
    columns,
    rows: (async function* () {
      yield* rows;
    })(),
  };
}

const FORMULAS = ['=1+1', '+375 17 200-00-00', '-2', '@SUM(A1)', '\t=1', '\r=1'];
const FULL_WIDTH_FORMULAS = ['＝1+1', '＋1', '－2', '＠SUM(A1)'];

async function readXlsx(rows: readonly Row[]) {
  const book = new ExcelJS.Workbook();
  // exceljs names an older Buffer than Node's.
  await book.xlsx.load((await buffer(writeSpreadsheet('xlsx', sheetOf(rows)))) as never);
  return book.worksheets[0]!;
}

/** What a parser of CSV reads, cell by cell; the heading is left out. */
async function readCsv(rows: readonly Row[], delimiter = ';'): Promise<unknown[][]> {
  const sheet = await new ExcelJS.Workbook().csv.read(writeSpreadsheet('csv', sheetOf(rows)), {
    parserOptions: { delimiter },
    map: (value: unknown) => value,
  });
  const read = sheet.getSheetValues() as unknown[][];
  return read.slice(2).map((cells) => cells.slice(1));
}

describe('CSV', () => {
  test('has a heading, semicolons, texts in quotes, and the mark of UTF-8', async () => {
    const rows = [{ name: 'ГУ «Дом; "сад"»\nвторая', n: 4.5, on: '2026-03-01' }];
    const written = await buffer(writeSpreadsheet('csv', sheetOf(rows)));
    expect(written.toString('utf8')).toBe(
      '\uFEFF"Название";"Оценок";"День"\r\n' + '"ГУ «Дом; ""сад""»\nвторая";4.5;"2026-03-01"\r\n',
    );
  });

  test('leaves cells without a value empty', async () => {
    const written = await text(writeSpreadsheet('csv', sheetOf([{ name: null, n: 0, on: null }])));
    expect(written.split('\r\n')[1]).toBe(';0;');
  });

  test.each(['первая\nвторая', 'первая\rвторая', 'вежливы\n=1+1', 'да; "нет"\n\n;', 'а,=1+1'])(
    'has %j in one cell of one row',
    async (name) => {
      const row = { name, n: 4.5, on: '2026-03-01' };
      expect(await readCsv([row, { ...row, name: 'следующая' }])).toEqual([
        [name, '4.5', '2026-03-01'],
        ['следующая', '4.5', '2026-03-01'],
      ]);
    },
  );

  test('begins no cell within a text where the separator is a comma', async () => {
    const written = await text(
      writeSpreadsheet('csv', sheetOf([{ name: 'а,=1+1', n: 1, on: null }])),
    );
    expect(written).toContain('"а,=1+1"');
  });

  test.each([...FORMULAS, ...FULL_WIDTH_FORMULAS, '\n=1', ' =1'])(
    'keeps %j from being run as a formula',
    async (name) => {
      const written = await text(writeSpreadsheet('csv', sheetOf([{ name, n: -1, on: null }])));
      expect(written.slice(written.indexOf('\r\n') + 2)).toMatch(/^"'/);
      expect(written).toContain(';-1;');
    },
  );
});

describe('XLSX', () => {
  test('has texts, numbers and days as what they are', async () => {
    const sheet = await readXlsx([{ name: 'Поликлиника', n: 4.5, on: '2026-03-01' }]);
    expect(sheet.name).toBe('Оценки   2026 ');
    expect(sheet.getRow(1).values).toEqual([undefined, 'Название', 'Оценок', 'День']);
    expect(sheet.getRow(2).values).toEqual([
      undefined,
      'Поликлиника',
      4.5,
      new Date('2026-03-01T00:00:00Z'),
    ]);
  });

  test.each(FORMULAS.slice(0, 5))('keeps %j a text, also when it is edited', async (name) => {
    const cell = (await readXlsx([{ name, n: null, on: null }])).getCell('A2');
    expect([cell.value, cell.formula, cell.numFmt]).toEqual([name, undefined, '@']);
  });

  test('leaves out signs that XML cannot hold', async () => {
    const sheet = await readXlsx([{ name: 'до\u0000\u0008\uFFFEпосле', n: null, on: null }]);
    expect(sheet.getCell('A2').value).toBe('допосле');
  });
});

test.each(['csv', 'xlsx'] as const)('%s breaks off when reading breaks', async (format) => {
  const rows = (async function* () {
    yield { name: 'первая', n: 1, on: null };
    throw new Error('the database is gone');
  })();
  const written = writeSpreadsheet(format, { title: 'x', columns, rows });
  await expect(buffer(written)).rejects.toThrow('the database is gone');
});
