import { parseArgs } from 'node:util';

/** What can be measured, in the order in which it is. */
export const PARTS = ['reading', 'search', 'submitting', 'recompute', 'size', 'plans'] as const;
export type Part = (typeof PARTS)[number];

/** How much data the portal holds while it is measured. */
export const SIZES = {
  small: { organizations: 12_500, ratings: 60_000 },
  large: { organizations: 100_000, ratings: 1_000_000 },
} as const;
export type SizeName = keyof typeof SIZES;

export interface Options {
  parts: ReadonlySet<Part>;
  sizes: readonly SizeName[];
  /** How long each load lasts, in seconds. */
  seconds: number;
  /** Throw away the databases of earlier runs and seed anew. */
  fresh: boolean;
  /** Write a CPU profile of the portal for every load. */
  profile: boolean;
  /** Take autocannon even where wrk is there. */
  autocannon: boolean;
}

/** The options were not understood; the message says which. */
export class UnknownOption extends Error {
  override name = 'UnknownOption';
}

export const HELP = `Usage: npm run bench -- [options]

  --only=PART,…      measure only these: ${PARTS.join(', ')}
  --size=SIZE,…      only with so much data: ${Object.entries(SIZES)
    .map(([name, { organizations, ratings }]) => `${name} (${organizations}, ${ratings})`)
    .join(', ')}
  --seconds=N        how long each load lasts (default: 10)
  --fresh            seed again instead of using the databases of earlier runs
  --autocannon       load with autocannon even where wrk is installed
  --profile          write CPU profiles of the portal to bench/results/profiles

BENCH_DATABASE_URL=postgres://… measures on that server; its user must be allowed to create
databases. Without it a PostgreSQL is started from node_modules, with its data in var/bench
(BENCH_DATA_DIR moves it).
`;

/** @throws UnknownOption */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const seconds = Number(values.seconds ?? 10);
  if (!(seconds >= 1 && seconds <= 120)) throw new UnknownOption('--seconds: 1 to 120');
  return {
    parts: new Set(listed('--only', values.only, PARTS)),
    sizes: listed('--size', values.size, Object.keys(SIZES) as SizeName[]),
    seconds,
    fresh: values.fresh ?? false,
    profile: values.profile ?? false,
    autocannon: values.autocannon ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        size: { type: 'string' },
        seconds: { type: 'string' },
        fresh: { type: 'boolean' },
        profile: { type: 'boolean' },
        autocannon: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UnknownOption((error as Error).message);
  }
}

/** The names of a comma-separated list, in the order of all; all of them when there is no list. */
function listed<T extends string>(
  option: string,
  text: string | undefined,
  all: readonly T[],
): readonly T[] {
  if (text === undefined) return all;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !all.includes(name as T));
  if (unknown !== undefined) {
    throw new UnknownOption(`${option}: there is no ${unknown}, only ${all.join(', ')}`);
  }
  return all.filter((name) => names.includes(name));
}
