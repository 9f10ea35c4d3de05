import { describe, expect, test } from 'vitest';
import { problemOfMergerDay, problemOfSuccessor, registryStateOf } from './merger.ts';

const REGISTERED = new Date('2026-03-01T21:30:00Z');

describe('the day of a merger', () => {
  test.each([
    ['2026-06-15', null],
    ['2026-03-02', null],
    ['2026-03-01', 'before-registration'],
    ['2026-06-16', 'future'],
    ['2026-02-30', 'missing'],
    ['', 'missing'],
  ])('%j: %s', (day, problem) => {
    // Registered on 2 March by the clock of Minsk.
    expect(problemOfMergerDay(day, REGISTERED, '2026-06-15')).toBe(problem);
  });
});

describe('a successor', () => {
  const successor = { id: 2, suspendedAt: null, mergedInto: null };
  test.each([
    [successor, null],
    [null, 'unknown'],
    [{ ...successor, id: 1 }, 'itself'],
    [{ ...successor, suspendedAt: REGISTERED }, 'suspended'],
    [{ ...successor, mergedInto: 1 }, 'merged'],
  ])('%j: %s', (candidate, problem) => {
    expect(problemOfSuccessor(1, candidate)).toBe(problem);
  });
});

test('a suspended organisation that was merged is a merged one', () => {
  const organization = { published: false, suspendedAt: REGISTERED, mergedInto: null };
  expect(registryStateOf(organization)).toBe('suspended');
  expect(registryStateOf({ ...organization, mergedInto: 2 })).toBe('merged');
});
