import { minskDay } from '#domain/calendar.ts';
import { clearPartialSeed, seedDemo } from '#server/demo/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import { progressDisplay } from './progress.ts';

/** Seeds the demo and shows how far it is; what an interrupted seeding left is cleared first. */
export async function seedWithProgress(
  db: Database,
  options: { organizations?: number; ratings?: number; seed?: number } = {},
): Promise<void> {
  await clearPartialSeed(db);
  const display = progressDisplay(process.stdout);
  await seedDemo(db, { ...options, today: minskDay(new Date()) }, display.update);
  display.end();
}
