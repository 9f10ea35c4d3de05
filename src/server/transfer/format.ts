import { z } from 'zod';

/*
 * A dump is a gzip of lines: a head; for each table its shape, its rows as COPY writes them, and
 * COPY's own end; the sequences; and sums by which the restored tables are compared. Lines that are
 * not rows are JSON.
 */

export const DUMP_VERSION = 1;

/** COPY's line after the last row. No row can look like that. */
export const END_OF_ROWS = '\\.';

export const dumpHead = z.object({
  dump: z.literal('rating-portal'),
  version: z.literal(DUMP_VERSION),
  /** The release that wrote it. */
  release: z.string(),
  /** The last migration that had run. */
  migration: z.string(),
  createdAt: z.iso.datetime(),
});
export type DumpHead = z.infer<typeof dumpHead>;

export const dumpLine = z.union([
  z.object({ table: z.string(), columns: z.array(z.string()).min(1) }),
  z.object({ sequences: z.record(z.string(), z.string().nullable()) }),
  z.object({ sums: z.record(z.string(), z.object({ rows: z.number(), sum: z.string() })) }),
]);

/** The file is no dump, is damaged, or ends early; the message says which. */
export class DumpUnreadable extends Error {
  override name = 'DumpUnreadable';
}

/** The database cannot take this dump in; the message says why. */
export class DumpRefused extends Error {
  override name = 'DumpRefused';
}
