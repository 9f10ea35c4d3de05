import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { withClient } from '../database/client.ts';
import { runPortal } from '../portal/command.ts';
import { measureIncremental } from './incremental.ts';

/** For 1,000,000 ratings, in seconds. */
const FULL = { atMost: 10 };

/** All standings anew from the ratings, and those that follow from a single rating. */
export async function measureRecompute(context: Context): Promise<void> {
  await measureIncremental(context);
  await measureFull(context, 'full recompute, nothing differs');
  await withClient(context.databaseUrl, (client) =>
    client.query('truncate rating_days, standings'),
  );
  // Lets the database finish with what was written before.
  await sleep(1000);
  await measureFull(context, 'full recompute, all sums lost');
}

/** The whole command, from its start to its end; inside it, what it says of itself. */
async function measureFull({ databaseUrl, measured, size }: Context, what: string): Promise<void> {
  const start = performance.now();
  const printed = await runPortal(['recompute'], databaseUrl);
  const seconds = (performance.now() - start) / 1000;
  const [, ratings, , own] = /(\d+) counted ratings; (\d+) .*; ([\d.]+) s\./.exec(printed) ?? [];
  if (ratings === undefined) throw new Error(`recompute printed something else:\n${printed}`);
  const difference = /^(No difference|Differed)/m.exec(printed)?.[0] ?? '';
  const expected = what.endsWith('differs') ? 'No difference' : 'Differed';
  if (difference !== expected) throw new Error(`${expected} was expected:\n${printed}`);
  measured({
    what,
    value: seconds,
    unit: 's',
    ...(size === 'large' && { target: FULL }),
    details: { ratings: Number(ratings), 'without start': Number(own) },
  });
}
