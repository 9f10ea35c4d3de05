import { may } from '#domain/access/permissions.ts';
import { record } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { notify } from '#server/notifications/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { readOrganizationToEdit } from '#server/responsible-persons/index.ts';
import { indexOrganizations } from '#server/search/index.ts';
import {
  readProfile,
  retiredChoices,
  type Profile,
  type ProfileProblems,
  type TypedProfile,
} from './profile-schema.ts';

/** A profile, with the version that a change of it refers to. */
export interface VersionedProfile {
  version: number;
  unp: string;
  published: boolean;
  /** Suspended or merged: no profile makes it public. */
  isHidden: boolean;
  profile: Profile;
}

/**
 * The profile of an organisation, to be edited; null when the person may not edit it.
 *
 * @throws NotAllowed
 */
export async function readEditableProfile(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<VersionedProfile | null> {
  if (!(await mayEditProfile(portal, person, organizationId))) return null;
  return read(portal.db, organizationId);
}

export type EditResult =
  | { outcome: 'saved'; published: boolean }
  | { outcome: 'not-found' }
  | { outcome: 'invalid'; problems: ProfileProblems }
  /** Somebody else saved first: nothing is stored, and what they saved comes back. */
  | { outcome: 'changed-meanwhile'; mine: Profile; theirs: VersionedProfile };

/**
 * Saves what an organisation says of itself. It is published with a location and a sphere, and
 * withdrawn without (procedure of use, paragraph 6); search and lists follow at once.
 *
 * @param version the one that was edited; another one in the database means somebody was quicker
 */
export async function editProfile(
  portal: Portal,
  person: Person,
  organizationId: number,
  typed: TypedProfile,
  version: number,
): Promise<EditResult> {
  if (!(await mayEditProfile(portal, person, organizationId))) return { outcome: 'not-found' };
  const result = readProfile(typed, portal.reference);
  if ('problems' in result) return { outcome: 'invalid', problems: result.problems };
  const { profile } = result;
  const saved = await portal.db.transaction().execute(async (db): Promise<EditResult> => {
    await db
      .selectFrom('organizations')
      .select('id')
      .where('id', '=', organizationId)
      .forUpdate()
      .executeTakeFirst();
    const held = await read(db, organizationId);
    if (held === null) return { outcome: 'not-found' };
    if (held.version !== version)
      return { outcome: 'changed-meanwhile', mine: profile, theirs: held };
    const retired = retiredChoices(held.profile, profile, portal.reference);
    if (Object.keys(retired).length > 0) return { outcome: 'invalid', problems: retired };
    const changed = changedFields(held.profile, profile);
    if (changed.length === 0) return { outcome: 'saved', published: held.published };
    const { published } = await store(db, organizationId, profile, version + 1);
    await record(db, person, portal.clock(), {
      action: 'profile-edited',
      subject: 'organization',
      subjectId: organizationId,
      before: only(held.profile, changed),
      after: only(profile, changed),
    });
    if (published !== held.published) {
      await notify(db, portal.clock(), {
        kind: 'publication-changed',
        data: { organizationId, published },
        to: { organizationId, right: 'any' },
        except: person.id,
      });
    }
    await indexOrganizations(db, [organizationId]);
    return { outcome: 'saved', published };
  });
  if (saved.outcome === 'saved') await portal.standings.organizationChanged(organizationId);
  return saved;
}

/**
 * Those who answer for the organisation may edit its profile, and the operator, who keeps the
 * general registry.
 *
 * @throws NotAllowed
 */
export async function mayEditProfile(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<boolean> {
  if (may(person.role, 'keep-registry')) return true;
  return (await readOrganizationToEdit(portal, person, organizationId)) !== null;
}

async function read(db: Database, organizationId: number): Promise<VersionedProfile | null> {
  const row = await db
    .selectFrom('organizations')
    .select(['version', 'unp', 'published', 'suspended_at', 'merged_into'])
    .select(['name_ru as nameRu', 'name_be as nameBe'])
    .select(['short_name_ru as shortNameRu', 'short_name_be as shortNameBe'])
    .select(['type_id as typeId', 'region_id as regionId', 'district_id as districtId'])
    .select(['address_ru as addressRu', 'address_be as addressBe', 'lat', 'lon'])
    .select(['opening_hours as openingHours', 'phones', 'email', 'site'])
    .select('sphere_ids as sphereIds')
    .where('id', '=', organizationId)
    .executeTakeFirst();
  if (!row) return null;
  const { version, unp, published, suspended_at, merged_into, ...profile } = row;
  const isHidden = suspended_at !== null || merged_into !== null;
  return { version, unp, published, isHidden, profile };
}

async function store(
  db: Database,
  organizationId: number,
  profile: Profile,
  version: number,
): Promise<{ published: boolean }> {
  return db
    .updateTable('organizations')
    .set({
      version,
      name_ru: profile.nameRu,
      name_be: profile.nameBe,
      short_name_ru: profile.shortNameRu,
      short_name_be: profile.shortNameBe,
      type_id: profile.typeId,
      region_id: profile.regionId,
      district_id: profile.districtId,
      address_ru: profile.addressRu,
      address_be: profile.addressBe,
      lat: profile.lat,
      lon: profile.lon,
      opening_hours: profile.openingHours,
      phones: profile.phones,
      email: profile.email,
      site: profile.site,
      sphere_ids: profile.sphereIds,
    })
    .where('id', '=', organizationId)
    .returning('published')
    .executeTakeFirstOrThrow();
}

/** The fields in which two profiles differ. */
export function changedFields(before: Profile, after: Profile): Array<keyof Profile> {
  const names = Object.keys(after) as Array<keyof Profile>;
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

function only(profile: Profile, fields: ReadonlyArray<keyof Profile>): Partial<Profile> {
  return Object.fromEntries(fields.map((name) => [name, profile[name]]));
}
