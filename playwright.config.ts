import { defineConfig, devices } from '@playwright/test';

/** The tests' own portal listens here. */
const PORT = Number(process.env.PORTAL_TEST_PORT ?? 4273);
const ADDRESS = `http://localhost:${PORT}`;

const { PORTAL_CHROMIUM } = process.env;

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: ADDRESS,
    locale: 'ru-RU',
    timezoneId: 'Europe/Minsk',
    actionTimeout: 15_000,
    // What a failed test did; pictures of every moment would take a seventh of the time of all.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      // Named by scripts/test; without it, Playwright's own.
      ...(PORTAL_CHROMIUM && { executablePath: PORTAL_CHROMIUM }),
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: `"${process.execPath}" tests/browser/support/serve.ts`,
    env: { PORT: String(PORT) },
    url: `${ADDRESS}/readyz`,
    timeout: 240_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
