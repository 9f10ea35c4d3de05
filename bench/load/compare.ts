import type { ServingContext } from '../context.ts';
import { processorSeconds } from '../process-usage.ts';
import type { Measurement, Target } from '../report.ts';
import { startBareServer } from './bare.ts';
import { fetchRaw } from './fetch-raw.ts';
import type { LoadResult, LoadTarget } from './load.ts';

/** What a browser says it takes. */
export const BROWSER = { 'accept-encoding': 'gzip, deflate, br' };
/** What a plain tool says: nothing, so that it gets the page as it is. */
export const PLAIN = { 'accept-encoding': 'identity' };

/** Many readers, each with a connection that it keeps. */
const CONNECTIONS = 16;
/** Until the code is compiled and the caches are filled, in seconds. */
const WARM_UP = 3;

export interface Comparison {
  what: string;
  target: LoadTarget;
  /** Requests per second to reach. */
  rate?: Target;
  /** Share of the bare server's rate to reach. */
  share?: Target;
  /** No path may be asked for twice. */
  distinct?: boolean;
  /** Asked for while warming up; the paths of the target where there are none. */
  warmUpPaths?: readonly string[];
}

/**
 * Loads the portal, then, right after it, a bare Node server that returns the same bytes with the
 * same headers.
 */
export async function compareWithBare(
  { loader, options: { seconds }, portal }: ServingContext,
  { what, target, rate, share, distinct, warmUpPaths }: Comparison,
): Promise<Measurement[]> {
  const { origin, paths, headers } = target;
  const example = await fetchRaw(origin + paths[0], { headers });
  if (example.status !== 200) throw new Error(`${paths[0]} was answered with ${example.status}`);
  await loader.load({ ...target, paths: warmUpPaths ?? paths }, CONNECTIONS, WARM_UP);
  const own = await measured(portal.pid, () => loader.load(target, CONNECTIONS, seconds));

  const server = await startBareServer(example);
  const same = { ...target, origin: server.origin };
  await loader.load(same, CONNECTIONS, 1);
  const bare = await measured(server.pid, () =>
    loader.load(same, CONNECTIONS, Math.min(seconds, 5)),
  );
  await server.stop();

  const { requests, requestsPerSecond, p50, p99, cpu } = own;
  if (distinct && requests > paths.length) throw new Error(`${what}: there were too few paths`);
  return [
    {
      what,
      value: requestsPerSecond,
      unit: 'requests/s',
      ...(rate && { target: rate }),
      details: { p50, p99, cpu, requests, bytes: example.body.length },
    },
    {
      what: `${what}: share of a bare server`,
      value: requestsPerSecond / bare.requestsPerSecond,
      unit: '',
      ...(share && { target: share }),
      details: { bare: bare.requestsPerSecond, p50: bare.p50, p99: bare.p99, cpu: bare.cpu },
    },
  ];
}

/**
 * A load, with the processor time that the server took for each request, in milliseconds: that
 * says what a request costs also where other programs share the machine.
 */
async function measured(
  pid: number,
  load: () => Promise<LoadResult>,
): Promise<LoadResult & { cpu: number }> {
  const before = processorSeconds(pid);
  const result = await load();
  return { ...result, cpu: ((processorSeconds(pid) - before) * 1000) / result.requests };
}
