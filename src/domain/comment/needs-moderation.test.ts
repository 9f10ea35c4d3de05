import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_WORDS } from './first-words.ts';
import { needsModeration } from './needs-moderation.ts';
import { WordList } from './word-list.ts';

const list = new WordList(FIRST_WORDS);

/** Why a text waits, as a new portal judges it. */
function reasonsOf(text: string): string[] {
  return needsModeration(text, list).map(({ reason }) => reason);
}

interface DemoComment {
  readonly text: string;
  readonly moderation?: string;
}

/** Every text of a reference file, whatever its shape. */
function textsOf(file: string): string[] {
  const texts: string[] = [];
  const content = readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8');
  JSON.parse(content, (_key, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

test('every rude demo comment is caught, and no other', () => {
  const { comments } = JSON.parse(
    readFileSync(new URL('../../../data/comments.json', import.meta.url), 'utf8'),
  ) as { comments: DemoComment[] };
  expect(comments.filter(({ moderation }) => moderation === 'insult')).toHaveLength(10);
  for (const { text, moderation } of comments) {
    expect(reasonsOf(text), text).toEqual(moderation === undefined ? [] : [moderation]);
  }
});

test.each([
  'procedures.json',
  'services.json',
  'spheres.json',
  'geography.json',
  'localities.json',
])('no name in %s is rude', (file) => {
  const texts = textsOf(file);
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => reasonsOf(text).includes('insult'))).toEqual([]);
});

describe('insults', () => {
  test.each([
    'Хамы и бездари!',
    'ДУРАК за стойкой',
    'дуррррак',
    'Дyрaк (латинские буквы)',
    'Ты и д у р а к, и грубиян',
    'д-у-р-а-к',
    'сво\u200Bлочь',
    'дура́к',
    'Тупая начальница',
    'Придурки сидят',
    'Ідыёты і гультаі',
    'Лайдакі працуюць',
    'Полная х*йня',
    'п*здец какой-то',
    'п**ц какой-то, с**а',
    'дур*к в окне',
    'спиздили, недоебанная служба',
    'нахуй такую службу',
    'заебали очередями',
    'сука',
    'What an idiot works here',
    'suka blyat',
  ])('%s', (text) => {
    expect(reasonsOf(text)).toContain('insult');
  });
});

describe('plain words that look like rude ones, and criticism of behaviour', () => {
  test.each([
    'Хамство в регистратуре, врач хамит и грубит, нахамили дважды',
    'Невежливый персонал, невежливо и нагло отвечают',
    'Хамелеон в зоопарке, хамон в магазине',
    'Тупые ножницы у парикмахера, тупой угол, улица заканчивается тупиком',
    'Канькі тупыя, твар у снезе, твары знаёмыя',
    'Держат нас за дураков',
    'Хлеб свежий, сухую и лихую погоду, небо, себе, требовать, учеба, ребенок, колебания',
    'Художник худеет, хуже не будет, Хуторская улица, выхухоль в заповеднике',
    'Бляха на ремне, бляшки на зубах, гондола, мудрый учитель, педикюр',
    'Сравнить цены, страна, сразу, срок',
    'Баран, козёл, корова и свинья на ферме, крысы в подвале',
    'Швабра-лентяйка, болванка на станке, нахалтурили с ремонтом',
    'Ребёнок с синдромом Дауна, дурной запах, Мозырь, морозы',
    'Мне требуется справка. Застрахуйте, подстрахуют, психует',
    'Скипидар, команда, пособие, оскорбление, употреблять',
    'А я и в суд, и к вам',
    'кв*м и 5*4, длина a*b*c, *важно*, ** примечание, с** и ***',
  ])('%s', (text) => {
    expect(reasonsOf(text)).toEqual([]);
  });
});

describe('spam', () => {
  test.each([
    ['link', 'Заработок тут https://example.com/win'],
    ['link', 'заходи на www.example.org'],
    ['link', 'bit.ly/abcdef дешево'],
    ['link', 'a http://a.by/1 b http://b.by/2 c http://c.by/3'],
    ['link', 'http://example.by.evil.example/'],
    ['link', 'https://by@example.com/'],
    ['repetition', 'ааааааааа'],
    ['repetition', 'плохо '.repeat(8)],
    ['repetition', '!'.repeat(30)],
    [
      'capitals',
      'ОЧЕНЬ ПЛОХО РАБОТАЕТ ВАША СЛУЖБА, НИКТО НИ НА ЧТО НЕ ОТВЕЧАЕТ ВТОРОЙ МЕСЯЦ ПОДРЯД',
    ],
  ])('by %s: %s', (reason, text) => {
    expect(reasonsOf(text)).toEqual([reason]);
  });

  test.each([
    'На сайте https://www.example.by/help написано иначе',
    'см. http://прием.бел и example.gov.by/hours.',
    'Пишу с почты user@example.com',
    'ЖКХ и ЗАГС: УЖАС!!!',
    'Уррраа, наконец-то…………',
    'Очень, очень, очень хорошо',
    'Карта 4000000000000002',
    '••••• и •••••••••••••••••••••••••••••••••••',
    '',
  ])('no spam: %s', (text) => {
    expect(reasonsOf(text)).toEqual([]);
  });
});

test('what trips is found where it stands, all of it', () => {
  const text = 'Там дура́к и Тупая начальница, д у р а к. Жмите http://x.example/1 !';
  const found = needsModeration(text, list).map(({ reason, spans }) => [
    reason,
    spans.map(({ start, end }) => text.slice(start, end)),
  ]);
  expect(found).toEqual([
    ['insult', ['дура́к', 'д у р а к', 'Тупая начальница']],
    ['link', ['http://x.example/1']],
  ]);
});

test('an entry is a word, a stem or a root, and no pattern', () => {
  const own = new WordList([
    { match: 'word', text: 'груша' },
    { match: 'stem', text: 'яблок' },
    { match: 'root', text: 'слив' },
    { match: 'stem', text: '.*' },
  ]);
  const tripped = (text: string) => needsModeration(text, own).length > 0;
  expect(['груша', 'яблоками', 'сливы', 'пересливать', 'Груша!', 'ГРYША'].filter(tripped)).toEqual([
    'груша',
    'яблоками',
    'сливы',
    'пересливать',
    'Груша!',
    'ГРYША',
  ]);
  expect(['груши', 'наяблоках', 'счастливый', 'дурак', 'abc'].filter(tripped)).toEqual([]);
  expect(new WordList([]).has('дурак')).toBe(false);
});

test('any string is taken', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
      (text) => {
        for (const { spans } of needsModeration(text, list)) {
          for (const { start, end } of spans) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      },
    ),
  );
});

test.each(['а ', 'а', 'ab', 'а-', 'х*', 'a.', 'http://', 'www.', '!', 'дура', 'пи', ' ', '@'])(
  'a hundred kilobytes of «%s» take linear time',
  (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const start = performance.now();
    needsModeration(text, list);
    expect(performance.now() - start).toBeLessThan(2_000);
  },
);
