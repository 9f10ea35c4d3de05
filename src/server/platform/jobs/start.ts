import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Database, OpenedDatabase } from '#server/platform/database/index.ts';
import type { Log } from '#server/platform/log/index.ts';
import type { Job, Jobs } from './job.ts';

const TIME_ZONE = 'Europe/Minsk';

/** How long to wait for runs under way when the process ends, in milliseconds. */
const STOP_PATIENCE = 10_000;

/** Connections of the jobs themselves; one more listens. */
const CONNECTIONS = 2;

/**
 * Starts the jobs: their queues and schedules stand in the database, so that of several nodes one
 * runs each. A schedule of a job that is no longer among them is removed.
 */
export async function startJobs(
  opened: OpenedDatabase,
  log: Log,
  jobs: readonly Job[],
): Promise<Jobs> {
  const boss = new PgBoss({
    ...opened.connection,
    max: CONNECTIONS,
    schema: await schemaOf(opened.db),
    useListenNotify: true,
  });
  boss.on('error', (error) => log.error({ err: error }, 'jobs failed'));
  boss.on('warning', (warning) => log.warn({ warning }, 'jobs warn'));
  await boss.start();
  await forgetOldSchedules(boss, jobs);
  for (const job of jobs) await startJob(boss, log, job);
  return {
    request: async (name) => {
      await boss.send(name, {});
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_PATIENCE }),
  };
}

/** Two portals in two schemas of one database have their own jobs each. */
async function schemaOf(db: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name ?? 'public';
  return name === 'public' ? 'jobs' : `${name}_jobs`;
}

async function forgetOldSchedules(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const scheduled = new Set(jobs.filter((job) => job.schedule).map((job) => job.name));
  for (const { name } of await boss.getSchedules()) {
    if (!scheduled.has(name)) await boss.unschedule(name);
  }
}

async function startJob(boss: PgBoss, log: Log, job: Job): Promise<void> {
  // 'short': at most one run waits, while another may be under way. A run that died with its
  // process does not keep the next one from starting.
  await boss.createQueue(job.name, { policy: 'short' });
  await boss.updateQueue(job.name, {
    expireInSeconds: job.timeoutSeconds,
    retryLimit: 2,
    retryBackoff: true,
    notify: true,
  });
  if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: TIME_ZONE });
  await boss.work(job.name, async () => {
    try {
      await job.run();
    } catch (error) {
      log.error({ err: error, job: job.name }, 'job failed');
      throw error;
    }
  });
}
