/** What is still to be done when the process is interrupted. */
const endings = new Set<() => Promise<unknown>>();

/** Ctrl-C, what supervisors send, and the end of the terminal, with the status that each leads to. */
const STATUS: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const SIGNALS = Object.keys(STATUS) as NodeJS.Signals[];

/**
 * Runs something, and does `ending` first where a signal asks the process to end before it is done. With
 * several of these inside each other, all endings are waited for. A second signal ends at once.
 */
export async function interruptible<T>(
  ending: () => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  if (endings.size === 0) {
    for (const signal of SIGNALS) process.on(signal, interrupt);
  }
  endings.add(ending);
  try {
    return await work();
  } finally {
    endings.delete(ending);
    if (endings.size === 0) {
      for (const signal of SIGNALS) process.off(signal, interrupt);
    }
  }
}

let ending = false;

function interrupt(signal: NodeJS.Signals): void {
  const status = STATUS[signal];
  if (ending) process.exit(status);
  ending = true;
  void Promise.allSettled([...endings].map((each) => each())).then(() => process.exit(status));
}
