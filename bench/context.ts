import type { Loader } from './load/loader.ts';
import type { Options, SizeName } from './options.ts';
import type { PortalProcess } from './portal/process.ts';
import type { Measurement } from './report.ts';

/** What a part is measured with. */
export interface Context {
  options: Options;
  size: SizeName;
  /** Address of the database, a copy of the seeded one, that this part may change. */
  databaseUrl: string;
  loader: Loader;
  /** Takes in a measurement. */
  measured(measurement: Measurement): void;
}

/** The same, with a portal that serves. */
export interface ServingContext extends Context {
  portal: PortalProcess;
}
