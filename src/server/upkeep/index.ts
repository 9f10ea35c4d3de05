import { startJobs, type Jobs } from '#server/platform/jobs/index.ts';
import { LETTERS_CHANNEL } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { DELIVER_LETTERS, portalJobs } from './jobs.ts';

/**
 * Starts what the portal does by itself: delivers letters as soon as they are written (and those
 * that an earlier process left), cleans up every night, turns the day at midnight of Minsk.
 */
export async function startUpkeep(portal: Portal): Promise<Jobs> {
  const { opened, log, configuration } = portal;
  const jobs = portalJobs(portal);
  const running = await startJobs(opened, log, jobs);
  if (jobs.some((job) => job.name === DELIVER_LETTERS)) {
    const deliver = () =>
      running
        .request(DELIVER_LETTERS)
        .catch((error: unknown) => log.error({ err: error }, 'letters have to wait a minute'));
    await opened.listen(LETTERS_CHANNEL, () => void deliver());
    await deliver();
  } else if (!configuration.demo) {
    log.warn('SMTP_URL is not set: letters are written and not sent, so nobody can register');
  }
  return running;
}
