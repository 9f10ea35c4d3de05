import path from 'node:path';
import { endAll, endOnInterruption, onEnd } from './clean-up.ts';
import type { Context } from './context.ts';
import { copyOf, dropCopy, seeded } from './database/seeded.ts';
import { openServer, type Server } from './database/server.ts';
import { chooseLoader, type Loader } from './load/loader.ts';
import {
  HELP,
  readOptions,
  SIZES,
  UnknownOption,
  type Options,
  type Part,
  type SizeName,
} from './options.ts';
import { measurePlans } from './parts/plans.ts';
import { measureReading } from './parts/reading.ts';
import { measureRecompute } from './parts/recompute.ts';
import { measureSearch } from './parts/search.ts';
import { measureSize } from './parts/size.ts';
import { measureSubmitting } from './parts/submitting.ts';
import { buildPages } from './portal/build.ts';
import { startPortalProcess } from './portal/process.ts';
import { residentMegabytes } from './process-usage.ts';
import { Report } from './report.ts';
import { ROOT } from './root.ts';

/** A run that takes longer than this went wrong somewhere. */
const LONGEST_MINUTES = 60;

/** Parts that load a portal which serves; others work on the database or in this process. */
const SERVED = {
  reading: measureReading,
  search: measureSearch,
  size: measureSize,
  submitting: measureSubmitting,
};
const UNSERVED = { recompute: measureRecompute, plans: measurePlans };

async function main(options: Options): Promise<void> {
  const startedAt = new Date();
  await buildPages();
  const server = await openServer(options);
  const loader = chooseLoader(options);
  const report = new Report({
    postgresql: server.version,
    loader: loader.tool,
    seconds: options.seconds,
  });
  process.stdout.write(`PostgreSQL ${server.version}; load by ${loader.tool}.\n`);
  for (const size of options.sizes) await measureAtSize({ options, server, loader, report }, size);
  report.printTable();
  process.stdout.write(`Written to ${report.write(startedAt)}\n`);
}

interface Run {
  options: Options;
  server: Server;
  loader: Loader;
  report: Report;
}

/** Measures everything on one copy of the database of that size. */
async function measureAtSize({ options, server, loader, report }: Run, size: SizeName) {
  const { name, seconds, megabytes } = await seeded(server, size, options);
  if (seconds !== null) {
    const details = { ...SIZES[size], megabytes };
    report.add('seeding', size, { what: 'seeding', value: seconds, unit: 's', details });
  }
  const copy = `portal_bench_run_${size}`;
  const databaseUrl = await copyOf(server, name, copy);
  onEnd(() => dropCopy(server, copy));
  const contextOf = (part: Part): Context => ({
    options,
    size,
    databaseUrl,
    loader,
    measured: (measurement) => report.add(part, size, measurement),
  });
  await measureServed(options, databaseUrl, contextOf);
  for (const [part, measure] of entries(UNSERVED)) {
    if (options.parts.has(part)) await attempt(part, () => measure(contextOf(part)));
  }
}

async function measureServed(
  options: Options,
  databaseUrl: string,
  contextOf: (part: Part) => Context,
): Promise<void> {
  const parts = entries(SERVED).filter(([part]) => options.parts.has(part));
  if (parts.length === 0) return;
  const profiles = path.join(ROOT, 'bench/results/profiles');
  const portal = await startPortalProcess(databaseUrl, {
    nodeOptions: options.profile ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [],
  });
  process.stdout.write(`The portal is ready after ${portal.readyAfter.toFixed(1)} s.\n`);
  for (const [part, measure] of parts) {
    await attempt(part, () => measure({ ...contextOf(part), portal }));
  }
  process.stdout.write(`It holds ${residentMegabytes(portal.pid).toFixed(0)} MB.\n`);
  await portal.stop();
}

/** A part that cannot be measured is told, and does not keep the others from it. */
async function attempt(part: Part, measure: () => Promise<void>): Promise<void> {
  try {
    await measure();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${part} could not be measured: ${(error as Error).stack}\n`);
  }
}

function entries<K extends string, V>(record: Record<K, V>): Array<[K, V]> {
  return Object.entries(record) as Array<[K, V]>;
}

endOnInterruption(LONGEST_MINUTES);
try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') process.stdout.write(HELP);
  else await main(options);
} catch (error) {
  const text = error instanceof UnknownOption ? error.message : (error as Error).stack;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
} finally {
  await endAll();
}
