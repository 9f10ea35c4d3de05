import { error } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { readCabinet } from '#server/cabinet/index.ts';
import { changeViews } from '../../_standing/change-views.ts';
import { signedIn } from '../../_visit/visit.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const id = /^[1-9]\d{0,14}$/.test(params.id) ? Number(params.id) : error(404);
  // Somebody else's cabinet is answered like one that does not exist.
  const cabinet = (await readCabinet(locals.portal, signedIn(locals), id)) ?? error(404);
  const { organization, changes, ...rest } = cabinet;
  const { nameRu, nameBe, nameEn, published, hasLocation, hasSphere, mayEdit } = organization;
  const { suspendedReason, merger } = organization;
  return {
    organization: {
      id,
      published,
      hasLocation,
      hasSphere,
      mayEdit,
      suspendedReason,
      merger: merger && {
        id: merger.successorId,
        day: merger.day,
        successor: inLocale(locals.locale, merger.successorRu, merger.successorBe),
      },
      name: inLocale(locals.locale, nameRu, nameBe, nameEn),
    },
    changes: changeViews(changes),
    ...rest,
  };
};
