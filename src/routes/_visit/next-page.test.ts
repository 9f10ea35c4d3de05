import { expect, test } from 'vitest';
import { nextPage } from './next-page.ts';

test.each([
  ['/', '/'],
  ['/be/organizations/7/rate?a=b', '/be/organizations/7/rate?a=b'],
  ['/a/../b', '/b'],
])('%s leads on', (text, page) => {
  expect(nextPage(text)).toBe(page);
});

test.each([
  null,
  '',
  'account',
  '//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/\\evil.example',
  '/a\\..\\..//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  `/${'x'.repeat(1000)}`,
])('%j leads nowhere', (text) => {
  expect(nextPage(text)).toBeNull();
});
