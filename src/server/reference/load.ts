import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import { organizationTypeRows, serviceItemRows, sphereRows, territoryRows } from './rows.ts';

/** The columns of a table that is filled from the reference data, with their types; `id` first. */
const COLUMNS = {
  territories: {
    id: 'text',
    kind: 'text',
    parent_id: 'text',
    name_ru: 'text',
    name_be: 'text',
    name_en: 'text',
    population: 'integer',
  },
  spheres: {
    id: 'text',
    icon: 'text',
    place: 'integer',
    name_ru: 'text',
    name_be: 'text',
    name_en: 'text',
    description_ru: 'text',
    description_be: 'text',
    description_en: 'text',
  },
  organization_types: { id: 'text', name_ru: 'text', name_be: 'text', name_en: 'text' },
  service_items: {
    id: 'text',
    kind: 'text',
    code: 'text',
    sphere_id: 'text',
    name_ru: 'text',
    name_be: 'text',
    name_en: 'text',
  },
} as const;

/**
 * Brings territories, spheres, types of organisations and service items up to what `data/` says:
 * adds what is new and changes what differs. What the operator changed or added stays as it is, and
 * nothing is removed, for ratings may refer to it. Repeating it changes nothing.
 *
 * @throws ZodError when a file of `data/` is not as its schema says
 */
export async function loadReferenceData(db: Database): Promise<void> {
  await upsert(db, 'territories', territoryRows());
  await upsert(db, 'spheres', sphereRows());
  await upsert(db, 'organization_types', organizationTypeRows());
  await upsert(db, 'service_items', serviceItemRows());
}

async function upsert(db: Database, table: keyof typeof COLUMNS, rows: object[]): Promise<void> {
  const columns: Record<string, string> = COLUMNS[table];
  const names = Object.keys(columns);
  const others = names.filter((name) => name !== 'id');
  const list = sql.raw(names.join(', '));
  const shape = sql.raw(names.map((name) => `${name} ${columns[name]}`).join(', '));
  const changes = sql.raw(others.map((name) => `${name} = excluded.${name}`).join(', '));
  const stored = sql.raw(others.map((name) => `${table}.${name}`).join(', '));
  const given = sql.raw(others.map((name) => `excluded.${name}`).join(', '));
  await sql`
    insert into ${sql.table(table)} (${list})
    select ${list} from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given (${shape})
    on conflict (id) do update set ${changes}
    where ${sql.table(table)}.edited_at is null and (${stored}) is distinct from (${given})`.execute(
    db,
  );
}
