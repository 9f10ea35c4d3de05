import { minskDay } from '#domain/calendar.ts';
import { m } from '#i18n/compiled/messages.js';
import { lookUpRequest } from '#server/registration-requests/index.ts';
import { refuse } from '../../_form/form.ts';
import { tooMany } from '../../_form/wait-texts.ts';
import { askedNumber, typedLookup } from '../../_lookup/lookup.ts';
import { visitOf } from '../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { number: askedNumber(url), email: '' };
};

export const actions: Actions = {
  default: async (event) => {
    const typed = await typedLookup(event);
    const result = await lookUpRequest(event.locals.portal, typed, visitOf(event));
    switch (result.outcome) {
      case 'found': {
        const { createdAt, decidedAt, ...request } = result.request;
        return {
          request: {
            ...request,
            sentOn: minskDay(createdAt),
            decidedOn: decidedAt && minskDay(decidedAt),
          },
        };
      }
      case 'not-found':
        return refuse({ number: m.request_lookup_not_found() }, typed, 404);
      case 'too-many':
        return refuse({ number: tooMany(result.seconds) }, typed, 429);
    }
  },
};
