import { redirect } from '@sveltejs/kit';
import { m } from '#i18n/compiled/messages.js';
import type { Refusal } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { refuse, type Problems } from '../_form/form.ts';
import { mustWait } from '../_form/wait-texts.ts';

/** Answers a refused change of one's own account; `field` is where the password was typed. */
export function refuseOwner<T extends Record<string, unknown>>(
  refusal: Refusal,
  field: string,
  typed: T,
) {
  const answer = (status: number, message: string) =>
    refuse<T>({ [field]: message } satisfies Problems, typed, status);
  switch (refusal.outcome) {
    case 'wrong-password':
      return answer(400, m.identity_own_password_wrong());
    case 'must-wait':
      return answer(429, mustWait(refusal.seconds));
    case 'demo-account':
      return answer(403, m.account_demo_note());
    case 'signed-out':
      return redirect(303, pageHref('/sign-in'));
  }
}
