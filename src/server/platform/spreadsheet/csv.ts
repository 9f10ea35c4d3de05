import { stringify } from 'csv-stringify';
import { pipeline, Readable } from 'node:stream';
import type { Column, Sheet } from './column.ts';

/**
 * Text that a spreadsheet program would run as a formula: full-width signs, too, where East Asian
 * input is set up; some programs skip white space in front.
 */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/**
 * A sheet as text, as office programs of the portal's countries read it: UTF-8 with its mark,
 * separated by semicolons. All texts stand in quotes, so that neither a line break in one nor a comma,
 * which other programs take for the separator, begins a new cell. Text that would be taken for a
 * formula gets an apostrophe in front.
 */
export function writeCsv<Row>({ columns, rows }: Sheet<Row>): Readable {
  const lines = Readable.from(linesOf(columns, rows));
  const written = stringify({
    bom: true,
    delimiter: ';',
    record_delimiter: '\r\n',
    quoted_string: true,
  });
  // What goes wrong on the way breaks the download off, so that nobody takes a half for the whole.
  return pipeline(lines, written, () => {});
}

async function* linesOf<Row>(columns: ReadonlyArray<Column<Row>>, rows: AsyncIterable<Row>) {
  yield columns.map(({ title }) => harmless(title));
  for await (const row of rows) yield columns.map((column) => cell(column, row));
}

/** Empty stays without quotes: nothing is no text. */
function cell<Row>(column: Column<Row>, row: Row): string | number | null {
  const value = column.value(row);
  if (value === null || value === '') return null;
  return column.kind === 'text' ? harmless(String(value)) : value;
}

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
