import { expect, test } from 'vitest';
import { ZodError } from 'zod';
import { readFrontMatter, UnreadableHead } from './front-matter.ts';

const HEAD = {
  title: 'Rules: all of them',
  summary: 'A sentence that is long enough to say what the document is about.',
  reader: 'citizens',
  updated: '2026-11-22',
  order: '3',
};

function file(head: Record<string, string>): string {
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\n## Text\n`;
}

test('a head says what the document is, the text follows', () => {
  expect(readFrontMatter(file({ ...HEAD, forms: 'local-registry, recommendations' }))).toEqual({
    head: { ...HEAD, order: 3, forms: ['local-registry', 'recommendations'] },
    body: '\n## Text\n',
  });
  expect(readFrontMatter(file(HEAD).replaceAll('\n', '\r\n')).head.forms).toEqual([]);
});

test.each([
  ['another reader', { reader: 'ministers' }],
  ['a day that is none', { updated: '2026-02-30' }],
  ['no order', { order: 'first' }],
  ['a form that is not there', { forms: 'no-such-form' }],
  ['a key nobody knows', { author: 'somebody' }],
])('%s is refused', (_, change) => {
  expect(() => readFrontMatter(file({ ...HEAD, ...change }))).toThrow(ZodError);
});

test('a file without a head is refused', () => {
  expect(() => readFrontMatter('## Text')).toThrow(UnreadableHead);
  expect(() => readFrontMatter('---\nno colon\n---\n')).toThrow(UnreadableHead);
});
