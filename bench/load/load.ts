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
