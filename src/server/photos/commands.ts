import { randomBytes } from 'node:crypto';
import type { Person } from '#server/identity/index.ts';
import { requiredLine, type PlaceProblem } from '#server/organizations/index.ts';
import type { Portal } from '#server/portal.ts';
import {
  changeOrganization,
  readOrganizationToEdit,
  type NotFound,
} from '#server/responsible-persons/index.ts';
import { encodePhoto, type PhotoFileProblem } from './encode.ts';

/** Longest description of a photo, in characters. */
export const ALT_MAX_LENGTH = 200;

export interface TypedPhoto {
  /** Null: the picture stays, and only what is said of it changes. */
  file: File | null;
  altRu: string;
  altBe: string;
}

/** `missing` of the file: there is no picture yet. */
export type PhotoProblem = PlaceProblem | PhotoFileProblem;
export type PhotoProblems = Partial<Record<keyof TypedPhoto, PhotoProblem>>;

export type SavePhotoResult =
  { outcome: 'saved' } | { outcome: 'invalid'; problems: PhotoProblems } | NotFound;

const alt = requiredLine(ALT_MAX_LENGTH);

/**
 * Shows a photo of an organisation, or describes the present one anew. The description is required:
 * who cannot see the picture reads it.
 */
export async function savePhoto(
  portal: Portal,
  person: Person,
  organizationId: number,
  { file, altRu, altBe }: TypedPhoto,
): Promise<SavePhotoResult> {
  // Before any picture is drawn for somebody who may not.
  if (!(await readOrganizationToEdit(portal, person, organizationId))) {
    return { outcome: 'not-found' };
  }
  const [ru, be] = [alt.safeParse(altRu), alt.safeParse(altBe)];
  const photo = file && (await encodePhoto(file));
  const problems: PhotoProblems = {
    ...(typeof photo === 'string' && { file: photo }),
    ...(!ru.success && { altRu: ru.error.issues[0]!.message as PhotoProblem }),
    ...(!be.success && { altBe: be.error.issues[0]!.message as PhotoProblem }),
  };
  if (!ru.success || !be.success || typeof photo === 'string') {
    return { outcome: 'invalid', problems };
  }
  const alts = { alt_ru: ru.data, alt_be: be.data };
  return changeOrganization(portal, person, organizationId, async (db, log) => {
    if (photo === null) {
      const { numUpdatedRows } = await db
        .updateTable('organization_photos')
        .set(alts)
        .where('organization_id', '=', organizationId)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return { outcome: 'invalid', problems: { file: 'missing' } };
    } else {
      const { smallWidth, ...rest } = photo;
      const values = {
        ...rest,
        ...alts,
        small_width: smallWidth,
        uploaded_at: portal.clock(),
        // A new address for each picture: browsers may keep the old one for ever.
        version: randomBytes(8).toString('hex'),
      };
      await db
        .insertInto('organization_photos')
        .values({ organization_id: organizationId, ...values })
        .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(values))
        .execute();
    }
    await log({
      action: 'photo-changed',
      subject: 'organization',
      subjectId: organizationId,
      after: { altRu: ru.data, altBe: be.data, isNew: photo !== null },
    });
    return { outcome: 'saved' };
  });
}

/** Takes the photo away; there may be none any more. */
export async function removePhoto(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<{ outcome: 'removed' } | NotFound> {
  return changeOrganization(portal, person, organizationId, async (db, log) => {
    const removed = await db
      .deleteFrom('organization_photos')
      .where('organization_id', '=', organizationId)
      .returning(['alt_ru as altRu', 'alt_be as altBe'])
      .executeTakeFirst();
    if (removed) {
      await log({
        action: 'photo-removed',
        subject: 'organization',
        subjectId: organizationId,
        before: removed,
      });
    }
    return { outcome: 'removed' };
  });
}
