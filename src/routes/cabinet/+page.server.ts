import { redirect } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { readOwnOrganizations } from '#server/responsible-persons/index.ts';
import { pageHref } from '#ui/href.ts';
import { signedIn } from '../_visit/visit.ts';
import type { PageServerLoad } from './$types';

/** The cabinet; who answers for several organisations chooses one first. */
export const load: PageServerLoad = async ({ locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const own = await readOwnOrganizations(portal, signedIn(locals));
  if (own.length === 1) redirect(303, pageHref(`/cabinet/${own[0]!.id}`, {}, locale));
  return {
    organizations: own.map(
      ({ id, nameRu, nameBe, nameEn, published, suspendedReason, merger }) => ({
        id,
        published,
        isSuspended: suspendedReason !== null,
        isMerged: merger !== null,
        name: inLocale(locale, nameRu, nameBe, nameEn),
      }),
    ),
  };
};
