import { Latencies } from './latencies.ts';

/** What clients did who each began the next thing when the one before was done. */
export interface LoopResult {
  done: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/**
 * Lets clients work beside each other until the time is over; what was begun by then is finished
 * and counts.
 *
 * @param work what one client does once; an error ends everything
 */
export async function closedLoop(
  clients: number,
  seconds: number,
  work: (client: number) => Promise<void>,
): Promise<LoopResult> {
  const latencies = new Latencies();
  const start = performance.now();
  const until = start + seconds * 1000;
  const loop = async (client: number) => {
    while (performance.now() < until) {
      const begun = performance.now();
      await work(client);
      latencies.add(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  const elapsed = (performance.now() - start) / 1000;
  return {
    done: latencies.count,
    perSecond: latencies.count / elapsed,
    p50: latencies.quantile(0.5),
    p99: latencies.quantile(0.99),
  };
}
