import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { ReferenceKind } from '#domain/reference/kinds.ts';
import type { Database } from '#server/platform/database/index.ts';

/** Counting goes through all organisations, so it is done anew only after this, in milliseconds. */
const KEPT_FOR = 30_000;

const kept = new WeakMap<Database, LRUCache<ReferenceKind, Map<string, number>>>();

/** How many organisations refer to each entry of a kind, as of half a minute ago at most. */
export async function readUsage(
  db: Database,
  kind: ReferenceKind,
): Promise<ReadonlyMap<string, number>> {
  const counts = kept.get(db) ?? new LRUCache({ max: 4, ttl: KEPT_FOR });
  kept.set(db, counts);
  const known = counts.get(kind);
  if (known) return known;
  const { rows } = await sql<{ id: string; count: number }>`
    select id, count(*) as count from (${REFERENCES[kind]}) used group by id`.execute(db);
  const usage = new Map(rows.map(({ id, count }) => [id, count]));
  counts.set(kind, usage);
  return usage;
}

const REFERENCES = {
  spheres: sql`select unnest(sphere_ids) as id from organizations`,
  'service-items': sql`select unnest(service_item_ids) as id from organizations`,
  territories: sql`
    select region_id as id from organizations
    union all select district_id from organizations where district_id is not null`,
  'organization-types': sql`select type_id as id from organizations`,
};
