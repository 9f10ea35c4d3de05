import { NOTIFICATIONS_CHANNEL } from '#server/notifications/index.ts';
import { startJobs, type Jobs } from '#server/platform/jobs/index.ts';
import { LETTERS_CHANNEL } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { SEARCH_OUTDATED_CHANNEL } from '#server/search/index.ts';
export { readMailState, type MailState } from './mail-state.ts';
import { DELIVER_LETTERS, portalJobs, REBUILD_SEARCH } from './jobs.ts';
import { SEND_NOTIFICATIONS } from './notification-jobs.ts';

/**
 * Starts what the portal does by itself: tells people of what concerns them, delivers letters as
 * soon as they are written (and those that an earlier process left), cleans up every night, turns
 * the day at midnight of Minsk, brings search up to changed reference data.
 */
export async function startUpkeep(portal: Portal): Promise<Jobs> {
  const { opened, log, configuration } = portal;
  const jobs = portalJobs(portal);
  const running = await startJobs(opened, log, jobs);
  /** Runs a job whenever something for it is announced, and now for what was left by an earlier process. */
  const runOn = async (channel: string, job: string) => {
    const run = () =>
      running
        .request(job)
        .catch((error: unknown) =>
          log.error({ err: error, job }, 'what was announced has to wait'),
        );
    await opened.listen(channel, () => void run());
    await run();
  };
  await runOn(NOTIFICATIONS_CHANNEL, SEND_NOTIFICATIONS);
  await runOn(SEARCH_OUTDATED_CHANNEL, REBUILD_SEARCH);
  if (jobs.some((job) => job.name === DELIVER_LETTERS)) {
    await runOn(LETTERS_CHANNEL, DELIVER_LETTERS);
  } else if (!configuration.demo) {
    log.warn('SMTP_URL is not set: letters are written and not sent, so nobody can register');
  }
  return running;
}
