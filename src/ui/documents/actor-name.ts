import type { Actor } from '#domain/document/document.ts';
import { m } from '#i18n/compiled/messages.js';

const NAMES: Record<Actor, () => string> = {
  citizens: m.documents_actor_citizens,
  organization: m.documents_actor_organization,
  'state-body': m.documents_actor_state_body,
  operator: m.documents_actor_operator,
};

/** Who does a step, in the present language. */
export function actorName(actor: Actor): string {
  return NAMES[actor]();
}
