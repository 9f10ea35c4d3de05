/** A page of a list that is read by key. */
export interface Paged<Row, Key> {
  rows: Row[];
  /** The next page begins after this key; null: there is none. */
  next: Key | null;
}

/** What can still be limited: a query that selects, in the order of the pages. */
interface Limitable<Row> {
  limit(most: number): { execute(): Promise<Row[]> };
}

/**
 * Runs a query that begins after the page before, and reads one page: `query.$call(paged(…))`.
 *
 * @param limit rows of a page; one more is read, which tells whether there is a next page
 * @param keyOf the place of a row in the order of the query
 */
export function paged<Row, Key>(limit: number, keyOf: (row: Row) => Key) {
  return async (query: Limitable<Row>): Promise<Paged<Row, Key>> =>
    cutToPage(await query.limit(limit + 1).execute(), limit, keyOf);
}

/**
 * The same of rows that were found in another way.
 *
 * @param found what follows the page before; more than `limit` where there is a next page
 */
export function cutToPage<Row, Key>(
  found: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
): Paged<Row, Key> {
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last === undefined ? null : keyOf(last) };
}
