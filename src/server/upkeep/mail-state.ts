import { assertMay } from '#domain/access/permissions.ts';
import type { Person } from '#server/identity/index.ts';
import { readBacklog, type Backlog } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';

/** How the letters of the portal leave. */
export interface MailState extends Backlog {
  /** False: no mail server is set, so nothing leaves. */
  hasServer: boolean;
}

/**
 * What waits for the mail server, for the operator's desk; null in the demo, where letters stay in
 * the outbox.
 *
 * @throws NotAllowed
 */
export async function readMailState(portal: Portal, person: Person): Promise<MailState | null> {
  assertMay(person, 'decide-requests');
  const { demo, smtpUrl } = portal.configuration;
  if (demo) return null;
  return { hasServer: smtpUrl !== null, ...(await readBacklog(portal.db)) };
}
