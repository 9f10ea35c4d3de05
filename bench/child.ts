import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { onEnd } from './clean-up.ts';

/** How long a process may take to end before it is killed, in milliseconds. */
const GRACE = 20_000;
/** So much of what it printed is kept, in characters. */
const KEPT_OUTPUT = 20_000;

/** A process of our own, which ends at the latest with the run. */
export interface Child {
  process: ChildProcess;
  /** The end of what it has printed so far. */
  output(): string;
  /** Resolves when it has ended. */
  exited: Promise<number | null>;
  /** Asks it to end, and waits for that. */
  stop(): Promise<void>;
}

/** Starts a process. */
export function startChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { endSignal?: NodeJS.Signals },
): Child {
  const { endSignal = 'SIGTERM', ...spawnOptions } = options;
  // Of a process group of its own, so that Ctrl-C reaches only the run, which ends all in order.
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...spawnOptions,
  });
  let printed = '';
  const keep = (text: Buffer) => {
    printed = (printed + text.toString()).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exited = Promise.race([
    once(child, 'exit').then(([code]) => code as number | null),
    once(child, 'error').then(([error]) => {
      keep(Buffer.from(String(error)));
      return null;
    }),
  ]);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    child.kill(endSignal);
    const killing = setTimeout(() => child.kill('SIGKILL'), GRACE);
    await exited;
    clearTimeout(killing);
  };
  onEnd(stop);
  return { process: child, output: () => printed, exited, stop };
}

/** Runs a command to its end. @throws with what it printed unless it succeeds */
export async function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = startChild(command, args, options);
  const code = await child.exited;
  if (code !== 0) {
    const how = child.process.signalCode ?? `with status ${code}`;
    throw new Error(`${command} ${args.join(' ')} ended ${how}:\n${child.output()}`);
  }
  return child.output();
}
