import autocannon from 'autocannon';
import type { LoadResult, LoadTarget } from './load.ts';

/** Loads with autocannon in this process. */
export async function loadWithAutocannon(
  { origin, paths, headers }: LoadTarget,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  let asked = 0;
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    timeout: 30,
    headers: { ...headers },
    requests: [
      {
        setupRequest: (request) => {
          const next = paths[asked % paths.length]!;
          asked += 1;
          return { ...request, path: next };
        },
      },
    ],
  });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`Not every request was answered: ${failed} were not`);
  return {
    requests: result.requests.total,
    requestsPerSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
