import { assertMay } from '#domain/access/permissions.ts';
import { minskDay } from '#domain/calendar.ts';
import {
  problemOfMergerDay,
  problemOfSuccessor,
  type MergerDayProblem,
  type SuccessorProblem,
} from '#domain/organization/merger.ts';
import { record } from '#server/audit/index.ts';
import type { Person, Visit } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { indexOrganizations } from '#server/search/index.ts';
import {
  mergedLetter,
  mergerUndoneLetter,
  successorLetter,
  tellResponsiblePersons,
} from './letters.ts';
import { lockOrganizations, type LockedOrganization } from './locked.ts';
import { mergerTexts, problemsOf, readReason, type TextProblem } from './schema.ts';
import type { StateResult, SuspensionResult } from './suspension.ts';

/** A merger as the operator typed it. */
export interface TypedMerger {
  successorId: number;
  /** Minsk day from which the successor stands for the organisation. */
  mergedOn: string;
  document: string;
  reason: string;
}

export interface MergerProblems {
  successor?: SuccessorProblem;
  mergedOn?: MergerDayProblem;
  document?: TextProblem;
  reason?: TextProblem;
}

export type MergerResult = StateResult | { outcome: 'invalid'; problems: MergerProblems };

/**
 * Merges an organisation into its successor after a reorganisation: from now on only the successor
 * is found and rated, and its standing takes in the ratings of both. A dated link is all that is
 * stored: no rating is changed, and past standings stay as they were (docs/decisions/0019).
 */
export async function mergeOrganization(
  portal: Portal,
  person: Person,
  organizationId: number,
  typed: TypedMerger,
  visit: Pick<Visit, 'origin'>,
): Promise<MergerResult> {
  assertMay(person, 'keep-registry');
  const texts = mergerTexts.safeParse(typed);
  const result = await portal.db.transaction().execute(async (db): Promise<MergerResult> => {
    const locked = await lockOrganizations(db, [organizationId, typed.successorId]);
    const organization = locked.get(organizationId);
    const successor = locked.get(typed.successorId) ?? null;
    if (!organization) return { outcome: 'not-found' };
    if (organization.mergedInto !== null) return { outcome: 'changed-meanwhile' };
    const problems = {
      ...problemsOfLink(organization, successor, typed.mergedOn, minskDay(portal.clock())),
      ...problemsOf<TextProblem>(texts.error),
    };
    if (successor === null || !texts.success || Object.keys(problems).length > 0) {
      return { outcome: 'invalid', problems };
    }
    const merger = { ...texts.data, mergedOn: typed.mergedOn };
    await link(db, organization, successor, merger);
    await record(db, person, portal.clock(), {
      action: 'organization-merged',
      subject: 'organization',
      subjectId: organizationId,
      after: { successorId: successor.id, ...merger },
    });
    await tellBoth(db, organization, successor, merger, visit);
    return { outcome: 'done' };
  });
  if (result.outcome === 'done') await portal.standings.organizationChanged(organizationId);
  return result;
}

function problemsOfLink(
  organization: LockedOrganization,
  successor: LockedOrganization | null,
  mergedOn: string,
  today: string,
): MergerProblems {
  const ofSuccessor = problemOfSuccessor(organization.id, successor);
  const ofDay = problemOfMergerDay(mergedOn, organization.registeredAt, today);
  return {
    ...(ofSuccessor !== null && { successor: ofSuccessor }),
    ...(ofDay !== null && { mergedOn: ofDay }),
  };
}

interface MergerFacts {
  mergedOn: string;
  document: string;
  reason: string;
}

async function link(
  db: Database,
  { id }: LockedOrganization,
  successor: LockedOrganization,
  { mergedOn, document, reason }: MergerFacts,
): Promise<void> {
  await db
    .updateTable('organizations')
    .set({ merged_into: successor.id, merged_on: mergedOn })
    .set({ merged_by_document: document, merged_reason: reason })
    .where('id', '=', id)
    .execute();
  await indexOrganizations(db, [id]);
}

async function tellBoth(
  db: Database,
  organization: LockedOrganization,
  successor: LockedOrganization,
  { mergedOn, document }: MergerFacts,
  visit: Pick<Visit, 'origin'>,
): Promise<void> {
  const day = mergedOn.split('-').reverse().join('.');
  await tellResponsiblePersons(db, organization.id, visit, (to) =>
    mergedLetter(to, organization, { successor: successor.nameRu, day, document }),
  );
  await tellResponsiblePersons(db, successor.id, visit, (to) =>
    successorLetter(to, successor, { predecessor: organization.nameRu, day, document }),
  );
}

/**
 * Undoes a merger that was made by mistake, as long as it is the last link: its successor was not
 * merged itself. The organisation is again what it was before.
 *
 * @param typedReason why; it stays in the log
 */
export async function undoMerger(
  portal: Portal,
  person: Person,
  organizationId: number,
  typedReason: string,
  visit: Pick<Visit, 'origin'>,
): Promise<SuspensionResult> {
  assertMay(person, 'keep-registry');
  const read = readReason(typedReason);
  if ('problem' in read) return { outcome: 'invalid', problem: read.problem };
  const { reason } = read;
  const result = await portal.db.transaction().execute(async (db): Promise<StateResult> => {
    const held = await readMerger(db, organizationId);
    if (!held) return { outcome: 'not-found' };
    if (held.successorId === null) return { outcome: 'changed-meanwhile' };
    const locked = await lockOrganizations(db, [organizationId, held.successorId]);
    const organization = locked.get(organizationId)!;
    const isStill = organization.mergedInto === held.successorId;
    if (!isStill || locked.get(held.successorId)?.mergedInto !== null) {
      return { outcome: 'changed-meanwhile' };
    }
    await db
      .updateTable('organizations')
      .set({ merged_into: null, merged_on: null, merged_by_document: null, merged_reason: null })
      .where('id', '=', organizationId)
      .execute();
    await record(db, person, portal.clock(), {
      action: 'merger-undone',
      subject: 'organization',
      subjectId: organizationId,
      before: { ...held },
      after: { reason },
    });
    for (const id of [organizationId, held.successorId]) {
      await tellResponsiblePersons(db, id, visit, (to) =>
        mergerUndoneLetter(to, { id, nameRu: organization.nameRu }, reason),
      );
    }
    await indexOrganizations(db, [organizationId]);
    return { outcome: 'done' };
  });
  if (result.outcome === 'done') await portal.standings.organizationChanged(organizationId);
  return result;
}

function readMerger(db: Database, id: number) {
  return db
    .selectFrom('organizations')
    .select(['merged_into as successorId', 'merged_on as mergedOn'])
    .select(['merged_by_document as document', 'merged_reason as reason'])
    .where('id', '=', id)
    .executeTakeFirst();
}
