import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskFragments } from './mask-fragments.ts';

const TEXT = 'Звонок в ЖЭС: он дурак, и он не придёт.';

test.each([
  ['one word', 'дурак', { text: 'Звонок в ЖЭС: он •••••, и он не придёт.' }],
  [
    'a word wherever it stands, and no part of one',
    'он',
    {
      text: 'Звонок в ЖЭС: ••••• дурак, и ••••• не придёт.',
    },
  ],
  [
    'several, also overlapping',
    ' он дурак \r\n\r\nдурак, и\n',
    {
      text: 'Звонок в ЖЭС: ••••• он не придёт.',
    },
  ],
  ['a fragment with signs', 'ЖЭС:', { text: 'Звонок в ••••• он дурак, и он не придёт.' }],
  ['nothing', ' \n ', { problem: 'missing' }],
  ['what is not there', 'дурак\nдура', { problem: 'not-found', fragment: 'дура' }],
  ['another case', 'ДУРАК', { problem: 'not-found', fragment: 'ДУРАК' }],
  ['a sign alone', ',', { problem: 'not-found', fragment: ',' }],
  ['everything', TEXT, { problem: 'everything' }],
  ['too many', Array.from({ length: 51 }, (_, at) => `w${at}`).join('\n'), { problem: 'too-many' }],
])('%s', (_, typed, result) => {
  expect(maskFragments(TEXT, typed)).toEqual(result);
});

test('what is masked cannot be masked again, and letters beyond the usual are whole', () => {
  expect(maskFragments('а ••••• б', '•••••')).toEqual({ problem: 'not-found', fragment: '•••••' });
  expect(maskFragments('𝐀𝐁 𝐀 б', '𝐀')).toEqual({ text: '𝐀𝐁 ••••• б' });
});

test('whatever is typed, the fragments are gone as whole words', () => {
  const word = fc.constantFrom('а', 'аб', 'б', 'в г', '.', '•••••', ' ');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), word, (words, fragment) => {
      const result = maskFragments(words.join(' '), fragment);
      if (!('text' in result)) return;
      expect(` ${result.text} `).not.toContain(` ${fragment.trim()} `);
    }),
  );
});
