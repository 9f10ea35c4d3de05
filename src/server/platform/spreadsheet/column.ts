import type { Day } from '#domain/calendar.ts';

/** A column of a spreadsheet: its heading, and what stands in it for a row; null leaves it empty. */
export type Column<Row> = { title: string } & (
  | { kind: 'text'; value: (row: Row) => string | null }
  | { kind: 'number'; value: (row: Row) => number | null }
  | { kind: 'day'; value: (row: Row) => Day | null }
);

/** What a spreadsheet is made of. Rows are read as they are written, and never held all at once. */
export interface Sheet<Row> {
  /** Stands on the tab of the sheet. */
  title: string;
  columns: ReadonlyArray<Column<Row>>;
  rows: AsyncIterable<Row>;
}
