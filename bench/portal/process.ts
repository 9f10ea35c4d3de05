import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from '../child.ts';
import { freePort } from '../../tests/support/portal-process.ts';
import { ROOT } from '../root.ts';
import { PORTAL, portalEnvironment } from './command.ts';

/** A portal that serves its built pages in a process of its own. */
export interface PortalProcess {
  /** Its address, such as http://127.0.0.1:40123. */
  origin: string;
  /** From its start until it could answer, in seconds. */
  readyAfter: number;
  pid: number;
  stop(): Promise<void>;
}

/** How long it may take until it answers, in milliseconds; the first start on a database is long. */
const READY_WITHIN = 300_000;

export interface PortalProcessOptions {
  /** Options of Node itself. */
  nodeOptions?: readonly string[];
  /** Receives what the process sends to its parent. */
  onMessage?: (message: unknown) => void;
}

/** Starts the portal in demo mode over a database. */
export async function startPortalProcess(
  databaseUrl: string,
  { nodeOptions = [], onMessage }: PortalProcessOptions = {},
): Promise<PortalProcess> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const child = startChild(process.execPath, [...nodeOptions, PORTAL, 'serve', '--demo'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: { ...portalEnvironment(databaseUrl), HOST: '127.0.0.1', PORT: String(port) },
  });
  if (onMessage) child.process.on('message', onMessage);
  let ended = false;
  void child.exited.then(() => (ended = true));
  while (!(await isReady(origin))) {
    if (ended) throw new Error(`The portal ended:\n${child.output()}`);
    if (performance.now() - start > READY_WITHIN) {
      throw new Error(`The portal did not become ready:\n${child.output()}`);
    }
    await sleep(100);
  }
  return {
    origin,
    readyAfter: (performance.now() - start) / 1000,
    pid: child.process.pid!,
    stop: child.stop,
  };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/readyz`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
