import { sql } from 'kysely';
import type { Database, OpenedDatabase } from '#server/platform/database/index.ts';
import type { Log } from '#server/platform/log/index.ts';
import { readReference, type Reference } from './reference.ts';

/** Announced when reference data change; received once the transaction is through. */
const CHANNEL = 'reference';

/** Holds the reference data in memory, and reads them anew when any node changes them. */
export class ReferenceKeeper {
  readonly #db: Database;
  readonly #onChange: () => void;
  #current: Reference;

  private constructor(db: Database, current: Reference, onChange: () => void) {
    this.#db = db;
    this.#current = current;
    this.#onChange = onChange;
  }

  /** @param onChange called after each reading: what was shown by the old names is out of date */
  static async open(
    { db, listen }: OpenedDatabase,
    log: Log,
    onChange: () => void,
  ): Promise<ReferenceKeeper> {
    const keeper = new ReferenceKeeper(db, await readReference(db), onChange);
    await listen(CHANNEL, () => {
      keeper.refresh().catch((error: unknown) => {
        log.error({ err: error }, 'reference data could not be read anew');
      });
    });
    return keeper;
  }

  /** As of the latest reading. A change makes a new object. */
  get current(): Reference {
    return this.#current;
  }

  /** Reads everything anew: some hundred rows. */
  async refresh(): Promise<void> {
    this.#current = await readReference(this.#db);
    this.#onChange();
  }
}

/**
 * Tells all nodes, this one too, that reference data changed: once the transaction is through, and
 * never without it.
 */
export async function announceReference(db: Database): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, '')`.execute(db);
}
