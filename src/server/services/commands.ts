import { SERVICE_TEXT_MAX_LENGTH } from '#domain/rating/service-text.ts';
import type { Person } from '#server/identity/index.ts';
import { requiredLine, type PlaceProblem } from '#server/organizations/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { changeOrganization, type NotFound } from '#server/responsible-persons/index.ts';

/** An executive committee provides some three hundred procedures; nobody all of the catalogue. */
export const MOST_ITEMS = 1000;
export const MOST_OWN = 100;

export type AddItemsResult =
  { outcome: 'added'; count: number } | { outcome: 'too-many' } | NotFound;

/**
 * Adds items of the catalogue to what an organisation provides. What it provides already, or the
 * catalogue does not have, is left out.
 *
 * @returns how many were added
 */
export async function addServiceItems(
  portal: Portal,
  person: Person,
  organizationId: number,
  itemIds: readonly string[],
): Promise<AddItemsResult> {
  return changeOrganization(portal, person, organizationId, async (db, log) => {
    const held = await readItemIds(db, organizationId);
    const { serviceItems } = portal.reference;
    const added = [...new Set(itemIds)].filter(
      (id) => serviceItems.get(id)?.retired === false && !held.includes(id),
    );
    if (held.length + added.length > MOST_ITEMS) return { outcome: 'too-many' };
    if (added.length > 0) {
      await storeItemIds(db, organizationId, [...held, ...added]);
      await log({
        action: 'services-edited',
        subject: 'organization',
        subjectId: organizationId,
        after: { added },
      });
    }
    return { outcome: 'added', count: added.length };
  });
}

/** Takes an item of the catalogue from what an organisation provides; ratings keep it. */
export async function removeServiceItem(
  portal: Portal,
  person: Person,
  organizationId: number,
  itemId: string,
): Promise<{ outcome: 'removed' } | NotFound> {
  return changeOrganization(portal, person, organizationId, async (db, log) => {
    const held = await readItemIds(db, organizationId);
    // A colleague may have been quicker.
    if (held.includes(itemId)) {
      const rest = held.filter((id) => id !== itemId);
      await storeItemIds(db, organizationId, rest);
      await log({
        action: 'services-edited',
        subject: 'organization',
        subjectId: organizationId,
        before: { removed: [itemId] },
      });
    }
    return { outcome: 'removed' };
  });
}

/** `doubled`: the organisation names it already. */
export type OwnServiceProblem = PlaceProblem | 'doubled';

export type AddOwnResult =
  | { outcome: 'added' }
  | { outcome: 'invalid'; problems: Partial<Record<'nameRu' | 'nameBe', OwnServiceProblem>> }
  | { outcome: 'too-many' }
  | NotFound;

const name = requiredLine(SERVICE_TEXT_MAX_LENGTH);

/** Adds a service in the organisation's own words, for what the catalogue does not have. */
export async function addOwnService(
  portal: Portal,
  person: Person,
  organizationId: number,
  typed: { nameRu: string; nameBe: string },
): Promise<AddOwnResult> {
  const [nameRu, nameBe] = [name.safeParse(typed.nameRu), name.safeParse(typed.nameBe)];
  return changeOrganization(portal, person, organizationId, async (db, log) => {
    if (!nameRu.success || !nameBe.success) {
      const problemOf = ({ error }: typeof nameRu) =>
        error?.issues[0]?.message as OwnServiceProblem | undefined;
      const [ru, be] = [problemOf(nameRu), problemOf(nameBe)];
      return {
        outcome: 'invalid',
        problems: { ...(ru && { nameRu: ru }), ...(be && { nameBe: be }) },
      };
    }
    const held = await db
      .selectFrom('own_services')
      .select('name_ru')
      .where('organization_id', '=', organizationId)
      .execute();
    if (held.length >= MOST_OWN) return { outcome: 'too-many' };
    const isHeld = held.some((own) => own.name_ru.toLowerCase() === nameRu.data.toLowerCase());
    if (isHeld) return { outcome: 'invalid', problems: { nameRu: 'doubled' } };
    const names = { nameRu: nameRu.data, nameBe: nameBe.data };
    await db
      .insertInto('own_services')
      .values({ organization_id: organizationId, name_ru: names.nameRu, name_be: names.nameBe })
      .execute();
    await log({
      action: 'services-edited',
      subject: 'organization',
      subjectId: organizationId,
      after: { addedOwn: names },
    });
    return { outcome: 'added' };
  });
}

/** Removes a service in the organisation's own words; ratings keep what they said. */
export async function removeOwnService(
  portal: Portal,
  person: Person,
  organizationId: number,
  id: number,
): Promise<{ outcome: 'removed' } | NotFound> {
  return changeOrganization(portal, person, organizationId, async (db, log) => {
    const removed = await db
      .deleteFrom('own_services')
      .where('organization_id', '=', organizationId)
      .where('id', '=', id)
      .returning(['name_ru as nameRu', 'name_be as nameBe'])
      .executeTakeFirst();
    if (removed) {
      await log({
        action: 'services-edited',
        subject: 'organization',
        subjectId: organizationId,
        before: { removedOwn: removed },
      });
    }
    return { outcome: 'removed' };
  });
}

async function readItemIds(db: Database, organizationId: number): Promise<string[]> {
  const { service_item_ids: ids } = await db
    .selectFrom('organizations')
    .select('service_item_ids')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return ids;
}

async function storeItemIds(db: Database, organizationId: number, ids: string[]): Promise<void> {
  await db
    .updateTable('organizations')
    .set({ service_item_ids: ids })
    .where('id', '=', organizationId)
    .execute();
}
