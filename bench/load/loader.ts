import { execFileSync } from 'node:child_process';
import { loadWithAutocannon } from './autocannon.ts';
import type { LoadResult, LoadTarget } from './load.ts';
import { loadWithWrk } from './wrk.ts';

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
