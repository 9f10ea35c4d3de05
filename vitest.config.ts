import { defineConfig } from 'vitest/config';

/** Tests of this kind open a database. */
const INTEGRATION = 'src/**/*.integration.test.ts';

const patience = { testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2 };

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
          exclude: ['tests/integration/**/*.postgres.test.ts'],
          ...patience,
        },
      },
      {
        // The same once more on a PostgreSQL server, and what only concerns one.
        test: {
          name: 'postgres',
          include: [INTEGRATION, 'tests/integration/**/*.postgres.test.ts'],
          globalSetup: 'tests/support/provide-postgres.ts',
          setupFiles: 'tests/support/use-postgres.ts',
          ...patience,
        },
      },
    ],
  },
});
