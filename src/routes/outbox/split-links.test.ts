import { expect, test } from 'vitest';
import { splitLinks } from './split-links.ts';

test('addresses become links, and nothing is lost', () => {
  const body = 'Откройте:\n\nhttps://portal.example/be/confirm?token=a-b_c\n\nПортал\nhttp://x/';
  const parts = splitLinks(body);
  expect(parts.filter((part) => part.link).map((part) => part.text)).toEqual([
    'https://portal.example/be/confirm?token=a-b_c',
    'http://x/',
  ]);
  expect(parts.map((part) => part.text).join('')).toBe(body);
  expect(splitLinks('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)', link: false }]);
});
