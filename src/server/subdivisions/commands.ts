import { sql } from 'kysely';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { NotFound } from '#server/responsible-persons/index.ts';
import { change } from './change.ts';
import { readStored, type VersionedSubdivision } from './queries.ts';
import {
  readSubdivision,
  type SubdivisionProblems,
  type SubdivisionTexts,
  type TypedSubdivision,
} from './schema.ts';
import { isFull, placeAfter, problemsOfNames, readSiblings } from './siblings.ts';

/** Which subdivision of which organisation. */
export interface SubdivisionKey {
  organizationId: number;
  id: number;
}

export type AddResult =
  | { outcome: 'added'; id: number }
  | { outcome: 'invalid'; problems: SubdivisionProblems }
  | { outcome: 'too-many' }
  | NotFound;

/** Adds a subdivision, as the last one. Citizens can choose it at once. */
export async function addSubdivision(
  portal: Portal,
  person: Person,
  organizationId: number,
  typed: TypedSubdivision,
): Promise<AddResult> {
  const read = readSubdivision(typed);
  return change(portal, person, organizationId, async (db, log): Promise<AddResult> => {
    if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
    const siblings = await readSiblings(db, organizationId);
    if (isFull(siblings, { isNew: true })) return { outcome: 'too-many' };
    const problems = problemsOfNames(read.texts, siblings);
    if (problems) return { outcome: 'invalid', problems };
    const { id } = await db
      .insertInto('subdivisions')
      .values({
        ...columnsOf(read.texts),
        organization_id: organizationId,
        place: placeAfter(siblings),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await log('subdivision-added', id, undefined, read.texts);
    return { outcome: 'added', id };
  });
}

export type EditSubdivisionResult =
  | { outcome: 'saved' }
  | { outcome: 'invalid'; problems: SubdivisionProblems }
  /** Somebody else saved first: nothing is stored, and what they saved comes back. */
  | { outcome: 'changed-meanwhile'; mine: SubdivisionTexts; theirs: VersionedSubdivision }
  | NotFound;

/**
 * Saves what an organisation says of an open subdivision.
 *
 * @param version the one that was edited; another one in the database means somebody was quicker
 */
export async function editSubdivision(
  portal: Portal,
  person: Person,
  key: SubdivisionKey,
  typed: TypedSubdivision,
  version: number,
): Promise<EditSubdivisionResult> {
  const read = readSubdivision(typed);
  const { organizationId, id } = key;
  return change(portal, person, organizationId, async (db, log): Promise<EditSubdivisionResult> => {
    const held = await readStored(db, key);
    if (!held || held.closedAt) return { outcome: 'not-found' };
    if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
    const { texts } = read;
    if (held.version !== version) {
      return { outcome: 'changed-meanwhile', mine: texts, theirs: held };
    }
    const changed = changedTexts(held.texts, texts);
    if (changed.length === 0) return { outcome: 'saved' };
    const problems = problemsOfNames(texts, await readSiblings(db, organizationId), id);
    if (problems) return { outcome: 'invalid', problems };
    await update(db, key, { ...columnsOf(texts), version: version + 1 });
    await log('subdivision-edited', id, only(held.texts, changed), only(texts, changed));
    return { outcome: 'saved' };
  });
}

/**
 * Moves an open subdivision one place up or down; at the end of the list nothing happens.
 *
 * @returns where it stands now, from 1, and among how many
 */
export async function moveSubdivision(
  portal: Portal,
  person: Person,
  { organizationId, id }: SubdivisionKey,
  direction: 'up' | 'down',
): Promise<{ outcome: 'moved'; place: number; of: number } | NotFound> {
  return change(portal, person, organizationId, async (db, log) => {
    const order = (await readSiblings(db, organizationId)).filter(({ closedAt }) => !closedAt);
    const from = order.findIndex((sibling) => sibling.id === id);
    if (from < 0) return { outcome: 'not-found' };
    const to = Math.min(order.length - 1, Math.max(0, from + (direction === 'up' ? -1 : 1)));
    if (to !== from) {
      const ids = order.map((sibling) => sibling.id);
      ids.splice(to, 0, ...ids.splice(from, 1));
      await sql`
        update subdivisions set place = given.place
        from unnest(${ids}::bigint[]) with ordinality as given (id, place)
        where organization_id = ${organizationId} and subdivisions.id = given.id`.execute(db);
      await log('subdivisions-ordered', id, { place: from + 1 }, { place: to + 1 });
    }
    return { outcome: 'moved', place: to + 1, of: order.length };
  });
}

/** Closes a subdivision: it keeps its ratings, and nobody can choose it any more. */
export async function closeSubdivision(
  portal: Portal,
  person: Person,
  key: SubdivisionKey,
): Promise<{ outcome: 'closed' } | NotFound> {
  return change(portal, person, key.organizationId, async (db, log) => {
    const held = await readStored(db, key);
    if (!held || held.closedAt) return { outcome: 'not-found' };
    const closedAt = portal.clock();
    await update(db, key, { closed_at: closedAt, version: held.version + 1 });
    await log('subdivision-closed', key.id, undefined, { nameRu: held.texts.nameRu });
    return { outcome: 'closed' };
  });
}

export type ReopenResult =
  | { outcome: 'reopened' }
  | { outcome: 'too-many' }
  /** Another open one has its name by now. */
  | { outcome: 'name-taken' }
  | NotFound;

/** Opens a closed subdivision again, as the last one. */
export async function reopenSubdivision(
  portal: Portal,
  person: Person,
  key: SubdivisionKey,
): Promise<ReopenResult> {
  return change(portal, person, key.organizationId, async (db, log): Promise<ReopenResult> => {
    const held = await readStored(db, key);
    if (!held?.closedAt) return { outcome: 'not-found' };
    const siblings = await readSiblings(db, key.organizationId);
    if (isFull(siblings)) return { outcome: 'too-many' };
    if (problemsOfNames(held.texts, siblings)) return { outcome: 'name-taken' };
    const place = placeAfter(siblings);
    await update(db, key, { closed_at: null, place, version: held.version + 1 });
    await log('subdivision-reopened', key.id, undefined, { nameRu: held.texts.nameRu });
    return { outcome: 'reopened' };
  });
}

/** The fields in which two descriptions differ. */
export function changedTexts(
  before: SubdivisionTexts,
  after: SubdivisionTexts,
): Array<keyof SubdivisionTexts> {
  const names = Object.keys(after) as Array<keyof SubdivisionTexts>;
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

function columnsOf(texts: SubdivisionTexts) {
  return {
    name_ru: texts.nameRu,
    name_be: texts.nameBe,
    address_ru: texts.addressRu,
    address_be: texts.addressBe,
    lat: texts.lat,
    lon: texts.lon,
    opening_hours: texts.openingHours,
    phones: texts.phones,
  };
}

async function update(
  db: Database,
  { organizationId, id }: SubdivisionKey,
  values: Partial<ReturnType<typeof columnsOf>> & {
    version: number;
    place?: number;
    closed_at?: Date | null;
  },
): Promise<void> {
  await db
    .updateTable('subdivisions')
    .set(values)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

function only(
  texts: SubdivisionTexts,
  fields: ReadonlyArray<keyof SubdivisionTexts>,
): Partial<SubdivisionTexts> {
  return Object.fromEntries(fields.map((name) => [name, texts[name]]));
}
