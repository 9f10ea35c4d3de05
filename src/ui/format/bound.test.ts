import { expect, test } from 'vitest';
import { bound } from './bound.ts';

test('a number stays with its sign', () => {
  expect(bound('Поликлиника № 5, г. Минск')).toBe('Поликлиника №\u00a05, г.\u00a0Минск');
});

test('words that end in the same letter stay as they are', () => {
  expect(bound('и др. услуги, мат. помощь в пог. метрах')).toBe(
    'и др. услуги, мат. помощь в пог. метрах',
  );
  expect(bound('Open 24 hours')).toBe('Open 24 hours');
});
