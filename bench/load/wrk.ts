import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../child.ts';
import type { LoadResult, LoadTarget } from './load.ts';

const SCRIPT = fileURLToPath(new URL('paths.lua', import.meta.url));
const MILLISECONDS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/** Loads with wrk in one thread. */
export async function loadWithWrk(
  { origin, paths, headers }: LoadTarget,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'));
  try {
    const list = path.join(folder, 'paths');
    writeFileSync(list, paths.join('\n'));
    const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
    const measure = [
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      '--timeout',
      '30s',
      '--latency',
      '-s',
      SCRIPT,
    ];
    const env = { ...process.env, BENCH_PATHS: list };
    return read(await run('wrk', [...measure, ...given, origin], { env }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads what wrk prints. */
function read(text: string): LoadResult {
  const failures = /^\s*(Socket errors|Non-2xx or 3xx responses): .*$/m.exec(text);
  if (failures) throw new Error(`Not every request was answered: ${failures[0].trim()}`);
  const number = (pattern: RegExp) => {
    const match = pattern.exec(text);
    if (!match) throw new Error(`wrk printed something else than expected:\n${text}`);
    return Number(match[1]) * (match[2] === undefined ? 1 : MILLISECONDS[match[2]]!);
  };
  return {
    requests: number(/(\d+) requests in/),
    requestsPerSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p50: number(/50%\s+([\d.]+)(us|ms|s|m)\b/),
    p99: number(/99%\s+([\d.]+)(us|ms|s|m)\b/),
  };
}
