import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginningsOf, keysOf } from './key.ts';
import { tokenize } from './tokens.ts';

/** The keys of each word of a text. */
function keys(text: string): string[][] {
  return tokenize(text).map(keysOf);
}

function meet(a: string, b: string): boolean {
  const [first, second] = [keys(a), keys(b)];
  return (
    first.length === second.length &&
    first.every((readings, at) => readings.some((key) => second[at]!.includes(key)))
  );
}

describe('a name has one key in Russian, Belarusian and Latin letters', () => {
  test.each([
    ['Могилев', 'Магілёў', 'Mogilev', 'Mahilioŭ', 'Mahilyow', 'Могилеве'],
    ['Гродно', 'Гродна', 'Grodno', 'Hrodna'],
    ['Хойники', 'Хойнікі', 'Khoiniki', 'Chojniki'],
    ['Щучин', 'Шчучын', 'Shchuchin', 'Ščučyn'],
    ['Дзержинск', 'Дзяржынск', 'Dzerzhinsk', 'Dziaržynsk'],
    ['загс', 'ЗАГСа', 'zags'],
    ['поликлиника', 'паліклініку', 'poliklinika', 'paliklinika'],
    ['район', 'раён', 'rajon', 'rayon'],
    ['отделение', 'аддзяленне', 'otdelenie', 'addzialiennie'],
    ['врач', 'урач', 'ўрача'],
  ])('%s', (first, ...others) => {
    for (const other of others)
      expect([first, other, meet(first, other)]).toEqual([first, other, true]);
  });
});

interface Unit {
  ru: string;
  be: string;
  be_latn: string;
  centre?: { ru: string; be: string; en: string; be_latn: string };
  forms: Record<'ru' | 'be', Record<string, string>>;
}

describe('in the geography of the country', () => {
  const file = new URL('../../../data/geography.json', import.meta.url);
  const geography = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Unit[]>;
  const units = ['regions', 'districts', 'cities'].flatMap((list) => geography[list]!);
  const centres = units.flatMap((unit) => unit.centre ?? []);

  test('every name meets its Latin spelling by the national rules', () => {
    const named = [...units, ...centres];
    expect(named.filter(({ be, be_latn }) => !meet(be, be_latn)).map(({ be }) => be)).toEqual([]);
  });

  test('nearly every Russian name meets the Belarusian and the English one', () => {
    const notBelarusian = new Set(centres.filter((c) => !meet(c.ru, c.be)).map(({ ru }) => ru));
    // Different words, or sounds that no rule joins («Волковыск» – «Ваўкавыск»).
    expect([...notBelarusian].sort()).toEqual([
      'Большая Берестовица',
      'Волковыск',
      'Глубокое',
      'Ивье',
      'Мстиславль',
      'Столбцы',
      'Чаусы',
    ]);
    const notEnglish = centres.filter((c) => !meet(c.ru, c.en)).map(({ ru }) => ru);
    expect(notEnglish).toEqual(['Ивье']);
  });

  test.each(['ru', 'be'] as const)(
    'every adjective has one key in all its forms (%s)',
    (language) => {
      const forms = units.flatMap(({ forms: { [language]: all } }) =>
        Object.entries(all)
          .filter(([form]) => form.startsWith('adj_'))
          .map(([, text]) => [all.adj_m!, text] as const),
      );
      expect(forms.length).toBeGreaterThan(500);
      expect(forms.filter(([first, other]) => !meet(first, other))).toEqual([]);
    },
  );
});

test('words of different meaning stay apart', () => {
  for (const [a, b] of [
    ['загс', 'заказ'],
    ['суд', 'сад'],
    ['интернет', 'интернат'],
    ['лицей', 'лицо'],
    ['школа', 'школьная'],
    ['Пинск', 'Минск'],
  ] as const) {
    expect([a, b, meet(a, b)]).toEqual([a, b, false]);
  }
});

test('numbers keep their digits, and the letter of a house has one key', () => {
  expect(keys('11.1.1')).toEqual([['11.1.1']]);
  expect(keys('№ 100')).toEqual([['100']]);
  expect(keys('12а')).toEqual(keys('12a'));
});

test('Latin letters that strayed into a Cyrillic word do no harm', () => {
  expect(keys('Mинcк')).toEqual(keys('Минск'));
});

test('ў that was typed as у is still ў', () => {
  expect(keys('Магілёу')).toEqual(keys('Магілёў'));
  expect(keys('Ваукавыск')).toEqual(keys('Ваўкавыск'));
});

test('the beginning of a word is the beginning of its key', () => {
  const [word] = tokenize('поликлиника');
  for (const typed of ['по', 'пол', 'поли', 'паліклі', 'polikl']) {
    const [token] = tokenize(typed);
    const starts = beginningsOf(token!);
    expect([
      typed,
      keysOf(word!).some((key) => starts.some((start) => key.startsWith(start))),
    ]).toEqual([typed, true]);
  }
});

test('any text gives keys of lower-case letters and digits only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const key of keys(text).flat()) {
        expect(key).not.toMatch(/[\s'\\/:=\0A-ZА-Я]/u);
        expect(key).not.toBe('');
      }
    }),
  );
});

test('the same letter many times in a row is not that letter', () => {
  expect(keysOf({ kind: 'word', text: 'ззззкккк' })).not.toEqual(
    keysOf({ kind: 'word', text: 'зк' }),
  );
  expect(keysOf({ kind: 'word', text: 'аааааааа' })).not.toEqual(
    keysOf({ kind: 'word', text: 'а' }),
  );
});
