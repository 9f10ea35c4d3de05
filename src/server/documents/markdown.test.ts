import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, type Block, type Inline } from '#domain/document/document.ts';
import { isAllowedLink } from './links.ts';
import { readMarkdown } from './markdown.ts';
import { UnreadableScheme } from './scheme.ts';

/** All running text of a tree. */
function runs(blocks: readonly Block[]): Inline[][] {
  return blocks.flatMap((block): Inline[][] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.text];
      case 'list':
        return block.items.flatMap(runs);
      case 'note':
        return runs(block.blocks);
      case 'table':
        return [block.head, ...block.rows].flat();
      case 'scheme':
        return block.phases.flatMap(({ steps }) =>
          steps.flatMap(({ text, result }) => [text, result ?? []]),
        );
      case 'preformatted':
        return [];
    }
  });
}

function links(text: readonly Inline[]): string[] {
  return text.flatMap((part) => {
    if (part.kind === 'text' || part.kind === 'code' || part.kind === 'break') return [];
    return [...(part.kind === 'link' ? [part.href] : []), ...links(part.children)];
  });
}

const words = (source: string) => runs(readMarkdown(source, 'ru')).map(plainText).join('\n');
const linksOf = (source: string) => runs(readMarkdown(source, 'ru')).flatMap(links);

describe('what could run a script', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'text <b onclick="alert(1)">bold</b>',
    '<!-- comment -->',
    '![picture](data:image/svg+xml;base64,PHN2Zz4=)',
    '![picture](https://example.org/follow.gif)',
    '[press](javascript:alert(1))',
    '[press](JAVASCRIPT&colon;alert(1))',
    '[press](<java\tscript:alert(1)>)',
    '[press](data:text/html,hello)',
    '<javascript:alert(1)>',
    '[press]()',
    '[press][there]\n\n[there]: javascript:alert(1)',
  ])('%s stays text and leads nowhere', (source) => {
    expect(linksOf(source).filter((href) => !href.startsWith('https://'))).toEqual([]);
    expect(words(source)).not.toBe('');
  });

  test('tags are shown as they were typed', () => {
    expect(words('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
    expect(words('a <b>c</b> d')).toBe('a <b>c</b> d');
  });

  test('whatever is written, only links that are allowed come out', () => {
    const scheme = fc.constantFrom('javascript:', 'data:', 'https://', '//', '/', '#', 'vbscript:');
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('[', '](', ')', '<', '>', '![', '`', '**', '\n', '\n\n', '> ', '| ', '- '),
      fc.tuple(scheme, fc.string({ maxLength: 10 })).map(([start, rest]) => `[a](${start}${rest})`),
      fc.tuple(scheme, fc.string({ maxLength: 10 })).map(([start, rest]) => `<${start}${rest}>`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const source = pieces.join('').replaceAll('```', '');
        for (const href of linksOf(source)) expect(isAllowedLink(href)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('headings', () => {
  const ids = (source: string) =>
    readMarkdown(source, 'ru').flatMap((block) => (block.kind === 'heading' ? [block.id] : []));

  test('have the id that the author gave, which is not shown', () => {
    const [heading] = readMarkdown('## Кто *может* {#who}', 'ru');
    expect(heading).toMatchObject({ kind: 'heading', level: 2, id: 'who' });
    expect(words('## Кто *может* {#who}')).toBe('Кто может');
  });

  test('or one made of their words', () => {
    expect(ids('## Кто и «что» делает?')).toEqual(['кто-и-что-делает']);
    expect(ids('## Ёлка й ў')).toEqual(['ёлка-й-ў']);
    expect(ids('## !')).toEqual(['section']);
  });

  test('never share one', () => {
    expect(ids('## A\n\n## A\n\n### A\n\n## B {#a}\n\n## A 2')).toEqual([
      'a',
      'a-2',
      'a-3',
      'a-4',
      'a-2-2',
    ]);
  });
});

test('lists, notes, tables and code keep their parts', () => {
  const source = [
    '## T {#t}',
    '1. one\n2. two\n   - inner',
    '> note **well**',
    '| a | b |\n| - | - |\n| c | [d](/ranking) |',
    '```\n<b>\n```',
  ].join('\n\n');
  expect(readMarkdown(source, 'en')).toMatchObject([
    { kind: 'heading' },
    {
      kind: 'list',
      ordered: true,
      items: [[{ kind: 'paragraph' }], [{ kind: 'paragraph' }, { kind: 'list', ordered: false }]],
    },
    { kind: 'note', blocks: [{ kind: 'paragraph' }] },
    {
      kind: 'table',
      headingId: 't',
      rows: [[[{ text: 'c' }], [{ kind: 'link', href: '/en/ranking' }]]],
    },
    { kind: 'preformatted', text: '<b>\n' },
  ]);
});

test('a number stays with its sign', () => {
  expect(words('Инструкция № 19')).toBe('Инструкция №\u00a019');
  expect(words('Instruction No. 19')).toBe('Instruction No.\u00a019');
});

describe('a scheme of work', () => {
  const scheme = (body: string) =>
    readMarkdown(`## S {#s}\n\n\`\`\`steps\n${body}\n\`\`\``, 'be')[1];

  test('has phases, and steps with an actor, a text and what comes of them', () => {
    const body =
      'phase: Once\n\noperator: Check\nLook at [it](/help),\nand decide.\n=> **Decision**\n\ncitizens: Rate';
    expect(scheme(body)).toEqual({
      kind: 'scheme',
      headingId: 's',
      phases: [
        {
          title: 'Once',
          steps: [
            {
              actor: 'operator',
              title: 'Check',
              text: [
                { kind: 'text', text: 'Look at ' },
                { kind: 'link', href: '/be/help', children: [{ kind: 'text', text: 'it' }] },
                { kind: 'text', text: ', and decide.' },
              ],
              result: [{ kind: 'strong', children: [{ kind: 'text', text: 'Decision' }] }],
            },
            { actor: 'citizens', title: 'Rate', text: [], result: null },
          ],
        },
      ],
    });
  });

  test.each([
    ['an actor nobody knows', 'phase: A\n\nminister: Decide'],
    ['a step before the first phase', 'operator: Check'],
    ['a phase without steps', 'phase: A\n\nphase: B\n\noperator: Check'],
    ['lines without a beginning', 'just words'],
  ])('is not read with %s', (_, body) => {
    expect(() => scheme(body)).toThrow(UnreadableScheme);
  });
});
