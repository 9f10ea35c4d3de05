import ExcelJS from 'exceljs';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Column, Sheet } from './column.ts';

/** So many rows are written before others get their turn. */
const ROWS_AT_ONCE = 200;
/** In characters. */
const WIDTHS = { text: 32, number: 12, day: 12 };
/** `@` is text, also when somebody edits the cell: what begins with «=» runs nothing. */
const FORMATS = { text: '@', number: 'General', day: 'dd.mm.yyyy' };
/** Signs that a tab of a workbook cannot have, and how many it can have. */
const NOT_ON_A_TAB = /[\\/*?:[\]]/g;
const TAB_MAX_LENGTH = 31;
/** What XML cannot hold and the library lets pass; it leaves out other controls itself. */
const NOT_IN_XML = /[\uFFFE\uFFFF]/g;

/** A sheet as an Office Open XML workbook, with a heading that stays in view and can be filtered. */
export function writeXlsx<Row>(sheet: Sheet<Row>): Readable {
  const stream = new PassThrough();
  // What goes wrong on the way breaks the download off, so that nobody takes a half for the whole.
  write(sheet, stream).catch((error: unknown) => stream.destroy(error as Error));
  return stream;
}

async function write<Row>({ title, columns, rows }: Sheet<Row>, stream: PassThrough) {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const tab = title.replace(NOT_ON_A_TAB, ' ').slice(0, TAB_MAX_LENGTH);
  const sheet = book.addWorksheet(tab, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ title, kind }) => ({
    header: title,
    width: WIDTHS[kind],
    style: { numFmt: FORMATS[kind] },
  }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const heading = sheet.getRow(1);
  heading.font = { bold: true };
  heading.commit();
  let written = 0;
  for await (const row of rows) {
    if (stream.destroyed) return;
    sheet.addRow(columns.map((column) => cell(column, row))).commit();
    written += 1;
    if (written % ROWS_AT_ONCE === 0) await setImmediate();
  }
  sheet.commit();
  await book.commit();
}

function cell<Row>(column: Column<Row>, row: Row): string | number | Date | null {
  const value = column.value(row);
  if (value === null) return null;
  if (column.kind === 'day') return new Date(`${value}T00:00:00Z`);
  return typeof value === 'string' ? value.toWellFormed().replace(NOT_IN_XML, '') : value;
}
