import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/compiled/messages.js';
import {
  approveRequest,
  correctPersonEmail,
  readRequestView,
  refuseRequest,
  returnRequest,
  takeRequest,
  type WorkResult,
} from '#server/registration-requests/index.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { signedIn, visitOf } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import { placementChoices } from '../../../_registration/placement-choices.ts';
import { requestStateName } from '../../../_registration/state-name.ts';
import { problemText } from '../../../registration-request/problem-texts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const number = idNumber(params.number);
  const request = await readRequestView(portal, signedIn(locals), number);
  if (!request) error(404);
  return {
    request,
    done: url.searchParams.get('done'),
    ...placementChoices(portal.reference, locale),
  };
};

const NOTHING = { type: '', region: '', district: '', reason: '', email: '', from: '' };

export const actions: Actions = {
  take: async (event) => {
    const { portal } = event.locals;
    const number = idNumber(event.params.number);
    return answer(event, 'taken', await takeRequest(portal, signedIn(event.locals), number));
  },

  return: async (event) => {
    const { portal } = event.locals;
    const number = idNumber(event.params.number);
    return answer(event, 'returned', await returnRequest(portal, signedIn(event.locals), number));
  },

  /** Puts the address of one of the persons right; `from` is what it was. */
  correct: async (event) => {
    const form = await FormTexts.of(event.request);
    const typed = { ...NOTHING, email: form.get('email'), from: form.get('from') };
    const result = await correctPersonEmail(
      event.locals.portal,
      signedIn(event.locals),
      idNumber(event.params.number),
      { from: typed.from, to: typed.email },
      visitOf(event),
    );
    switch (result.outcome) {
      case 'invalid':
        return refuse({ [`email-${typed.from}`]: problemText(result.problem) }, typed);
      case 'no-such-person':
        return refuse({ state: m.operator_person_changed() }, typed, 409);
      default:
        return answer(event, 'corrected', result);
    }
  },

  approve: async (event) => {
    const form = await FormTexts.of(event.request);
    const typed = {
      ...NOTHING,
      type: form.get('type'),
      region: form.get('region'),
      district: form.get('district'),
    };
    const placement = {
      typeId: typed.type,
      regionId: typed.region,
      districtId: typed.district || null,
    };
    const result = await approveRequest(
      event.locals.portal,
      signedIn(event.locals),
      idNumber(event.params.number),
      placement,
      visitOf(event),
    );
    switch (result.outcome) {
      case 'approved':
        return done(event, 'approved');
      case 'invalid': {
        const { typeId, regionId, districtId } = result.problems;
        const problems = {
          ...(typeId && { type: m.operator_choose() }),
          ...(regionId && { region: m.operator_choose() }),
          ...(districtId && { district: m.operator_district_elsewhere() }),
        };
        return refuse(problems, typed);
      }
      case 'registered':
        return refuse({ type: m.operator_registered_meanwhile() }, typed, 409);
      case 'email-taken':
        return refuse({ type: m.operator_email_taken({ email: result.email }) }, typed, 409);
      default:
        return answer(event, 'approved', result);
    }
  },

  refuse: async (event) => {
    const form = await FormTexts.of(event.request);
    const reason = form.get('reason');
    const person = signedIn(event.locals);
    const number = idNumber(event.params.number);
    const result = await refuseRequest(event.locals.portal, person, number, reason, visitOf(event));
    return result.outcome === 'invalid'
      ? refuse({ reason: problemText(result.problem) }, { ...NOTHING, reason })
      : answer(event, 'refused', result);
  },
};

/** After a change: the page anew; or what a colleague did meanwhile. */
function answer(event: RequestEvent, what: string, result: WorkResult) {
  switch (result.outcome) {
    case 'done':
      return done(event, what);
    case 'no-such-request':
      return error(404);
    case 'changed-meanwhile': {
      const texts = { login: result.by ?? '—', state: requestStateName(result.state) };
      return refuse({ state: m.operator_changed_meanwhile(texts) }, NOTHING, 409);
    }
  }
}

function done({ locals, params }: RequestEvent, what: string) {
  return redirectDone(locals, `/operator/requests/${params.number}`, what);
}
