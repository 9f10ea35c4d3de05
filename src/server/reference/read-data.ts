import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { dataFolder } from './data-folder.ts';

/**
 * Reads one file of the reference data and checks its shape.
 *
 * @param name file name in `data/`, such as `geography.json`
 * @throws ZodError when the file is not as its schema says; the system's error when it is missing
 */
export function readData<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  const text = readFileSync(path.join(dataFolder(), name), 'utf8');
  return schema.parse(JSON.parse(text));
}
