import { minskDay } from '#domain/calendar.ts';
import type { OverdueWork } from '#domain/notification/kinds.ts';
import { countOverdueMessages } from '#server/feedback/index.ts';
import { countReviewQueues } from '#server/moderation/index.ts';
import {
  notify,
  notifyOfComments,
  notifyOfEndedCriteria,
  notifyOfReplyTerms,
  sendDigests,
  sendNotifications,
} from '#server/notifications/index.ts';
import type { Job } from '#server/platform/jobs/index.ts';
import type { Portal } from '#server/portal.ts';
import { countOverdueRequests } from '#server/registration-requests/index.ts';

export const SEND_NOTIFICATIONS = 'send-notifications';

/** What tells people of what concerns them. */
export function notificationJobs(portal: Portal): Job[] {
  return [
    {
      name: SEND_NOTIFICATIONS,
      // Each is sent as soon as it is there; this is for those that something kept from it.
      schedule: '* * * * *',
      timeoutSeconds: 600,
      run: async () => {
        await sendNotifications(portal);
      },
    },
    {
      // Digests are due at 8:00; the later runs make up for one that did not happen.
      name: 'send-digests',
      schedule: '0 * * * *',
      timeoutSeconds: 3000,
      run: async () => {
        await sendDigests(portal);
      },
    },
    {
      name: 'notify-of-comments',
      schedule: '*/5 * * * *',
      timeoutSeconds: 600,
      run: () => notifyOfComments(portal),
    },
    {
      // In time for the digest.
      name: 'notify-of-terms',
      schedule: '0 7 * * *',
      timeoutSeconds: 1800,
      run: async () => {
        await notifyOfReplyTerms(portal);
        await notifyOfEndedCriteria(portal);
        await notifyOfOverdueWork(portal);
      },
    },
  ];
}

/** Tells the operator of what waits at its desk for longer than it should, once a day. */
async function notifyOfOverdueWork({ db, clock }: Portal): Promise<void> {
  const now = clock();
  const { waiting, appeals, remarks } = await countReviewQueues(db, now);
  const overdue: ReadonlyArray<[OverdueWork, number]> = [
    ['requests', await countOverdueRequests(db, now)],
    ['comments', waiting.overdue],
    ['appeals', appeals.overdue],
    ['remarks', remarks.overdue],
    ['feedback', await countOverdueMessages(db, now)],
  ];
  for (const [work, count] of overdue) {
    if (count === 0) continue;
    const data = { work, count, on: minskDay(now) };
    await notify(db, now, { kind: 'work-overdue', data, to: { role: 'operator' } });
  }
}
