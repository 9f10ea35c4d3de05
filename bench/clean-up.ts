/** What must be ended before the run is over, the last begun first. */
const endings: Array<() => Promise<unknown> | unknown> = [];

/** Remembers how to end something that was begun. */
export function onEnd(ending: () => Promise<unknown> | unknown): void {
  endings.push(ending);
}

/** Ends everything; what fails to end does not keep the rest from it. */
export async function endAll(): Promise<void> {
  for (let ending = endings.pop(); ending; ending = endings.pop()) {
    try {
      await ending();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

/** Ends everything also when the run is interrupted, or takes longer than it ever should. */
export function endOnInterruption(longestMinutes: number): void {
  let ending = false;
  const end = (why: string) => {
    if (ending) process.exit(1);
    ending = true;
    process.stderr.write(`\n${why} Ending …\n`);
    void endAll().finally(() => process.exit(1));
  };
  process.on('SIGINT', () => end('Interrupted.'));
  process.on('SIGTERM', () => end('Interrupted.'));
  setTimeout(
    () => end(`Not done after ${longestMinutes} minutes.`),
    longestMinutes * 60_000,
  ).unref();
}
