import { sql } from 'kysely';
import { NO_RATINGS, type Sums } from '#domain/standing/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { StoredSums } from './sums.ts';

/** Into which organisation one was merged, and from which Minsk day. */
export interface Succession {
  successorId: number;
  mergedOn: string;
}

/** Of each organisation that was merged into another one, its link; no chain is a circle. */
export type Successions = ReadonlyMap<number, Succession>;

/**
 * Reads the links of all organisations that were merged; a few in a thousand.
 *
 * @param upTo a Minsk day: later mergers are left out
 */
export async function readSuccessions(db: Database, upTo?: string): Promise<Successions> {
  const rows = await db
    .selectFrom('organizations')
    .select(['id', sql<number>`merged_into`.as('successorId'), sql<string>`merged_on`.as('day')])
    .where('merged_into', 'is not', null)
    .$if(upTo !== undefined, (query) => query.where('merged_on', '<=', upTo!))
    .execute();
  return new Map(
    rows.map(({ id, successorId, day }) => [id, { successorId, mergedOn: day }] as const),
  );
}

/** The organisation and all into which it was merged, through any number of links. */
export function* withSuccessors(successions: Successions, id: number): Generator<number> {
  let next: number | undefined = id;
  // No chain has more links than there are; a circle, which no command makes, must not hang a node.
  for (let left = successions.size; next !== undefined && left >= 0; left -= 1) {
    yield next;
    next = successions.get(next)?.successorId;
  }
}

/** What stands for an organisation today: itself, or the last of its successors. */
export function heirOf(successions: Successions, id: number): number {
  let heir = id;
  for (const next of withSuccessors(successions, id)) heir = next;
  return heir;
}

/** Sums by the organisation that stands for each today; each rating is in them once. */
export function sumsOfHeirs(
  sums: Iterable<readonly [number, Sums]>,
  successions: Successions,
): Array<readonly [number, Sums]> {
  const pooled = new Map<number, Sums>();
  for (const [id, own] of sums) {
    const heir = heirOf(successions, id);
    pooled.set(heir, plus(pooled.get(heir) ?? NO_RATINGS, own));
  }
  return [...pooled];
}

/**
 * The sums of organisations in memory: each one's own as stored, and those in which the ratings of
 * its predecessors stand too (docs/decisions/0019). Sums are exact integers, so taking in a change
 * by its difference gives what summing anew would.
 */
export class PooledSums {
  #own = new Map<number, StoredSums>();
  #successions: Successions = new Map();
  #predecessors = new Map<number, number[]>();
  /** Own sums and those of predecessors; only of organisations where the two differ. */
  #pooled = new Map<number, Sums>();

  get successions(): Successions {
    return this.#successions;
  }

  /** The organisations of which sums are held. */
  ids(): Iterable<number> {
    return this.#own.keys();
  }

  /** Replaces the links between organisations. */
  setSuccessions(successions: Successions): void {
    this.#successions = successions;
    this.#predecessors = new Map();
    this.#pooled = new Map();
    for (const [id, { successorId }] of successions) {
      this.#predecessors.set(successorId, [...(this.#predecessors.get(successorId) ?? []), id]);
    }
    for (const id of this.#predecessors.keys()) this.#pooled.set(id, this.#sumUp(id));
  }

  /**
   * Takes in the own sums of an organisation.
   *
   * @returns false when newer ones are held already
   */
  set(id: number, sums: StoredSums): boolean {
    const held = this.#own.get(id);
    if (held && held.version >= sums.version) return false;
    this.#own.set(id, sums);
    for (const each of withSuccessors(this.#successions, id)) {
      const pooled = this.#pooled.get(each);
      if (pooled) this.#pooled.set(each, plus(minus(pooled, held ?? NO_RATINGS), sums));
    }
    return true;
  }

  /** The sums of an organisation together with those of its predecessors. */
  of(id: number): Sums {
    return this.#pooled.get(id) ?? this.#own.get(id) ?? NO_RATINGS;
  }

  /** Sums that together hold each rating once: those of organisations not merged into another. */
  *ofHeirs(): Generator<Sums> {
    for (const id of this.#own.keys()) {
      if (!this.#successions.has(id) && !this.#pooled.has(id)) yield this.of(id);
    }
    for (const [id, sums] of this.#pooled) if (!this.#successions.has(id)) yield sums;
  }

  /** The organisations that were merged into this one, directly or through others. */
  predecessorsOf(id: number): number[] {
    const direct = this.#predecessors.get(id) ?? [];
    return direct.flatMap((each) => [each, ...this.predecessorsOf(each)]);
  }

  #sumUp(id: number): Sums {
    const parts = [id, ...this.predecessorsOf(id)].map((each) => this.#own.get(each));
    return parts.reduce<Sums>((sum, part) => plus(sum, part ?? NO_RATINGS), NO_RATINGS);
  }
}

function plus(a: Sums, b: Sums): Sums {
  return {
    n: a.n + b.n,
    total: a.total + b.total,
    totalSquared: a.totalSquared + b.totalSquared,
  };
}

function minus(a: Sums, b: Sums): Sums {
  return {
    n: a.n - b.n,
    total: a.total - b.total,
    totalSquared: a.totalSquared - b.totalSquared,
  };
}
