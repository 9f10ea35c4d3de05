import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Part, SizeName } from './options.ts';
import { ROOT } from './root.ts';

/** A number that the portal is to reach. */
export type Target = { atLeast: number } | { atMost: number };

/** One measured number, with what belongs to it. */
export interface Measurement {
  what: string;
  value: number;
  unit: string;
  target?: Target;
  /** Further numbers and remarks, such as latencies in milliseconds. */
  details?: Readonly<Record<string, number | string>>;
}

/** A measurement with where it was made. */
export interface Result extends Measurement {
  part: Part | 'seeding' | 'embedded';
  size: SizeName;
  /** Absent where there is no target. */
  reached?: boolean;
}

/** Gathers the results of a run, shows them as they come, and writes them down. */
export class Report {
  readonly results: Result[] = [];
  readonly #about: Readonly<Record<string, unknown>>;

  /** @param about what the run was made with */
  constructor(about: Readonly<Record<string, unknown>>) {
    this.#about = about;
  }

  /** Takes in a measurement and prints its line. */
  add(part: Result['part'], size: SizeName, measurement: Measurement): void {
    const { target, value } = measurement;
    const result: Result = { part, size, ...measurement };
    if (target) result.reached = isReached(value, target);
    this.results.push(result);
    process.stdout.write(`${lineOf(result)}\n`);
  }

  /** Prints everything again as one table, and how many targets were reached. */
  printTable(): void {
    const withTarget = this.results.filter((result) => result.target);
    const reached = withTarget.filter((result) => result.reached);
    process.stdout.write(`\n${this.results.map(lineOf).join('\n')}\n\n`);
    process.stdout.write(`${reached.length} of ${withTarget.length} targets reached.\n`);
  }

  /** Writes the results as JSON, under the time of the run and as the latest. */
  write(startedAt: Date): string {
    const folder = path.join(ROOT, 'bench/results');
    mkdirSync(folder, { recursive: true });
    const content = {
      startedAt: startedAt.toISOString(),
      minutes: Math.round((Date.now() - startedAt.getTime()) / 6_000) / 10,
      machine: describeMachine(),
      ...this.#about,
      results: this.results,
    };
    const text = `${JSON.stringify(content, null, 2)}\n`;
    const file = path.join(folder, `${startedAt.toISOString().replaceAll(':', '-')}.json`);
    writeFileSync(file, text);
    writeFileSync(path.join(folder, 'latest.json'), text);
    return path.relative(ROOT, file);
  }
}

function isReached(value: number, target: Target): boolean {
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

function lineOf(result: Result): string {
  const { part, size, what, value, unit, target, reached, details } = result;
  const goal = target && ('atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`);
  const verdict = goal === undefined ? '' : `${goal} ${reached ? 'reached' : 'MISSED'}`;
  const more = Object.entries(details ?? {}).map(([name, each]) => `${name} ${shown(each)}`);
  return [
    size.padEnd(5),
    part.padEnd(10),
    what.padEnd(46),
    `${shown(value)} ${unit}`.padStart(20),
    verdict.padEnd(18),
    more.join(', '),
  ]
    .join('  ')
    .trimEnd();
}

function shown(value: number | string): string {
  if (typeof value === 'string') return value;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

/** What the numbers depend on beside the portal. */
function describeMachine(): Record<string, unknown> {
  return {
    processor: os.cpus()[0]?.model,
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    loadAtEnd: os.loadavg(),
    commit: commit(),
  };
}

function commit(): string | null {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
    const changed = git('status', '--porcelain', '--', 'src', 'data') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : '');
  } catch {
    return null;
  }
}
