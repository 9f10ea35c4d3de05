import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_PAUSE, pauseAfter, secondsToWait } from './slow-down.ts';

const LAST = new Date('2026-01-15T09:00:00Z');

function later(seconds: number): Date {
  return new Date(LAST.getTime() + seconds * 1000);
}

test('four wrong passwords cost nothing; then the pause doubles up to a minute', () => {
  const pauses = Array.from({ length: 13 }, (_, failures) => pauseAfter(failures));
  expect(pauses).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('what is left of a pause is told in whole seconds, and it ends', () => {
  expect(secondsToWait(7, LAST, LAST)).toBe(8);
  expect(secondsToWait(7, LAST, later(0.2))).toBe(8);
  expect(secondsToWait(7, LAST, later(7.5))).toBe(1);
  expect(secondsToWait(7, LAST, later(8))).toBe(0);
  expect(secondsToWait(7, LAST, later(86_400))).toBe(0);
});

test('nobody ever waits longer than a minute, however often the password was wrong', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 10_000 }), (failures, passed) => {
      const wait = secondsToWait(failures, LAST, later(passed));
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(LONGEST_PAUSE);
      expect(secondsToWait(failures, LAST, later(LONGEST_PAUSE))).toBe(0);
    }),
  );
});
