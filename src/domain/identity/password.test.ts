import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordStrength } from './password.ts';

test.each([
  'demo-portal-2026',
  'correct horse battery staple',
  'зеленый чайник у окна',
  'xkT9-fq2Lm',
  '🦔🌲🚲🧦🪟🥕🎻🧊🪁🐌',
])('%s is acceptable', (password) => {
  expect(passwordStrength(password, [])).toMatchObject({ acceptable: true, problem: null });
});

describe('what everyone tries first is too common', () => {
  test.each([
    'password12',
    'qwertyuiop',
    'qwerty12345',
    '1234567890',
    'aaaaaaaaaaaa',
    'p@ssw0rd123',
    'йцукенгшщз',
    'пароль12345',
    'Пароль2024!',
    'gfhjkm12345',
    'беларусь2024',
    'Belarus2024',
    'p@ssw0rd'.repeat(16),
  ])('%s', (password) => {
    const { score, acceptable, problem } = passwordStrength(password, []);
    expect({ acceptable, problem }).toEqual({ acceptable: false, problem: 'too-common' });
    expect(score).toBeLessThan(3);
  });
});

test('what the person is known by makes no good password', () => {
  expect(passwordStrength('tsikhanovich-85', []).acceptable).toBe(true);
  expect(passwordStrength('tsikhanovich-85', ['tsikhanovich@example.com']).problem).toBe(
    'too-common',
  );
  expect(passwordStrength('ваверкававерка', ['Ваверка']).problem).toBe('too-common');
});

test('length is counted in characters, from 10 to 128', () => {
  expect(passwordStrength('xkT9-fq2L', []).problem).toBe('too-short');
  expect(passwordStrength('', [])).toEqual({ score: 0, acceptable: false, problem: 'too-short' });
  expect(passwordStrength('🦔🌲🚲🧦🪟', []).problem).toBe('too-short');
  const long = 'xkT9-fq2LmВт7ъ'.repeat(10);
  expect(passwordStrength(long.slice(0, 128), []).acceptable).toBe(true);
  expect(passwordStrength(long.slice(0, 129), [])).toEqual({
    score: 0,
    acceptable: false,
    problem: 'too-long',
  });
});

test('a hundred kilobytes are refused without being looked at', () => {
  const start = performance.now();
  expect(passwordStrength('aB3$'.repeat(25_000), []).problem).toBe('too-long');
  expect(performance.now() - start).toBeLessThan(500);
});

test('any text and any names are judged, and acceptable means no problem', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const names = fc.array(fc.oneof(text, fc.constantFrom('__proto__', 'constructor', '')), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(text, names, (password, userInputs) => {
      const { score, acceptable, problem } = passwordStrength(password, userInputs);
      expect(acceptable).toBe(problem === null);
      if (acceptable) expect(score).toBeGreaterThanOrEqual(3);
    }),
  );
});
