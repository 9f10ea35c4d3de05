import { assertMay } from '#domain/access/permissions.ts';
import { record } from '#server/audit/index.ts';
import type { Person, Visit } from '#server/identity/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { addResponsiblePersons, type EmailTaken } from '#server/responsible-persons/index.ts';
import {
  changedMeanwhile,
  decide,
  lockRequest,
  OPEN,
  personsOf,
  type LockedRequest,
  type WorkResult,
} from './locked-request.ts';

/** What the operator says of an organisation when approving it; ids of the reference data. */
export interface Placement {
  typeId: string;
  regionId: string;
  /** Null in the capital as a whole, or where only the region is known. */
  districtId: string | null;
}

export type ApprovalResult =
  | WorkResult
  | { outcome: 'approved'; organizationId: number }
  | { outcome: 'invalid'; problems: Partial<Record<keyof Placement, 'unknown'>> }
  | { outcome: 'registered' }
  /** A person's address belongs to an account that cannot answer for an organisation. */
  | EmailTaken;

/**
 * Approves a request: the organisation enters the general registry, and each of its responsible
 * persons is invited. It is published once it has said where it is and what it does.
 */
export async function approveRequest(
  portal: Portal,
  person: Person,
  number: number,
  placement: Placement,
  visit: Visit,
): Promise<ApprovalResult> {
  assertMay(person, 'decide-requests');
  const problems = problemsOfPlacement(portal, placement);
  if (Object.keys(problems).length > 0) return { outcome: 'invalid', problems };
  try {
    return await portal.db.transaction().execute(async (db) => {
      const request = await lockRequest(db, number);
      if (!request) return { outcome: 'no-such-request' };
      if (!OPEN.includes(request.state)) return changedMeanwhile(request);
      const now = portal.clock();
      const official = { person, now };
      const organizationId = await addOrganization(db, official, request, placement);
      const persons = await personsOf(db, number);
      const organization = { id: organizationId, name: request.short_name_ru };
      const to = { language: request.language, origin: visit.origin };
      const added = await addResponsiblePersons(db, official, organization, persons, to);
      // Nothing of the above stays.
      if (added.outcome === 'email-taken') throw new Undo(added);
      await decide(db, number, { state: 'approved', organization_id: organizationId }, person, now);
      return { outcome: 'approved', organizationId };
    });
  } catch (error) {
    if (error instanceof Undo) return error.result;
    if (isUniqueViolation(error)) return { outcome: 'registered' };
    throw error;
  }
}

async function addOrganization(
  db: Database,
  { person, now }: { person: Person; now: Date },
  { unp, name_ru, name_be, short_name_ru, short_name_be }: LockedRequest,
  placement: Placement,
): Promise<number> {
  const { typeId, regionId, districtId } = placement;
  const place = { type_id: typeId, region_id: regionId, district_id: districtId };
  const { id } = await db
    .insertInto('organizations')
    .values({ unp, name_ru, name_be, short_name_ru, short_name_be, ...place, registered_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(db, person, now, {
    action: 'organization-registered',
    subject: 'organization',
    subjectId: id,
    after: { unp, nameRu: name_ru, nameBe: name_be, ...placement },
  });
  return id;
}

/** Ends a transaction that shall leave nothing, with an answer. */
class Undo extends Error {
  readonly result: EmailTaken;

  constructor(result: EmailTaken) {
    super(result.outcome);
    this.result = result;
  }
}

function problemsOfPlacement(
  { reference }: Portal,
  { typeId, regionId, districtId }: Placement,
): Partial<Record<keyof Placement, 'unknown'>> {
  const offered = <Entry extends { retired: boolean }>(entry: Entry | undefined) =>
    entry?.retired ? undefined : entry;
  const region = offered(reference.territories.get(regionId));
  const district = districtId === null ? null : offered(reference.territories.get(districtId));
  return {
    ...(!offered(reference.types.get(typeId)) && { typeId: 'unknown' }),
    ...(!(region?.kind === 'region' || region?.kind === 'capital') && { regionId: 'unknown' }),
    ...(district !== null && district?.parentId !== regionId && { districtId: 'unknown' }),
  };
}
