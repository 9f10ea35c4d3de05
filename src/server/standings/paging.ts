import { z } from 'zod';
import { byStanding, type Rankable, type Sums } from '#domain/standing/index.ts';

/** Where a page goes on: after this organisation, or after where it stood. */
const cursorSchema = z.tuple([z.int(), z.number(), z.int(), z.int(), z.int()]);

/** Something that stands in a list of organisations. */
export interface Listed extends Rankable {
  organizationId: number;
  /** As in `Sums`; with `n` it tells whether the organisation was rated since. */
  total: number;
}

/** One page of a list, and how to get the next. */
export interface Page<T> {
  items: T[];
  /** How many entries of the list stand before this page. */
  start: number;
  /** Null on the last page. */
  nextCursor: string | null;
}

/** How a list is ordered. */
export interface Order {
  /** By standing, unless given. */
  compare?: (a: Listed, b: Listed) => number;
  /** What earlier sums are worth now, when a list of scores follows the national mean. */
  scoreOf?: (sums: Pick<Sums, 'n' | 'total'>) => number | null;
}

/**
 * The page of an ordered list that follows a cursor. Pages are found by key: an organisation that
 * moves while somebody reads neither repeats nor hides its neighbours.
 *
 * @returns null when the cursor is none of ours
 */
export function pageAfter<T extends Listed>(
  list: readonly T[],
  cursor: string | null,
  limit: number,
  order: Order = {},
): Page<T> | null {
  const start = cursor === null ? 0 : startAfter(list, cursor, order);
  return start === null ? null : pageFrom(list, start, limit);
}

/**
 * The same, but a cursor that is none of ours, or after which nothing is left, leads to the start,
 * and `restarted` says so.
 */
export function pageOrStart<T extends Listed>(
  list: readonly T[],
  cursor: string | null,
  limit: number,
  order: Order = {},
): Page<T> & { restarted: boolean } {
  const page = pageAfter(list, cursor, limit, order);
  if (page !== null && (page.items.length > 0 || list.length === 0)) {
    return { ...page, restarted: false };
  }
  return { ...pageFrom(list, 0, limit), restarted: true };
}

function pageFrom<T extends Listed>(list: readonly T[], start: number, limit: number): Page<T> {
  const items = list.slice(start, start + limit);
  const last = items.at(-1);
  const more = last !== undefined && start + limit < list.length;
  return { items, start, nextCursor: more ? encode(last) : null };
}

/**
 * One that was not rated since is found by itself: its own score moves with the national mean, but
 * so do those of its neighbours. One that was rated, or is gone, may be anywhere: then the list
 * goes on where its earlier sums would put it today.
 */
function startAfter(
  list: readonly Listed[],
  cursor: string,
  { compare = byStanding, scoreOf = () => null }: Order,
): number | null {
  const key = decode(cursor);
  if (key === null) return null;
  const held = list.findIndex((entry) => entry.organizationId === key.organizationId);
  const isUnrated = list[held]?.n === key.n && list[held]?.total === key.total;
  if (isUnrated) return held + 1;
  const place = { ...key, score: scoreOf(key) ?? key.score };
  const next = list.findIndex((entry, index) => index !== held && compare(place, entry) < 0);
  return next < 0 ? list.length : next;
}

function encode(entry: Listed): string {
  const key = [entry.organizationId, entry.score, entry.n, entry.total, entry.nameOrder];
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decode(cursor: string): Listed | null {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [organizationId, score, n, total, nameOrder] = cursorSchema.parse(JSON.parse(text));
    return { organizationId, score, n, total, nameOrder };
  } catch {
    return null;
  }
}
