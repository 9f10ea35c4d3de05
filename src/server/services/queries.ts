import type { Person } from '#server/identity/index.ts';
import { readOwnServices, type OwnService } from '#server/organizations/index.ts';
import type { Portal } from '#server/portal.ts';
import type { NamedServiceItem } from '#server/reference/index.ts';
import { readOrganizationToEdit, type OwnOrganization } from '#server/responsible-persons/index.ts';
import { findServiceItems } from '#server/search/index.ts';

/** What an organisation provides, and what of the catalogue a search found for it. */
export interface ServicesPage {
  organization: OwnOrganization;
  /** Of the catalogue: procedures by their codes, then services. */
  items: NamedServiceItem[];
  own: OwnService[];
  found: {
    /** What it does not provide yet, best first; at most `MOST_FOUND`. */
    items: NamedServiceItem[];
    /** How many were found that it does not provide yet. */
    total: number;
  };
}

/** So many results are shown; more are better narrowed than read. */
const MOST_FOUND = 30;
/** A longer query says no more. */
const LONGEST_QUERY = 200;

/**
 * The services of an organisation, for those who may edit them; null for everybody else.
 *
 * @param q words of a service item; empty: nothing is looked for
 * @throws NotAllowed
 */
export async function readServicesPage(
  portal: Portal,
  person: Person,
  organizationId: number,
  q: string,
): Promise<ServicesPage | null> {
  const organization = await readOrganizationToEdit(portal, person, organizationId);
  if (!organization) return null;
  const { service_item_ids: ids } = await portal.db
    .selectFrom('organizations')
    .select('service_item_ids')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const { serviceItems } = portal.reference;
  const named = (some: readonly string[]) => some.flatMap((id) => serviceItems.get(id) ?? []);
  const found = (await findServiceItems(portal.db, q.slice(0, LONGEST_QUERY))).filter(
    (id) => !ids.includes(id) && serviceItems.get(id)?.retired === false,
  );
  return {
    organization,
    items: named(ids).sort(byCode),
    own: await readOwnServices(portal.db, organizationId),
    found: { items: named(found.slice(0, MOST_FOUND)), total: found.length },
  };
}

function byCode(a: NamedServiceItem, b: NamedServiceItem): number {
  if (a.code !== null && b.code !== null) {
    return a.code.localeCompare(b.code, 'ru', { numeric: true });
  }
  return a.kind === b.kind ? a.name.ru.localeCompare(b.name.ru, 'ru') : a.kind < b.kind ? -1 : 1;
}
