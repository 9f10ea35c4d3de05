import { error, redirect } from '@sveltejs/kit';
import { readAbsence } from '#server/organizations/index.ts';
import { pageHref } from '#ui/href.ts';

/**
 * Answers for an organisation that has no public profile: one that was merged leads to the one that
 * stands for it, which says so; of a suspended one the page says that it is.
 */
export async function answerAbsent(
  { portal, locale }: Pick<App.Locals, 'portal' | 'locale'>,
  id: number,
): Promise<never> {
  const absence = await readAbsence(portal.db, id);
  if (absence === 'suspended') error(410);
  if (absence !== 'merged') error(404);
  const live = await portal.standings.current();
  const heir = live.heirOf(id);
  // Not for ever: a merger that was a mistake can be undone.
  if (live.standing(heir)) {
    redirect(302, pageHref(`/organizations/${heir}`, { from: id }, locale));
  }
  redirect(302, pageHref(`/organizations/${id}/archive`, {}, locale));
}
