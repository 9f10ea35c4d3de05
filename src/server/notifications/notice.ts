import { isKindName, type Notice } from '#domain/notification/kinds.ts';
import type { Database } from '#server/platform/database/index.ts';

/** A notification as it is stored; null for a kind that this version of the portal does not know. */
export function storedNotice(kind: string, data: unknown): Notice | null {
  return isKindName(kind) ? ({ kind, data } as Notice) : null;
}

/** How an organisation is called, as far as it has such a name. */
export interface OrganizationName {
  ru: string;
  be: string;
  en: string | null;
}
export type OrganizationNames = ReadonlyMap<number, OrganizationName>;

/** The short names of organisations by id, as they are called now. */
export async function readNames(db: Database, ids: Iterable<number>): Promise<OrganizationNames> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('organizations')
    .select(['id', 'short_name_ru as ru', 'short_name_be as be', 'name_en as en'])
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

/** The organisation that a notification is about; null: it is about none. */
export function organizationOf({ data }: Notice): number | null {
  return 'organizationId' in data ? data.organizationId : null;
}

/** The names of the organisations that notifications are about. */
export function namesFor(db: Database, notices: readonly Notice[]): Promise<OrganizationNames> {
  return readNames(
    db,
    notices.map(organizationOf).filter((id) => id !== null),
  );
}
