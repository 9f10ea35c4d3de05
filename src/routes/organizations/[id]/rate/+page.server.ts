import { fail, redirect } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { inLocale } from '#i18n/locale.ts';
import {
  answerField,
  citizenOfTicket,
  draftTicket,
  dropDraft,
  isQuestionnaireField,
  ownServiceChoice,
  readDraft,
  readQuestionnaireForm,
  saveDraft,
  submitRating,
  type FieldProblems,
  type Fields,
} from '#server/ratings/index.ts';
import { pageHref } from '#ui/href.ts';
import { postedForm } from '../../../_form/posted-form.ts';
import { idNumber } from '../../../id-number.ts';
import { answerAbsent } from '../absent.ts';
import type { Actions, PageServerLoad } from './$types';

/** The field that says whose questionnaire it is once the session has ended. */
const TICKET = 'ticket';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const id = idNumber(params.id);
  const { portal, person, locale } = locals;
  if (person === null) redirect(303, signIn(id, locale));
  setHeaders({ 'cache-control': 'no-store' });
  const form = await readQuestionnaireForm(portal, id, person);
  if (form === null) return answerAbsent(locals, id);
  const { organization } = form;
  return {
    organization: {
      id,
      name: inLocale(locale, organization.nameRu, organization.nameBe, organization.nameEn),
    },
    isCitizen: person.role === 'citizen',
    canRateFrom: form.canRateFrom,
    providedOn: form.providedOn,
    subdivisions: form.subdivisions.map((subdivision) => ({
      value: String(subdivision.id),
      label: inLocale(locale, subdivision.nameRu, subdivision.nameBe),
    })),
    serviceItems: organization.serviceItemIds.flatMap((itemId) => {
      const item = portal.reference.serviceItems.get(itemId);
      return item
        ? [{ id: itemId, kind: item.kind, code: item.code, name: item.name[locale] }]
        : [];
    }),
    ownServices: form.ownServices.map((service) => ({
      value: ownServiceChoice(service.id),
      label: inLocale(locale, service.nameRu, service.nameBe),
    })),
    additionalCriteria: form.additionalCriteria.map((criterion) => ({
      field: answerField(criterion.wordingId),
      scale: criterion.scale,
      question: inLocale(locale, criterion.questionRu, criterion.questionBe),
    })),
    ticket: draftTicket(portal.configuration.secret, id, person.id, minskDay(portal.clock())),
    draft: await readDraft(portal.db, id, person.id),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request, getClientAddress }) => {
    const id = idNumber(params.id);
    const { portal, person, locale } = locals;
    const form = await postedForm(request);
    const fields = readFields(form);
    const ticket = form.get(TICKET);
    const citizen =
      typeof ticket === 'string'
        ? citizenOfTicket(portal.configuration.secret, id, ticket, minskDay(portal.clock()))
        : null;
    if (person === null) {
      const isKept = citizen !== null && (await saveDraft(portal.db, id, citizen, fields));
      redirect(303, signIn(id, locale, { isKept }));
    }
    // Somebody else has signed in since the form was opened in this browser.
    if (citizen !== null && citizen !== person.id) {
      return refuse(409, fields, { isOfAnother: true });
    }
    const result = await submitRating(portal, person, id, fields, getClientAddress());
    switch (result.outcome) {
      case 'rated': {
        await dropDraft(portal.db, id, person.id);
        return redirect(303, pageHref(`/organizations/${id}/thanks`, {}, locale));
      }
      case 'invalid':
        return refuse(400, fields, { problems: result.problems });
      case 'already-rated':
        return refuse(409, fields, { canRateFrom: result.canRateFrom });
      case 'not-a-citizen':
        return refuse(403, fields, {});
      case 'unknown-organization':
        return answerAbsent(locals, id);
    }
  },
};

/** Shows the page again with what was typed, and what is wrong with it. */
function refuse(
  status: number,
  fields: Fields,
  why: { problems?: FieldProblems; canRateFrom?: Date; isOfAnother?: boolean },
) {
  return fail(status, {
    fields,
    problems: why.problems ?? {},
    canRateFrom: why.canRateFrom ?? null,
    isOfAnother: why.isOfAnother ?? false,
  });
}

/** The address of the sign-in that leads back to the questionnaire. */
function signIn(id: number, locale: App.Locals['locale'], { isKept = false } = {}): string {
  const next = pageHref(`/organizations/${id}/rate`, {}, locale);
  return pageHref('/sign-in', { next, kept: isKept ? 'yes' : null }, locale);
}

/** The texts of a form by field; uploaded files are nothing that a questionnaire has. */
function readFields(form: FormData): Fields {
  const names = [...new Set(form.keys())].filter(isQuestionnaireField);
  return Object.fromEntries(
    names.map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
  );
}
