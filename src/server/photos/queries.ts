import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import {
  readOrganizationToEdit,
  readOwnOrganizations,
  type OwnOrganization,
} from '#server/responsible-persons/index.ts';

/** What pages need to know of a photo; its pictures have addresses of their own. */
export interface Photo {
  /** Changes with the picture. */
  version: string;
  altRu: string;
  altBe: string;
  /** Size of the larger picture, in pixels. */
  width: number;
  height: number;
  /** Width of the smaller one. */
  smallWidth: number;
}

/** The photo of an organisation; null when it shows none. */
export async function readPhoto(db: Database, organizationId: number): Promise<Photo | null> {
  const row = await db
    .selectFrom('organization_photos')
    .select(['version', 'alt_ru as altRu', 'alt_be as altBe'])
    .select(['width', 'height', 'small_width as smallWidth'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * The photo of an organisation, for those who may change it; null for everybody else.
 *
 * @throws NotAllowed
 */
export async function readPhotoToEdit(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<{ organization: OwnOrganization; photo: Photo | null } | null> {
  const organization = await readOrganizationToEdit(portal, person, organizationId);
  return organization && { organization, photo: await readPhoto(portal.db, organizationId) };
}

export type PictureSize = 'small' | 'large';

/**
 * A picture, as JPEG. Of an organisation that is not published, only its own people see it.
 *
 * @param person who asks; null: nobody is signed in
 * @returns null when there is none of this version, or it is not to be seen
 */
export async function readPicture(
  portal: Portal,
  person: Person | null,
  which: { organizationId: number; version: string; size: PictureSize },
): Promise<{ content: Uint8Array; isPublic: boolean } | null> {
  const { organizationId, version, size } = which;
  const row = await portal.db
    .selectFrom('organization_photos')
    .innerJoin('organizations', 'organizations.id', 'organization_photos.organization_id')
    .select([`organization_photos.${size} as content`, 'organizations.published as isPublic'])
    .where('organization_id', '=', organizationId)
    .where('organization_photos.version', '=', version)
    .executeTakeFirst();
  if (!row) return null;
  return row.isPublic || (await isOwn(portal, person, organizationId)) ? row : null;
}

async function isOwn(
  portal: Portal,
  person: Person | null,
  organizationId: number,
): Promise<boolean> {
  if (person?.role !== 'organization') return false;
  const own = await readOwnOrganizations(portal, person);
  return own.some(({ id }) => id === organizationId);
}
