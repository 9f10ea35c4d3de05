import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { previewProfilePage, type ProfilePage } from '#server/profile/index.ts';
import { mayEditProfile } from './profile.ts';
import { readProfile, type ProfileProblems, type TypedProfile } from './profile-schema.ts';

export type PreviewResult =
  | {
      outcome: 'shown';
      page: ProfilePage;
      /** Saved like this, citizens would see it. */
      isPublishable: boolean;
    }
  | { outcome: 'invalid'; problems: ProfileProblems }
  | { outcome: 'not-found' };

/**
 * What citizens would see if what was typed were saved. Nothing is stored.
 *
 * @throws NotAllowed
 */
export async function previewProfile(
  portal: Portal,
  person: Person,
  organizationId: number,
  typed: TypedProfile,
): Promise<PreviewResult> {
  if (!(await mayEditProfile(portal, person, organizationId))) return { outcome: 'not-found' };
  const read = readProfile(typed, portal.reference);
  if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
  const { addressRu, lat, lon, ...description } = read.profile;
  const page = await previewProfilePage(portal, organizationId, {
    ...description,
    addressRu: addressRu ?? '',
  });
  if (!page) return { outcome: 'not-found' };
  const isPublishable =
    addressRu !== null && lat !== null && lon !== null && description.sphereIds.length > 0;
  return { outcome: 'shown', page, isPublishable };
}
