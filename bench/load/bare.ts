import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startChild } from '../child.ts';
import type { RawAnswer } from './fetch-raw.ts';

/** What the bare server is told to answer. */
export interface BareAnswer {
  status: number;
  headers: Array<[string, string]>;
  /** In base64. */
  body: string;
}

export interface BareServer {
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

/** Node's server sets these by itself, as it does for the portal. */
const BY_ITSELF = new Set(['date', 'connection', 'keep-alive']);

/** Starts a bare Node server that gives the same answer, byte for byte, to everybody. */
export async function startBareServer(answer: RawAnswer): Promise<BareServer> {
  const file = fileURLToPath(new URL('bare-server.ts', import.meta.url));
  const child = startChild(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
  const told: BareAnswer = {
    status: answer.status,
    headers: answer.headers.filter(([name]) => !BY_ITSELF.has(name.toLowerCase())),
    body: answer.body.toString('base64'),
  };
  child.process.send(told);
  const ended = child.exited.then(() => {
    throw new Error(`The bare server ended:\n${child.output()}`);
  });
  ended.catch(() => {});
  const [port] = (await Promise.race([once(child.process, 'message'), ended])) as [number];
  return { origin: `http://127.0.0.1:${port}`, pid: child.process.pid!, stop: child.stop };
}
