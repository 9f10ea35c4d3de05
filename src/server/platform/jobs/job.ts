/** Work that happens beside requests: once for all nodes, however many there are. */
export interface Job {
  /** Also the name of its queue; lower-case words with hyphens. */
  name: string;
  /** When it runs by itself, in cron's notation and by the clock of Minsk; absent: only on demand. */
  schedule?: string;
  /** The longest that one run may take, in seconds; after that it counts as failed. */
  timeoutSeconds: number;
  /** A run that throws is logged and tried again, twice at most. */
  run(): Promise<void>;
}

/** The jobs of this process. */
export interface Jobs {
  /**
   * Asks for a run as soon as possible. Many requests at once are one run, which begins after the
   * last of them.
   */
  request(name: string): Promise<void>;
  /** Takes no further run, and waits for those under way, 10 seconds at most. */
  stop(): Promise<void>;
}
