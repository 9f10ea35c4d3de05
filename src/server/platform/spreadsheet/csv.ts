import { stringify } from 'csv-stringify';
import { pipeline, Readable } from 'node:stream';
import type { Column, Sheet } from './column.ts';

/** Text that a spreadsheet program would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A sheet as text, as office programs of the portal's countries read it: UTF-8 with its mark,
 * separated by semicolons. Text that would be taken for a formula gets an apostrophe in front.
 */
export function writeCsv<Row>({ columns, rows }: Sheet<Row>): Readable {
  const lines = Readable.from(linesOf(columns, rows));
  const written = stringify({ bom: true, delimiter: ';', record_delimiter: '\r\n' });
  // What goes wrong on the way breaks the download off, so that nobody takes a half for the whole.
  return pipeline(lines, written, () => {});
}

async function* linesOf<Row>(columns: ReadonlyArray<Column<Row>>, rows: AsyncIterable<Row>) {
  yield columns.map(({ title }) => harmless(title));
  for await (const row of rows) yield columns.map((column) => cell(column, row));
}

function cell<Row>(column: Column<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null) return '';
  return column.kind === 'text' ? harmless(String(value)) : String(value);
}

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
