import { expect, test } from 'vitest';
import { serverReport } from './server-report.ts';

function writing(isTTY: boolean) {
  let text = '';
  const report = serverReport({ isTTY, write: (more) => (text += more) });
  return { report, text: () => text };
}

test('a recovery is told in one line that counts on a terminal', () => {
  const { report, text } = writing(true);
  report.waiting?.(1, true);
  report.waiting?.(2, true);
  report.joined?.();
  expect(text()).toBe(
    '\r\x1b[KThe database was not shut down properly, and is being put in order … 1 s' +
      '\r\x1b[KThe database was not shut down properly, and is being put in order … 2 s\n',
  );
});

test('elsewhere a line is written after a second, and then every five', () => {
  const { report, text } = writing(false);
  for (let seconds = 1; seconds <= 12; seconds += 1) report.waiting?.(seconds, false);
  report.joined?.();
  const lines = [1, 5, 10].map((seconds) => `The database is starting … ${seconds} s\n`);
  expect(text()).toBe(lines.join(''));
});
