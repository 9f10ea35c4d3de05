import { error } from '@sveltejs/kit';
import { inLocale, type Locale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  correctRegistration,
  readRegistered,
  restoreOrganization,
  suspendOrganization,
  undoMerger,
  type RegisteredName,
  type StateResult,
} from '#server/general-registry/index.ts';
import { removePerson } from '#server/responsible-persons/index.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { resend } from '../../../_persons/invite.ts';
import { signedIn, visitOf } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import { reasonProblemText, registrationProblemTexts } from './texts.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const found = await readRegistered(portal, signedIn(locals), idNumber(params.id));
  if (!found) error(404);
  const { territories, types, spheres } = portal.reference;
  const { parent, predecessors, merger, nameEn, ...organization } = found;
  return {
    organization: { ...organization, name: inLocale(locale, found.nameRu, found.nameBe, nameEn) },
    names: {
      type: types.get(found.typeId)?.[locale] ?? found.typeId,
      places: [found.regionId, found.districtId]
        .flatMap((id) => (id === null ? [] : [territories.get(id)?.name[locale] ?? id]))
        .join(', '),
      spheres: found.sphereIds.map((id) => spheres.get(id)?.name[locale] ?? id).join(', '),
    },
    parent: parent && named(parent, locale),
    predecessors: predecessors.map((each) => ({
      ...named(each, locale),
      mergedOn: each.mergedOn,
    })),
    merger: merger && { ...merger, successor: named(merger.successor, locale) },
    done: url.searchParams.get('done'),
  };
};

function named({ id, unp, nameRu, nameBe, nameEn }: RegisteredName, locale: Locale) {
  return { id, unp, name: inLocale(locale, nameRu, nameBe, nameEn) };
}

const NOTHING = { unp: null as string | null, parentUnp: '', reason: '', undoReason: '' };

export const actions: Actions = {
  correct: async (event) => {
    const { locals, params } = event;
    const form = await FormTexts.of(event.request);
    const typed = { unp: form.get('unp'), parentUnp: form.get('parentUnp') };
    const version = Number(form.get('version')) || 0;
    const id = idNumber(params.id);
    const person = signedIn(locals);
    const result = await correctRegistration(locals.portal, person, id, typed, version);
    switch (result.outcome) {
      case 'saved':
        return done(event, 'corrected');
      case 'not-found':
        return error(404);
      case 'changed-meanwhile':
        return meanwhile();
      case 'invalid':
        return refuse(registrationProblemTexts(result.problems), { ...NOTHING, ...typed });
    }
  },

  suspend: async (event) => {
    const { portal } = event.locals;
    const reason = (await FormTexts.of(event.request)).get('reason');
    const [person, id, visit] = [signedIn(event.locals), idNumber(event.params.id), visitOf(event)];
    const result = await suspendOrganization(portal, person, id, reason, visit);
    return result.outcome === 'invalid'
      ? refuse({ reason: reasonProblemText(result.problem) }, { ...NOTHING, reason })
      : answer(event, 'suspended', result);
  },

  restore: async (event) => {
    const { portal } = event.locals;
    const [person, id, visit] = [signedIn(event.locals), idNumber(event.params.id), visitOf(event)];
    return answer(event, 'restored', await restoreOrganization(portal, person, id, visit));
  },

  resend: async (event) => {
    const path = `/operator/organizations/${idNumber(event.params.id)}`;
    return refuse(await resend(event, path), NOTHING, 429);
  },

  remove: async (event) => {
    const { locals, params } = event;
    const form = await FormTexts.of(event.request);
    const key = { organizationId: idNumber(params.id), id: idNumber(form.get('person')) };
    const result = await removePerson(locals.portal, signedIn(locals), key);
    return result.outcome === 'removed' ? done(event, 'removed') : error(404);
  },

  undo: async (event) => {
    const { portal } = event.locals;
    const undoReason = (await FormTexts.of(event.request)).get('undoReason');
    const [person, id, visit] = [signedIn(event.locals), idNumber(event.params.id), visitOf(event)];
    const result = await undoMerger(portal, person, id, undoReason, visit);
    return result.outcome === 'invalid'
      ? refuse({ undoReason: reasonProblemText(result.problem) }, { ...NOTHING, undoReason })
      : answer(event, 'undone', result);
  },
};

/** After a change: the page anew; or what a colleague did meanwhile. */
function answer(event: RequestEvent, what: string, result: StateResult) {
  switch (result.outcome) {
    case 'done':
      return done(event, what);
    case 'not-found':
      return error(404);
    case 'changed-meanwhile':
      return meanwhile();
  }
}

function meanwhile() {
  return refuse({ state: m.registry_changed_meanwhile() }, NOTHING, 409);
}

function done({ locals, params }: RequestEvent, what: string) {
  return redirectDone(locals, `/operator/organizations/${idNumber(params.id)}`, what);
}
