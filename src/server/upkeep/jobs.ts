import { deleteOldMessages } from '#server/feedback/index.ts';
import { deleteExpired } from '#server/identity/index.ts';
import { deleteOldNotifications } from '#server/notifications/index.ts';
import type { Job } from '#server/platform/jobs/index.ts';
import { deleteOldLetters, deliverLetters, smtpCarrier } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { deleteOldRequests } from '#server/registration-requests/index.ts';
import { deleteExpiredInvitations } from '#server/responsible-persons/index.ts';
import { rebuildOutdatedIndex, refreshPrecedence } from '#server/search/index.ts';
import { deleteExpiredOfficialInvitations } from '#server/users/index.ts';
import { deleteOldDrafts } from './drafts.ts';
import { notificationJobs } from './notification-jobs.ts';

export const DELIVER_LETTERS = 'deliver-letters';
export const REBUILD_SEARCH = 'rebuild-search';

/** All that the portal does by itself, beside requests. */
export function portalJobs(portal: Portal): Job[] {
  const { db, clock } = portal;
  const delivery = deliveryJob(portal);
  const jobs: Job[] = [
    {
      name: 'clean-up',
      schedule: '30 3 * * *',
      timeoutSeconds: 600,
      run: async () => {
        await deleteExpired(db, clock());
        await deleteOldLetters(db, clock(), delivery !== null);
        await deleteOldDrafts(db, clock());
        await deleteOldMessages(db, clock());
        await deleteOldRequests(db, clock());
        await deleteExpiredInvitations(db, clock());
        await deleteOldNotifications(db, clock());
        await deleteExpiredOfficialInvitations(db, clock());
      },
    },
    {
      // The window of standings moves on at midnight, also when nobody is there to ask for it.
      name: 'turn-day',
      schedule: '0 0 * * *',
      timeoutSeconds: 600,
      run: async () => {
        await portal.standings.current();
      },
    },
    {
      // Among equal matches, search puts those with more ratings first; it need not be exact.
      name: 'refresh-search-order',
      schedule: '*/10 * * * *',
      timeoutSeconds: 600,
      run: async () => {
        await refreshPrecedence(db);
      },
    },
    {
      // On demand, after a change of the reference data.
      name: REBUILD_SEARCH,
      timeoutSeconds: 3600,
      run: async () => {
        await rebuildOutdatedIndex(db);
      },
    },
  ];
  return [...jobs, ...notificationJobs(portal), ...(delivery ? [delivery] : [])];
}

/** Null where letters stay in the outbox: in the demo, and without a mail server. */
function deliveryJob(portal: Portal): Job | null {
  const { db, clock, log } = portal;
  const { demo, smtpUrl, mailFrom } = portal.configuration;
  if (demo || smtpUrl === null) return null;
  const carry = smtpCarrier(smtpUrl, mailFrom);
  return {
    name: DELIVER_LETTERS,
    // Each letter is delivered as soon as it is written; this is for those to be tried again.
    schedule: '* * * * *',
    timeoutSeconds: 900,
    run: async () => {
      await deliverLetters(db, carry, clock(), log);
    },
  };
}
