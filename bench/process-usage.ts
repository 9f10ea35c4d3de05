import { readFileSync } from 'node:fs';

/** Ticks of the processor clock in a second, as Linux gives them to programs. */
const TICKS = 100;

/** Processor time that a process has used so far, in seconds; NaN where the system does not tell. */
export function processorSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Fields after the name, which may hold anything: utime and stime are the 14th and 15th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return NaN;
  }
}

/** The memory that a process holds, in megabytes; NaN where the system does not tell. */
export function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1000;
  } catch {
    return NaN;
  }
}

/**
 * The memory of a process in megabytes, in which what several processes share counts for each of
 * them by its part (PSS); NaN where the system does not tell.
 */
export function proportionalMegabytes(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kilobytes) / 1000;
  } catch {
    return NaN;
  }
}
