import { minskDay } from '#domain/calendar.ts';
import { m } from '#i18n/compiled/messages.js';
import { lookUpRequest } from '#server/registration-requests/index.ts';
import { FormTexts, refuse } from '../../_form/form.ts';
import { tooMany } from '../../_form/wait-texts.ts';
import { visitOf } from '../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const number = url.searchParams.get('number') ?? '';
  return { number: /^\d{1,15}$/.test(number) ? number : '' };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await FormTexts.of(event.request);
    const typed = { number: form.get('number'), email: form.get('email') };
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
