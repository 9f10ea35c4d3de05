/** What is still to be done when the process is interrupted. */
const endings = new Set<() => Promise<unknown>>();

const STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs something, and does `ending` first where Ctrl-C or SIGTERM end the process meanwhile. With
 * several of these inside each other, all endings are waited for. A second signal ends at once.
 */
export async function interruptible<T>(
  ending: () => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  if (endings.size === 0) {
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', interrupt);
  }
  endings.add(ending);
  try {
    return await work();
  } finally {
    endings.delete(ending);
    if (endings.size === 0) {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    }
  }
}

let ending = false;

function interrupt(signal: NodeJS.Signals): void {
  const status = signal === 'SIGINT' ? STATUS.SIGINT : STATUS.SIGTERM;
  if (ending) process.exit(status);
  ending = true;
  void Promise.allSettled([...endings].map((each) => each())).then(() => process.exit(status));
}
