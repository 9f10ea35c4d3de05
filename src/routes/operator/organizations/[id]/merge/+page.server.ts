import { error, redirect } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { problemOfSuccessor } from '#domain/organization/merger.ts';
import { normalizeUnp } from '#domain/organization/unp.ts';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import { findByUnp, mergeOrganization, readRegistered } from '#server/general-registry/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../../../../_form/form.ts';
import { redirectDone } from '../../../../_form/redirect-done.ts';
import { signedIn, visitOf } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { mergerProblemTexts, successorProblemText } from '../texts.ts';
import type { Actions, PageServerLoad } from './$types';

/** First the successor is found by its UNP and shown; then the merger itself is written. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const person = signedIn(locals);
  const id = idNumber(params.id);
  const organization = (await readRegistered(portal, person, id)) ?? error(404);
  if (organization.merger) {
    redirect(303, pageHref(`/operator/organizations/${id}`, {}, locale));
  }
  const asked = url.searchParams.get('unp');
  const found = asked === null ? null : await findByUnp(portal, person, normalizeUnp(asked));
  const problem = asked === null ? null : problemOfSuccessor(id, found && stateOf(found));
  return {
    id,
    name: inLocale(locale, organization.nameRu, organization.nameBe),
    asked: asked ?? '',
    problem: problem === null ? undefined : successorProblemText(problem),
    successor: problem === null && found ? { ...found, name: nameOf(found, locale) } : null,
    earliest: minskDay(organization.registeredAt),
    today: minskDay(portal.clock()),
  };
};

type Found = NonNullable<Awaited<ReturnType<typeof findByUnp>>>;

function nameOf({ nameRu, nameBe, nameEn }: Found, locale: App.Locals['locale']): string {
  return inLocale(locale, nameRu, nameBe, nameEn);
}

/** The command looks at the organisation itself once more. */
function stateOf({ id, state }: Found) {
  return {
    id,
    suspendedAt: state === 'suspended' ? new Date(0) : null,
    mergedInto: state === 'merged' ? 0 : null,
  };
}

export const actions: Actions = {
  default: async (event) => {
    const { portal } = event.locals;
    const form = await FormTexts.of(event.request);
    const id = idNumber(event.params.id);
    const texts = {
      mergedOn: form.get('mergedOn'),
      document: form.get('document'),
      reason: form.get('reason'),
    };
    const typed = { ...texts, successorId: idNumber(form.get('successor')) };
    const person = signedIn(event.locals);
    const result = await mergeOrganization(portal, person, id, typed, visitOf(event));
    switch (result.outcome) {
      case 'done':
        return redirectDone(event.locals, `/operator/organizations/${id}`, 'merged');
      case 'not-found':
        return error(404);
      case 'changed-meanwhile':
        return refuse({ state: m.registry_changed_meanwhile() }, texts, 409);
      case 'invalid':
        return refuse(mergerProblemTexts(result.problems), texts);
    }
  },
};
