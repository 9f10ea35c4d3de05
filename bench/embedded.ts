import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { endAll, endOnInterruption, onEnd } from './clean-up.ts';
import { buildPages } from './portal/build.ts';
import { startEmbedded, type Embedded } from './portal/embedded.ts';
import { fetchRaw } from './load/fetch-raw.ts';
import { Latencies } from './load/latencies.ts';
import { RatingPlan, submitRatings } from './load/ratings.ts';
import { proportionalMegabytes } from './process-usage.ts';
import { Report, type Measurement } from './report.ts';
import { ROOT } from './root.ts';

/*
 * Measures the portal as somebody has it who only runs scripts/start: with its own PostgreSQL, over
 * the demo. With --beside=FOLDER, another checkout of it in the same run, whose pages are built.
 */

const CLIENTS = [1, 16];
const EXPORTS = 12;
const SECONDS = 8;
const WARM_UP = 2;
/** Enough that nobody rates one twice. */
const MOST_ORGANIZATIONS = 8_000;
/** What was only needed to start has been given back by then, in milliseconds. */
const SETTLES = 5_000;
const LONGEST_MINUTES = 30;

async function measure(checkout: string, report: (what: Measurement) => void): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'portal-bench-'));
  onEnd(() => rmSync(data, { recursive: true, force: true }));
  const first = await startEmbedded(checkout, data);
  report({ what: 'first start, fills the demo', value: first.seconds, unit: 's' });
  await reportMemory(first, 'memory after the first start', report);
  await first.stop();
  const cookiesFor = await first.prepareCitizens(Math.max(...CLIENTS));

  const later = await startEmbedded(checkout, data);
  report({
    what: 'later start',
    value: later.seconds,
    unit: 's',
    target: { atMost: 4 },
  });
  await reportMemory(later, 'memory after a later start', report, { atMost: 400 });
  const plan = new RatingPlan(await organizations(later.origin), await cookiesFor(later.origin));
  await submitRatings(later.origin, plan, Math.max(...CLIENTS), WARM_UP);
  for (const clients of CLIENTS) {
    const { perSecond, p50, p99 } = await submitRatings(later.origin, plan, clients, SECONDS);
    const what = `ratings, ${clients} ${clients === 1 ? 'client' : 'clients'}`;
    report({ what, value: perSecond, unit: 'ratings/s', details: { p50, p99 } });
  }
  await reportExports(later.origin, report);
  await reportMemory(later, 'memory after all of it', report);
  await later.stop();
}

async function reportMemory(
  { processes }: Embedded,
  what: string,
  report: (what: Measurement) => void,
  target?: Measurement['target'],
): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLES));
  const pids = processes();
  const value = pids.reduce((sum, pid) => sum + proportionalMegabytes(pid), 0);
  report({ what, value, unit: 'MB', target, details: { processes: pids.length } });
}

/** How long /healthz takes while as many readers as that take all ratings away at once. */
async function reportExports(origin: string, report: (what: Measurement) => void): Promise<void> {
  let left = EXPORTS;
  const start = performance.now();
  const exports = Array.from({ length: EXPORTS }, async () => {
    const { status, body } = await fetchRaw(`${origin}/api/v1/ratings.ndjson`);
    left -= 1;
    return status === 200 ? body.length : 0;
  });
  const latencies = new Latencies();
  let longest = 0;
  while (left > 0) {
    const begun = performance.now();
    await fetchRaw(`${origin}/healthz`);
    const took = performance.now() - begun;
    longest = Math.max(longest, took);
    latencies.add(took);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const whole = (await Promise.all(exports)).filter((bytes) => bytes > 0).length;
  report({
    what: `/healthz p99 during ${EXPORTS} exports`,
    value: latencies.quantile(0.99),
    unit: 'ms',
    details: { longest, whole, seconds: (performance.now() - start) / 1000 },
  });
}

interface OrganizationsPage {
  items: Array<{ id: number }>;
  nextCursor: string | null;
}

/** Published organisations, as the open API lists them. */
async function organizations(origin: string): Promise<number[]> {
  const ids: number[] = [];
  let cursor: string | null = '';
  while (cursor !== null && ids.length < MOST_ORGANIZATIONS) {
    const page = `${origin}/api/v1/organizations?limit=100${cursor && `&cursor=${cursor}`}`;
    const { body } = await fetchRaw(page);
    const { items, nextCursor } = JSON.parse(body.toString('utf8')) as OrganizationsPage;
    ids.push(...items.map(({ id }) => id));
    cursor = nextCursor;
  }
  return ids;
}

endOnInterruption(LONGEST_MINUTES);
try {
  const { values } = parseArgs({ options: { beside: { type: 'string' } } });
  const startedAt = new Date();
  await buildPages();
  const report = new Report({ beside: values.beside ?? null });
  const measured = new Map<string, number>();
  const beside = values.beside === undefined ? null : path.resolve(values.beside);
  if (beside !== null) {
    await measure(beside, (what) => {
      measured.set(what.what, what.value);
      report.add('embedded', 'small', { ...what, what: `beside: ${what.what}`, target: undefined });
    });
  }
  await measure(ROOT, (what) => {
    const other = measured.get(what.what);
    const ratio: Record<string, number> =
      other === undefined ? {} : { 'of beside': what.value / other };
    report.add('embedded', 'small', { ...what, details: { ...what.details, ...ratio } });
  });
  report.printTable();
  process.stdout.write(`Written to ${report.write(startedAt)}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
} finally {
  await endAll();
}
