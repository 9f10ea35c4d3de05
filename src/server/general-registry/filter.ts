import { sql } from 'kysely';
import { z } from 'zod';
import { REGISTRY_STATES, type RegistryState } from '#domain/organization/merger.ts';
import {
  readRegistryQuery,
  REGISTRY_QUERY_MAX_LENGTH,
} from '#domain/organization/registry-query.ts';
import type { Database } from '#server/platform/database/index.ts';

const id = z.string().max(100).catch('');

const registryFilter = z.object({
  /** Words of a name, or the beginning of a UNP. */
  q: z.string().trim().max(REGISTRY_QUERY_MAX_LENGTH).catch(''),
  state: z.enum(['', ...REGISTRY_STATES]).catch(''),
  region: id,
  sphere: id,
  type: id,
  /** `persons`: only those that nobody can edit, nor will by an invitation that is still good. */
  without: z.enum(['', 'persons']).catch(''),
});

/** Narrows the general registry; what is empty does not. */
export type RegistryFilter = z.output<typeof registryFilter>;

/** The filter that an address asks for; what makes no sense in it does not narrow. */
export function readRegistryFilter(query: URLSearchParams): RegistryFilter {
  return registryFilter.parse(Object.fromEntries(query));
}

/** The organisations that a filter leaves: the list, its count and the export are all made of it. */
export function filtered(db: Database, filter: RegistryFilter, now: Date) {
  const { region, sphere, type, without } = filter;
  return searched(db, filter.q)
    .$if(filter.state !== '', (query) => query.where(inState(filter.state as RegistryState)))
    .$if(region !== '', (query) => query.where('region_id', '=', region))
    .$if(type !== '', (query) => query.where('type_id', '=', type))
    .$if(sphere !== '', (query) => query.where(sql<boolean>`sphere_ids @> array[${sphere}::text]`))
    .$if(without === 'persons', (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('responsible_persons as p')
              .leftJoin('invitations as i', (join) =>
                join
                  .onRef('i.organization_id', '=', 'p.organization_id')
                  .onRef('i.person_id', '=', 'p.id')
                  .on('i.expires_at', '>', now),
              )
              .select('p.id')
              .whereRef('p.organization_id', '=', 'organizations.id')
              .where('p.removed_at', 'is', null)
              .where('p.may_edit', '=', true)
              .where(({ eb, or }) =>
                or([eb('p.user_id', 'is not', null), eb('i.person_id', 'is not', null)]),
              ),
          ),
        ),
      ),
    );
}

function searched(db: Database, typed: string) {
  const asked = readRegistryQuery(typed);
  const all = db.selectFrom('organizations');
  switch (asked.kind) {
    case 'everything':
      return all;
    case 'unp':
      // A range, because only databases with certain collations use an index for LIKE.
      return all.where(
        sql<boolean>`unp collate "C" >= ${asked.beginning}
          and unp collate "C" < ${`${asked.beginning}~`}`,
      );
    case 'words': {
      const words = asked.beginnings.map((word) => `${word}:*`).join(' & ');
      return all.where(sql<boolean>`registry_words @@ to_tsquery('simple', ${words})`);
    }
  }
}

/** As `registryStateOf` of the domain. */
function inState(state: RegistryState) {
  switch (state) {
    case 'published':
      return sql<boolean>`published`;
    case 'unpublished':
      return sql<boolean>`not published and suspended_at is null and merged_into is null`;
    case 'suspended':
      return sql<boolean>`suspended_at is not null and merged_into is null`;
    case 'merged':
      return sql<boolean>`merged_into is not null`;
  }
}
