import { error, type RequestEvent } from '@sveltejs/kit';
import { ROLES } from '#domain/access/permissions.ts';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  blockUser,
  changeRole,
  readUser,
  sendPasswordReset,
  unblockUser,
  type UserResult,
} from '#server/users/index.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { tooMany } from '../../../_form/wait-texts.ts';
import { signedIn, visitOf } from '../../../_visit/visit.ts';
import { problemText } from '../../../registration-request/problem-texts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const user = await readUser(locals.portal, signedIn(locals), params.id);
  if (!user) error(404);
  return {
    user: {
      ...user,
      organizations: user.organizations.map(({ id, nameRu, nameBe, position }) => ({
        id,
        position,
        name: inLocale(locals.locale, nameRu, nameBe),
      })),
    },
    roles: ROLES.filter((role) => role !== user.role),
    done: url.searchParams.get('done'),
  };
};

const NOTHING = { role: '', reason: '' };

export const actions: Actions = {
  role: async (event) => {
    const form = await FormTexts.of(event.request);
    const typed = { ...NOTHING, role: form.get('role') };
    const { portal } = event.locals;
    const person = signedIn(event.locals);
    const roles = { from: form.get('from'), to: typed.role };
    const result = await changeRole(portal, person, event.params.id, roles, visitOf(event));
    return result.outcome === 'invalid'
      ? refuse({ role: m.users_role_missing() }, typed)
      : answer(event, 'role', result);
  },

  block: async (event) => {
    const typed = { ...NOTHING, reason: (await FormTexts.of(event.request)).get('reason') };
    const { portal } = event.locals;
    const person = signedIn(event.locals);
    const result = await blockUser(portal, person, event.params.id, typed.reason, visitOf(event));
    return result.outcome === 'invalid'
      ? refuse({ reason: problemText(result.problem) }, typed)
      : answer(event, 'blocked', result);
  },

  unblock: async (event) => {
    const { portal } = event.locals;
    const person = signedIn(event.locals);
    const result = await unblockUser(portal, person, event.params.id, visitOf(event));
    return answer(event, 'unblocked', result);
  },

  reset: async (event) => {
    const { portal } = event.locals;
    const person = signedIn(event.locals);
    const result = await sendPasswordReset(portal, person, event.params.id, visitOf(event));
    switch (result.outcome) {
      case 'blocked':
        return refuse({ state: m.users_problem_blocked() }, NOTHING, 409);
      case 'too-many':
        return refuse({ state: tooMany(result.seconds) }, NOTHING, 429);
      default:
        return answer(event, 'reset', result);
    }
  },
};

const REFUSALS = {
  'own-account': m.users_problem_own,
  'shared-account': m.users_shared_note,
  'last-operator': m.users_problem_last,
  'changed-meanwhile': m.users_problem_changed,
};

function answer(event: RequestEvent, what: string, result: UserResult) {
  switch (result.outcome) {
    case 'done':
      return redirectDone(
        event.locals,
        `/operator/users/${encodeURIComponent(event.params.id ?? '')}`,
        what,
      );
    case 'no-such-user':
      return error(404);
    default:
      return refuse({ state: REFUSALS[result.outcome]() }, NOTHING, 409);
  }
}
