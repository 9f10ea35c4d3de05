import { m } from '#i18n/compiled/messages.js';
import { askForNewPassword } from '#server/identity/index.ts';
import { FormTexts, refuse } from '../_form/form.ts';
import { tooMany } from '../_form/wait-texts.ts';
import { visitOf } from '../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
};

export const actions: Actions = {
  default: async (event) => {
    const form = await FormTexts.of(event.request);
    const typed = { name: form.get('name') };
    const result = await askForNewPassword(event.locals.portal, typed.name, visitOf(event));
    switch (result.outcome) {
      case 'letter-sent':
        return { sent: true };
      case 'missing':
        return refuse({ name: m.identity_name_missing() }, typed);
      case 'too-many':
        return refuse({ name: tooMany(result.seconds) }, typed, 429);
    }
  },
};
