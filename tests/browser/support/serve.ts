import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PortalProcess } from '../../support/portal-process.ts';

/*
 * The portal that the browser tests visit: the built pages over an embedded PostgreSQL of their own
 * with a small demo. Ends, and takes its data along, when it is asked to end.
 */

const settings = {
  PORTAL_DATA_DIR: await mkdtemp(path.join(tmpdir(), 'portal-browser-')),
  PORT: process.env.PORT ?? '4273',
};

let running = new PortalProcess(
  ['seed', '--organizations', '1500', '--ratings', '20000'],
  settings,
);
let ending = false;

async function end(): Promise<void> {
  ending = true;
  await running.end();
  await rm(settings.PORTAL_DATA_DIR, { recursive: true, force: true });
}
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());

const seeded = (await running.status()) === 0;
if (!ending && seeded) {
  running = new PortalProcess(['serve'], settings);
  await running.status();
}
if (!ending) {
  process.stderr.write(`The portal of the browser tests ended:\n${running.output}\n`);
  process.exitCode = 1;
  await end();
}
