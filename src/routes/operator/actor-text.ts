import { COMMAND_LINE } from '#domain/access/officials.ts';
import { m } from '#i18n/compiled/messages.js';

/** Who did something: a login, or that it was done on the machine of the portal. */
export const actorText = (actor: string) =>
  actor === COMMAND_LINE ? m.audit_actor_command_line() : actor;
