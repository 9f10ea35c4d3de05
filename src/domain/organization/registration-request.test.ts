import { expect, test } from 'vitest';
import { daysSince, isOverdue, isPhone, normalizePhone } from './registration-request.ts';

test.each([
  '+375 17 290-07-89',
  '8 (017) 290-07-89',
  '+375291234567',
  '2900789',
  '8 017 290 07 89 доб. 12',
  '+375 17 290-07-89, ext. 4',
])('«%s» is a telephone number', (text) => {
  expect(isPhone(normalizePhone(text))).toBe(true);
});

test.each(['', '12345', 'звоните', '+375 17 290-07-89 <script>', '1'.repeat(16), '()()()()'])(
  '«%s» is none',
  (text) => {
    expect(isPhone(normalizePhone(text))).toBe(false);
  },
);

test('dashes of all kinds become hyphens', () => {
  expect(normalizePhone(' 290—07–89 ')).toBe('290-07-89');
});

test('a request is overdue after five days', () => {
  const created = new Date('2026-03-02T09:00:00Z');
  expect(isOverdue(created, new Date('2026-03-07T09:00:00Z'))).toBe(false);
  expect(isOverdue(created, new Date('2026-03-07T09:00:01Z'))).toBe(true);
  expect(daysSince(created, new Date('2026-03-07T08:59:00Z'))).toBe(4);
  expect(daysSince(created, new Date('2026-03-01T08:59:00Z'))).toBe(0);
});
