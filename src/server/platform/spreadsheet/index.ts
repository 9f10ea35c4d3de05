import type { Readable } from 'node:stream';
import type { Sheet } from './column.ts';
import { writeCsv } from './csv.ts';
import { writeXlsx } from './xlsx.ts';

export type { Column, Sheet } from './column.ts';

/** What people can take a list away as. */
export const SPREADSHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SpreadsheetFormat = (typeof SPREADSHEET_FORMATS)[number];

export const SPREADSHEET_MEDIA_TYPES: Readonly<Record<SpreadsheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Writes a sheet while its rows are read. A reader that goes away ends the writing. */
export function writeSpreadsheet<Row>(format: SpreadsheetFormat, sheet: Sheet<Row>): Readable {
  return format === 'csv' ? writeCsv(sheet) : writeXlsx(sheet);
}
