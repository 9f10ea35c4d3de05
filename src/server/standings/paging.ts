import { z } from 'zod';
import { byStanding, type Rankable } from '#domain/standing/index.ts';

/** Where a page goes on: after this organisation, or after where it stood. */
const cursorSchema = z.tuple([z.int(), z.number(), z.int(), z.int()]);

/** Something that stands in a list of organisations. */
export interface Listed extends Rankable {
  organizationId: number;
}

/** One page of a list, and how to get the next. */
export interface Page<T> {
  items: T[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/**
 * The page of an ordered list that follows a cursor. Pages are found by key: an organisation that
 * moves while somebody reads neither repeats nor hides its neighbours.
 *
 * @param compare the order in which the list stands
 * @returns null when the cursor is none of ours
 */
export function pageAfter<T extends Listed>(
  list: readonly T[],
  cursor: string | null,
  limit: number,
  compare: (a: Listed, b: Listed) => number = byStanding,
): Page<T> | null {
  const start = cursor === null ? 0 : startAfter(list, cursor, compare);
  if (start === null) return null;
  const items = list.slice(start, start + limit);
  const last = items.at(-1);
  const more = last !== undefined && start + limit < list.length;
  return { items, nextCursor: more ? encode(last) : null };
}

function startAfter(
  list: readonly Listed[],
  cursor: string,
  compare: (a: Listed, b: Listed) => number,
): number | null {
  const key = decode(cursor);
  if (key === null) return null;
  const held = list.findIndex((entry) => entry.organizationId === key.organizationId);
  if (held >= 0) return held + 1;
  const next = list.findIndex((entry) => compare(key, entry) < 0);
  return next < 0 ? list.length : next;
}

function encode(entry: Listed): string {
  const key = [entry.organizationId, entry.score, entry.n, entry.nameOrder];
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decode(cursor: string): Listed | null {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [organizationId, score, n, nameOrder] = cursorSchema.parse(JSON.parse(text));
    return { organizationId, score, n, nameOrder };
  } catch {
    return null;
  }
}
