import { describe, expect, test } from 'vitest';
import { criterionState, readAnswer } from './additional-criterion.ts';

const always = { validFrom: null, validUntil: null, retired: false };

describe('a criterion is', () => {
  test.each([
    ['asked without an end', always, 'asked'],
    ['asked on its first day', { ...always, validFrom: '2026-06-15' }, 'asked'],
    ['asked on its last day', { ...always, validUntil: '2026-06-15' }, 'asked'],
    ['planned before its first day', { ...always, validFrom: '2026-06-16' }, 'planned'],
    ['expired after its last day', { ...always, validUntil: '2026-06-14' }, 'expired'],
    ['retired, whatever its period', { ...always, retired: true }, 'retired'],
  ])('%s', (_, criterion, state) => {
    expect(criterionState(criterion, '2026-06-15')).toBe(state);
  });
});

describe('an answer', () => {
  test.each(['1', '2', '3', '4', '5'])('%s is one on the scale', (text) => {
    expect(readAnswer('score', text)).toBe(Number(text));
  });

  test('yes is 1 and no is 0', () => {
    expect([readAnswer('yes-no', '1'), readAnswer('yes-no', '0')]).toEqual([1, 0]);
  });

  test('an empty one is none', () => {
    expect([readAnswer('score', ''), readAnswer('yes-no', '')]).toEqual([null, null]);
  });

  test.each([
    ['score', '0'],
    ['score', '6'],
    ['score', '1.5'],
    ['score', '٣'],
    ['yes-no', '2'],
    ['yes-no', 'yes'],
  ] as const)('on %s, %s is refused', (scale, text) => {
    expect(readAnswer(scale, text)).toBeUndefined();
  });
});
