import { defineConfig } from 'vitest/config';

/** Tests of this kind open a database. */
const INTEGRATION = 'src/**/*.integration.test.ts';

/**
 * Each file has a database of its own, and the code keeps what it remembers with that; so the files
 * may share what is imported, which takes half of the time otherwise.
 */
const withDatabase = {
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  maxWorkers: 2,
};

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          exclude: [INTEGRATION],
          // Quick on a free machine; a busy one should not make them fail.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: [INTEGRATION, 'tests/integration/**/*.test.ts'],
          globalSetup: 'tests/support/provide-database.ts',
          ...withDatabase,
        },
      },
      {
        // Processes are killed, machines lose their power; one after the other.
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
