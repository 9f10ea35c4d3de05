import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const STARTS_WITHIN = 120_000;

/** The command line `portal`, running as a process of its own. */
export class PortalProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #output = '';

  /**
   * Runs `portal …` with these settings and no others.
   *
   * @param within a command that runs the one behind it, such as `unshare --pid`
   */
  constructor(
    args: readonly string[],
    settings: Readonly<Record<string, string>>,
    within: readonly string[] = [],
  ) {
    const command = [...within, process.execPath, 'src/cli/portal.ts', ...args];
    this.#child = spawn(command[0]!, command.slice(1), {
      cwd: ROOT,
      env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    this.#ended = once(this.#child, 'close');
  }

  /** All that was written to the terminal so far. */
  get output(): string {
    return this.#output;
  }

  /** Waits for the line that says where the portal is, and returns its address. */
  async address(): Promise<string> {
    const deadline = AbortSignal.timeout(STARTS_WITHIN);
    for (;;) {
      const [, address] = /^The portal is at (\S+)$/m.exec(this.#output) ?? [];
      if (address) return address;
      if (this.#child.exitCode !== null || deadline.aborted) {
        throw new Error(`the portal did not start:\n${this.#output}`);
      }
      await Promise.race([once(this.#child.stdout!, 'data'), this.#ended, aborted(deadline)]);
    }
  }

  /** Sends what Ctrl-C sends, once it runs. */
  interrupt(): void {
    this.signal('SIGINT');
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** The status that it ends with; null when a signal ended it. */
  async status(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }

  /** Ends it as Ctrl-C does, and waits until it has ended. */
  async end(): Promise<number | null> {
    if (this.#child.exitCode === null) this.interrupt();
    return this.status();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** A port that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
