import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';

/* Writes docs/images/home.png, the first screen of the home page of the portal at an address. */

const address = process.argv[2] ?? 'http://localhost:3000';
const file = path.resolve(import.meta.dirname, '../docs/images/home.png');

const browser = await chromium.launch({ executablePath: process.env.PORTAL_CHROMIUM });
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 960 },
    locale: 'ru-RU',
    reducedMotion: 'reduce',
  });
  const response = await page.goto(address, { waitUntil: 'networkidle' });
  if (!response?.ok()) throw new Error(`${address} answered ${response?.status()}`);
  await page.evaluate(() => document.fonts.ready);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
} catch (error) {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  process.stderr.write(`No picture was taken: ${reason}\nDoes a portal run at ${address}?\n`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
