import { execFileSync } from 'node:child_process';
import { loadWithAutocannon } from './autocannon.ts';
import { loadWithWrk } from './wrk.ts';

/** What is asked for, over and over. */
export interface LoadTarget {
  origin: string;
  /** Asked for in turn. */
  paths: readonly string[];
  headers: Readonly<Record<string, string>>;
}

/** What came of a load. Every answer was a success, or the load fails. */
export interface LoadResult {
  requests: number;
  requestsPerSecond: number;
  /** Median of the time from a request to its answer, in milliseconds. */
  p50: number;
  /** The time within which 99 of 100 answers came, in milliseconds. */
  p99: number;
}

/** Asks for the target over so many connections for so many seconds. */
export interface Loader {
  tool: 'wrk' | 'autocannon';
  load(target: LoadTarget, connections: number, seconds: number): Promise<LoadResult>;
}

/** wrk where it is installed, since it takes less of the processor than what it measures. */
export function chooseLoader({ autocannon }: { autocannon: boolean }): Loader {
  return !autocannon && isInstalled('wrk')
    ? { tool: 'wrk', load: loadWithWrk }
    : { tool: 'autocannon', load: loadWithAutocannon };
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
