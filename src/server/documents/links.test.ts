import { expect, test } from 'vitest';
import { isAllowedLink, linkInLocale } from './links.ts';

test.each([
  'https://example.org/a?b=c#d',
  'http://example.org',
  'mailto:name@example.org',
  'tel:+375172000000',
  '/documents/rules#short',
  '/',
  '#short',
])('a document may link to %s', (href) => {
  expect(isAllowedLink(href)).toBe(true);
});

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  '//example.org',
  '/\\example.org',
  '\\\\example.org',
  'https:\\\\example.org',
  'rules',
  '',
])('a document may not link to %s', (href) => {
  expect(isAllowedLink(href)).toBe(false);
});

test('pages of ours are linked in the language of the document, the open API as it is', () => {
  expect(linkInLocale('/documents/rules?a=b#short', 'be')).toBe('/be/documents/rules?a=b#short');
  expect(linkInLocale('/', 'en')).toBe('/en');
  expect(linkInLocale('/ranking', 'ru')).toBe('/ranking');
  expect(linkInLocale('/api/v1/openapi.json', 'be')).toBe('/api/v1/openapi.json');
  expect(linkInLocale('#short', 'be')).toBe('#short');
  expect(linkInLocale('https://example.org/ranking', 'be')).toBe('https://example.org/ranking');
});
