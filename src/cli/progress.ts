/** How far one stage of a long work is. */
export interface StageProgress {
  stage: string;
  done: number;
  total: number;
}

/** Where the display is written to; a terminal has a width. */
export interface ProgressOutput {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export interface ProgressOptions {
  /** Name of a stage for people; without it, the stage's own. */
  label?: (stage: string) => string;
  /** Milliseconds; tests have their own. */
  now?: () => number;
}

export interface ProgressDisplay {
  update(progress: StageProgress): void;
  /** Ends the last line. */
  end(): void;
}

/** Redrawn at most so often on a terminal, and a line written at most so often elsewhere. */
const REDRAW = 100;
const LINE = 5_000;

const BAR = 24;

/** The time left is told once a stage has run so long, for it is a guess from what is done. */
const GUESS_AFTER = 1_000;

/**
 * Shows how far a work of several stages is: on a terminal one line per stage with a bar, the
 * percentage and the time left, drawn anew in place; elsewhere a line every few seconds.
 */
export function progressDisplay(
  output: ProgressOutput,
  { label = (stage) => stage, now = () => performance.now() }: ProgressOptions = {},
): ProgressDisplay {
  const interval = output.isTTY ? REDRAW : LINE;
  let stage: string | null = null;
  let started = 0;
  let drawn = -Infinity;

  function draw({ done, total }: StageProgress): void {
    drawn = now();
    const text = lineOf(label(stage!), done, total, drawn - started);
    output.write(
      output.isTTY ? `\r\x1b[K${text.slice(0, (output.columns ?? 80) - 1)}` : `${text}\n`,
    );
  }

  function endLine(): void {
    if (stage !== null && output.isTTY) output.write('\n');
  }

  return {
    update: (progress) => {
      const isNew = progress.stage !== stage;
      if (isNew) {
        endLine();
        stage = progress.stage;
        started = now();
      }
      const isLast = progress.done >= progress.total;
      if (isNew || isLast || now() - drawn >= interval) draw(progress);
    },
    end: () => {
      endLine();
      stage = null;
    },
  };
}

function lineOf(label: string, done: number, total: number, elapsed: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const filled = Math.round(share * BAR);
  const bar = '#'.repeat(filled) + '.'.repeat(BAR - filled);
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  return `${label} [${bar}] ${percent} %  ${timeOf(share, elapsed)}`.trimEnd();
}

/** Time left while it runs, time taken when it is done. */
function timeOf(share: number, elapsed: number): string {
  if (share >= 1) return clock(elapsed);
  if (share === 0 || elapsed < GUESS_AFTER) return '';
  return `-${clock((elapsed / share) * (1 - share))}`;
}

/** Minutes and seconds, with hours where there are any: 0:07, 12:30, 1:02:03. */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
