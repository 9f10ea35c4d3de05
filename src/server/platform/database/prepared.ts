import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';

const MARK = '/* prepared */';

/**
 * Stands in a statement that is sent very often, always with the same text: every connection to a
 * PostgreSQL server prepares it once, which saves parsing and mostly planning it from then on. Not
 * for statements whose best plan depends on their parameters.
 */
export const PREPARED = sql.raw(MARK);

/** A client that sends marked statements under a name; other ones as they are. */
export function preparingClient(Client: typeof pg.Client): typeof pg.Client {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
    names.set(text, name);
    return name;
  };
  class PreparingClient extends Client {
    override query(...[text, values, ...rest]: unknown[]): never {
      const query = super.query as (...given: unknown[]) => never;
      return typeof text === 'string' && text.includes(MARK)
        ? query.call(this, { name: nameOf(text), text, values }, ...rest)
        : query.call(this, text, values, ...rest);
    }
  }
  return PreparingClient as unknown as typeof pg.Client;
}
