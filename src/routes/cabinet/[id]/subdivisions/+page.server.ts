import { error, redirect } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  MOST_OPEN,
  moveSubdivision,
  readSubdivisionList,
  reopenSubdivision,
} from '#server/subdivisions/index.ts';
import { formatNumber } from '#ui/format.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['added', 'saved', 'closed', 'reopened'] as const;

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const list = await readSubdivisionList(portal, signedIn(locals), idNumber(params.id));
  if (!list) error(404);
  const view = ({ id, nameRu, nameBe, addressRu, addressBe, ratings }: (typeof list.open)[0]) => ({
    id,
    ratings,
    name: inLocale(locale, nameRu, nameBe),
    address: addressRu === null ? addressBe : inLocale(locale, addressRu, addressBe),
  });
  const { organization } = list;
  const moved = url.searchParams.get('moved');
  const place = list.open.findIndex(({ id }) => String(id) === moved);
  return {
    organization: {
      id: organization.id,
      name: inLocale(locale, organization.nameRu, organization.nameBe, organization.nameEn),
    },
    open: list.open.map(view),
    closed: list.closed.map((closed) => ({
      ...view(closed),
      closedOn: minskDay(closed.closedAt!),
    })),
    isFull: list.open.length >= MOST_OPEN,
    most: MOST_OPEN,
    done: DONE.find((what) => url.searchParams.get('done') === what) ?? null,
    moved: place < 0 ? null : { name: view(list.open[place]!).name, place: place + 1 },
  };
};

export const actions: Actions = {
  move: async ({ locals, params, request }) => {
    const form = await FormTexts.of(request);
    const key = { organizationId: idNumber(params.id), id: idNumber(form.get('subdivision')) };
    const direction = form.get('direction') === 'up' ? 'up' : 'down';
    const result = await moveSubdivision(locals.portal, signedIn(locals), key, direction);
    if (result.outcome === 'not-found') error(404);
    const path = `/cabinet/${key.organizationId}/subdivisions`;
    const href = pageHref(path, { moved: key.id }, locals.locale);
    redirect(303, `${href}#subdivision-${key.id}`);
  },
  reopen: async ({ locals, params, request }) => {
    const form = await FormTexts.of(request);
    const key = { organizationId: idNumber(params.id), id: idNumber(form.get('subdivision')) };
    const result = await reopenSubdivision(locals.portal, signedIn(locals), key);
    const field = `reopen-${key.id}`;
    switch (result.outcome) {
      case 'not-found':
        return error(404);
      case 'reopened':
        return redirectDone(locals, `/cabinet/${key.organizationId}/subdivisions`, 'reopened');
      case 'too-many':
        return refuse(
          { [field]: m.subdivisions_too_many({ number: formatNumber(MOST_OPEN) }) },
          {},
          409,
        );
      case 'name-taken':
        return refuse({ [field]: m.subdivisions_name_taken() }, {}, 409);
    }
  },
};
