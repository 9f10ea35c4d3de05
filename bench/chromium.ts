import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome'];

/** Without what a browser does for itself in the background. */
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a Chromium: CHROMIUM_PATH, Playwright's own, or an installed one. */
export async function startChromium(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: findChromium(),
    // Chromium's sandbox does not work for root.
    args: root ? [...ARGUMENTS, '--no-sandbox'] : ARGUMENTS,
  });
}

function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  for (const name of INSTALLED) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one.
    }
  }
  throw new Error(
    'There is no Chromium. Install one (npx playwright install chromium) or set CHROMIUM_PATH.',
  );
}
