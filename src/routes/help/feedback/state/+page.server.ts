import { minskDay } from '#domain/calendar.ts';
import { m } from '#i18n/compiled/messages.js';
import { lookUpMessage } from '#server/feedback/index.ts';
import { refuse } from '../../../_form/form.ts';
import { tooMany } from '../../../_form/wait-texts.ts';
import { askedNumber, typedLookup } from '../../../_lookup/lookup.ts';
import { visitOf } from '../../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { number: askedNumber(url), email: locals.person?.email ?? '' };
};

export const actions: Actions = {
  default: async (event) => {
    const typed = await typedLookup(event);
    const result = await lookUpMessage(event.locals.portal, typed, visitOf(event));
    switch (result.outcome) {
      case 'found': {
        const { createdAt, decidedAt, ...message } = result.message;
        const sentOn = minskDay(createdAt);
        return { message: { ...message, sentOn, endedOn: decidedAt && minskDay(decidedAt) } };
      }
      case 'not-found':
        return refuse({ number: m.feedback_lookup_not_found() }, typed, 404);
      case 'too-many':
        return refuse({ number: tooMany(result.seconds) }, typed, 429);
    }
  },
};
