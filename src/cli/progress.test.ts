import { describe, expect, test } from 'vitest';
import { progressDisplay, type ProgressOutput } from './progress.ts';

function prepare(output: Partial<ProgressOutput>) {
  let time = 0;
  const written: string[] = [];
  const display = progressDisplay(
    { ...output, write: (text) => written.push(text) },
    { label: (stage) => stage.toUpperCase(), now: () => time },
  );
  return { display, written, wait: (milliseconds: number) => void (time += milliseconds) };
}

describe('on a terminal', () => {
  test('a stage is one line, drawn anew in place, with the time left', () => {
    const { display, written, wait } = prepare({ isTTY: true, columns: 100 });
    display.update({ stage: 'ratings', done: 0, total: 200 });
    wait(10_000);
    display.update({ stage: 'ratings', done: 50, total: 200 });
    expect(written).toEqual([
      '\r\x1b[KRATINGS [........................]   0 %',
      '\r\x1b[KRATINGS [######..................]  25 %  -0:30',
    ]);
  });

  test('the next stage begins a new line; a finished one says how long it took', () => {
    const { display, written, wait } = prepare({ isTTY: true, columns: 100 });
    display.update({ stage: 'a', done: 0, total: 1 });
    wait(65_000);
    display.update({ stage: 'a', done: 1, total: 1 });
    display.update({ stage: 'b', done: 0, total: 1 });
    display.end();
    expect(written.slice(1)).toEqual([
      '\r\x1b[KA [########################] 100 %  1:05',
      '\n',
      '\r\x1b[KB [........................]   0 %',
      '\n',
    ]);
  });

  test('it is not drawn more often than can be seen, nor wider than the terminal', () => {
    const { display, written, wait } = prepare({ isTTY: true, columns: 20 });
    for (let done = 0; done < 50; done += 1) {
      display.update({ stage: 'a', done, total: 1_000 });
      wait(10);
    }
    expect(written).toHaveLength(5);
    expect(written.every((text) => text.replace('\r\x1b[K', '').length < 20)).toBe(true);
  });
});

test('without a terminal a line is written every few seconds', () => {
  const { display, written, wait } = prepare({});
  for (let done = 0; done <= 100; done += 1) {
    display.update({ stage: 'ratings', done, total: 100 });
    wait(200);
  }
  display.end();
  expect(written).toHaveLength(5);
  expect(written.every((line) => line.endsWith('\n') && !line.includes('\r'))).toBe(true);
});
