import { OFFICIAL_ROLES } from '#domain/access/officials.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  inviteOfficial,
  readOfficialInvitations,
  withdrawOfficialInvitation,
} from '#server/users/index.ts';
import { emailProblem } from '../../../_account/problem-texts.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { tooMany } from '../../../_form/wait-texts.ts';
import { signedIn, visitOf } from '../../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return {
    roles: OFFICIAL_ROLES,
    invitations: await readOfficialInvitations(locals.portal, signedIn(locals)),
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  invite: async (event) => {
    const form = await FormTexts.of(event.request);
    const typed = { email: form.get('email'), role: form.get('role'), userId: '' };
    const { portal } = event.locals;
    const result = await inviteOfficial(portal, signedIn(event.locals), typed, visitOf(event));
    switch (result.outcome) {
      case 'invited':
        return redirectDone(event.locals, '/operator/users/invite', 'invited');
      case 'email-taken':
        return refuse({ email: m.users_invite_taken() }, { ...typed, userId: result.userId }, 409);
      case 'too-many':
        return refuse({ email: tooMany(result.seconds) }, typed, 429);
      case 'invalid': {
        const { email, role } = result.problems;
        const problems = {
          ...(email && { email: emailProblem(email) }),
          ...(role && { role: m.users_invite_role_choose() }),
        };
        return refuse(problems, typed);
      }
    }
  },

  withdraw: async ({ locals, request }) => {
    const email = (await FormTexts.of(request)).get('email');
    const withdrawn = await withdrawOfficialInvitation(locals.portal, signedIn(locals), email);
    const done = withdrawn ? 'withdrawn' : 'gone';
    return redirectDone(locals, '/operator/users/invite', done);
  },
};
