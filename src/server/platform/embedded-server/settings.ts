/** Settings of PostgreSQL, by name. */
export type ServerSettings = Readonly<Record<string, string>>;

/**
 * What differs from PostgreSQL's defaults, or is said because everything rests on it. Sizes are those
 * of a small machine: the server takes 50 to 100 MB.
 */
export const SETTINGS: ServerSettings = {
  // What was acknowledged is kept, also when the power fails.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',

  // Nobody copies from this server while it runs.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  max_logical_replication_workers: '0',

  max_connections: '60',
  shared_buffers: '64MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  io_workers: '2',
  jit: 'off',

  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.max': '1000',

  // Starts, ends and crashes; what a client did wrong is told to that client alone.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** Settings as arguments of the program `postgres`. */
export function settingArguments(settings: ServerSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
