import { readFileSync } from 'node:fs';

/*
 * Prints how many tests passed, failed and were skipped: "12 0 1". Takes the file that the JSON
 * reporter of Vitest or of Playwright left; without one nothing was run.
 */

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

function read(file: string): VitestReport | PlaywrightReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function count(report: VitestReport | PlaywrightReport | null): Counts {
  if (report === null) return { passed: 0, failed: 0, skipped: 0 };
  if ('stats' in report) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const { passed, failed, skipped } = count(read(process.argv[2] ?? ''));
process.stdout.write(`${passed} ${failed} ${skipped}\n`);
