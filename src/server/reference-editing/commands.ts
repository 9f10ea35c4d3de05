import { assertMay } from '#domain/access/permissions.ts';
import { identifierOf } from '#domain/reference/identifier.ts';
import type { ReferenceKind } from '#domain/reference/kinds.ts';
import { record, type Action } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import {
  announceReference,
  procedureItemId,
  type Name,
  type Reference,
} from '#server/reference/index.ts';
import { markSearchOutdated } from '#server/search/index.ts';
import { TABLES } from './entries.ts';
import { readEntry, type Entry } from './schema.ts';
import { insertEntry, lockEntry, updateEntry, type HeldEntry } from './store.ts';
import { ENTRY_FIELDS, type EntryProblems, type TypedEntry } from './typed.ts';

export type AdditionResult =
  { outcome: 'added'; id: string } | { outcome: 'invalid'; problems: EntryProblems };

/**
 * Adds an entry to a list of reference data. Its identifier is made of the name in English, or of
 * the code of a procedure, and never changes.
 */
export async function addEntry(
  portal: Portal,
  person: Person,
  kind: ReferenceKind,
  typed: TypedEntry,
): Promise<AdditionResult> {
  assertMay(person, 'keep-reference-data');
  const read = readEntry(kind, typed, portal.reference);
  if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
  const { entry } = read;
  const problems = problemsOfNames(entry, portal.reference);
  const base = baseOf(entry);
  if (base === null) problems.nameEn ??= 'not-latin';
  if (base === null || Object.keys(problems).length > 0) return { outcome: 'invalid', problems };
  const id = await portal.db.transaction().execute(async (db) => {
    const stored = await insertUnderFreeId(db, base, entry, portal.clock());
    if (stored === null) return null;
    await record(db, person, portal.clock(), {
      action: 'reference-added',
      subject: 'reference-entry',
      subjectId: `${kind}/${stored}`,
      after: only(typed, ENTRY_FIELDS[kind]),
    });
    await changed(db, kind);
    return stored;
  });
  if (id === null) return { outcome: 'invalid', problems: { code: 'taken' } };
  await portal.referenceChanged();
  return { outcome: 'added', id };
}

export type EditResult =
  | { outcome: 'saved' }
  | { outcome: 'not-found' }
  | { outcome: 'invalid'; problems: EntryProblems }
  /** Somebody else was quicker: nothing is stored. */
  | { outcome: 'changed-meanwhile'; theirs: HeldEntry };

/**
 * Renames an entry, or changes what else may change of it. Everything that refers to it shows the
 * new name at once; search follows within a minute.
 *
 * @param version the one that was edited
 */
export async function editEntry(
  portal: Portal,
  person: Person,
  { kind, id }: EntryKey,
  typed: TypedEntry,
  version: number,
): Promise<EditResult> {
  assertMay(person, 'keep-reference-data');
  const result = await portal.db.transaction().execute(async (db): Promise<EditResult> => {
    const held = await lockEntry(db, kind, id);
    if (!held) return { outcome: 'not-found' };
    const { kind: fixed, code, parentId } = held.texts;
    const complete = { ...typed, kind: fixed, code, parentId };
    const read = readEntry(kind, complete, portal.reference);
    if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
    const problems = problemsOfNames(read.entry, portal.reference, id);
    if (Object.keys(problems).length > 0) return { outcome: 'invalid', problems };
    if (held.version !== version) return { outcome: 'changed-meanwhile', theirs: held };
    const fields = ENTRY_FIELDS[kind].filter((name) => held.texts[name] !== complete[name]);
    if (fields.length === 0) return { outcome: 'saved' };
    const now = portal.clock();
    await updateEntry(db, id, read.entry, { version: version + 1, now });
    await record(db, person, now, {
      action: 'reference-edited',
      subject: 'reference-entry',
      subjectId: `${kind}/${id}`,
      before: only(held.texts, fields),
      after: only(complete, fields),
    });
    await changed(db, kind);
    return { outcome: 'saved' };
  });
  if (result.outcome === 'saved') await portal.referenceChanged();
  return result;
}

/** Which entry of which list. */
export interface EntryKey {
  kind: ReferenceKind;
  id: string;
}

export type RetirementResult = Exclude<EditResult, { outcome: 'invalid' }>;

/**
 * Retires an entry, or restores it. What refers to a retired one goes on to, and shows its name; it
 * is offered for choosing only where it was chosen already.
 */
export async function retireEntry(
  portal: Portal,
  person: Person,
  { kind, id }: EntryKey,
  isRetired: boolean,
  version: number,
): Promise<RetirementResult> {
  assertMay(person, 'keep-reference-data');
  const action: Action = isRetired ? 'reference-retired' : 'reference-restored';
  const result = await portal.db.transaction().execute(async (db): Promise<RetirementResult> => {
    const held = await lockEntry(db, kind, id);
    if (!held) return { outcome: 'not-found' };
    const isAlready = (held.retiredAt !== null) === isRetired;
    if (held.version !== version || isAlready)
      return { outcome: 'changed-meanwhile', theirs: held };
    const now = portal.clock();
    await db
      .updateTable(TABLES[kind])
      .set({ retired_at: isRetired ? now : null, edited_at: now, version: version + 1 })
      .where('id', '=', id)
      .execute();
    await record(db, person, now, {
      action,
      subject: 'reference-entry',
      subjectId: `${kind}/${id}`,
      after: { nameRu: held.texts.nameRu },
    });
    await announceReference(db);
    return { outcome: 'saved' };
  });
  if (result.outcome === 'saved') await portal.referenceChanged();
  return result;
}

/** Names of types, territories and service items stand in the search index; those of spheres not. */
async function changed(db: Database, kind: ReferenceKind): Promise<void> {
  await announceReference(db);
  if (kind !== 'spheres') await markSearchOutdated(db);
}

function baseOf(entry: Entry): string | null {
  if (entry.of === 'service-items' && entry.kind === 'procedure')
    return procedureItemId(entry.code);
  return entry.nameEn === null ? null : identifierOf(entry.nameEn);
}

const MOST_NAMESAKES = 50;

/** Places of one name have numbers: `lenina`, `lenina-2`. The code of a procedure is there once. */
async function insertUnderFreeId(
  db: Database,
  base: string,
  entry: Entry,
  now: Date,
): Promise<string | null> {
  const most = entry.of === 'service-items' && entry.kind === 'procedure' ? 1 : MOST_NAMESAKES;
  for (let number = 1; number <= most; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (await insertEntry(db, id, entry, now)) return id;
  }
  return null;
}

/** Two things of one name beside each other could not be told apart in lists. */
function problemsOfNames(entry: Entry, reference: Reference, ownId?: string): EntryProblems {
  const problems: EntryProblems = {};
  for (const [field, language] of [
    ['nameRu', 'ru'],
    ['nameBe', 'be'],
  ] as const) {
    const isTaken = namesBeside(entry, reference, language).some(
      ({ id, name }) => id !== ownId && name.toLowerCase() === entry[field].toLowerCase(),
    );
    if (isTaken) problems[field] = 'taken';
  }
  return problems;
}

function namesBeside(
  entry: Entry,
  { spheres, serviceItems, territories, types }: Reference,
  language: 'ru' | 'be',
): Array<{ id: string; name: string }> {
  const named = (all: Array<{ id: string; name: Name }>) =>
    all.map(({ id, name }) => ({ id, name: name[language] }));
  switch (entry.of) {
    case 'spheres':
      return named([...spheres.values()]);
    case 'service-items':
      return named(
        [...serviceItems.values()].filter(
          ({ kind, sphereId, code }) =>
            kind === entry.kind && sphereId === entry.sphereId && code === (entry.code || null),
        ),
      );
    case 'territories':
      return named(
        [...territories.values()].filter(
          ({ kind, parentId }) => kind === entry.kind && parentId === entry.parentId,
        ),
      );
    case 'organization-types':
      return named([...types].map(([id, name]) => ({ id, name })));
  }
}

function only(texts: TypedEntry, fields: ReadonlyArray<keyof TypedEntry>): Partial<TypedEntry> {
  return Object.fromEntries(fields.map((name) => [name, texts[name]]));
}
