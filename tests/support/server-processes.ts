import { readdirSync, readlinkSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** The processes of the embedded server of a data folder, by their working directory (Linux). */
export async function serverProcesses(dataFolder: string): Promise<number[]> {
  const data = await realpath(path.join(dataFolder, 'postgresql'));
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === data;
      } catch {
        return false;
      }
    });
}

/** The first of them, from which the others come. */
export async function serverProcess(dataFolder: string): Promise<number> {
  const [first] = (await serverProcesses(dataFolder)).toSorted((a, b) => a - b);
  if (first === undefined) throw new Error(`no server runs on ${dataFolder}`);
  return first;
}

/** Sends a signal to all of them. */
export async function signalServer(dataFolder: string, signal: NodeJS.Signals): Promise<void> {
  for (const pid of await serverProcesses(dataFolder)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended already.
    }
  }
}
