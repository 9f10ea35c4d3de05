import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPersonalData, PERSONAL_DATA_MASK } from './mask-personal-data.ts';

interface DemoComment {
  readonly text: string;
  readonly pii?: boolean;
}

const { comments } = JSON.parse(
  readFileSync(new URL('../../../data/comments.json', import.meta.url), 'utf8'),
) as { comments: DemoComment[] };

const M = PERSONAL_DATA_MASK;

describe('telephones', () => {
  test.each([
    '+375 29 000-45-67',
    '+375 (44) 000-11-22',
    '+375(152)12-34-56',
    '+375.29.123.45.67',
    '+375–29–123–45–67',
    '+375\u00A029\u00A0123\u00A045\u00A067',
    '00375 29 1234567',
    '8 10 375 29 123 45 67',
    '375250008899',
    '375 29 123-45-67',
    '8 (033) 000-43-21',
    '8 033 0004321',
    '8-029-123-45-67',
    '8033 000 22 33',
    '8(0152)12-34-56',
    '8 01771 5-12-34',
    '8029/123-45-67',
    '80290002233',
    '8 0 2 9 1 2 3 4 5 6 7',
    '8 29 123-45-67',
    '029 123-45-67',
    '(029) 123 45 67',
    '0291234567',
    '(29) 123 45 67',
    '29 1234567',
    '29-123-45-67',
    '123-45-67',
    '123 - 45 - 67',
    '017 212-34-56',
    '+7 (495) 123-45-67',
    '+7 912 345 67 89',
    '8 912 345-67-89',
    '8 912 345 67 89',
    '89123456789',
    '+48 123 456 789',
    '+380 44 123 45 67',
    '+1-202-555-0143',
    '８０２９１２３４５６７',
    '8\u200B029\u200B123\u200B45\u200B67',
    '𝟖𝟎𝟐𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕',
  ])('%s is masked', (number) => {
    expect(maskPersonalData(`Звоните ${number}, жду.`)).toEqual({
      text: `Звоните ${M}, жду.`,
      masked: true,
      kinds: ['telephone'],
    });
  });

  test.each([
    ['мой телефон 2123456, жду', `мой телефон ${M}, жду`],
    ['тел. 5-12-34', `тел. ${M}`],
    ['Тэл.: 212 345', `Тэл.: ${M}`],
    ['перезвоните 29 123 45 67 вечером', `перезвоните ${M} вечером`],
    ['Патэлефануйце 291234567', `Патэлефануйце ${M}`],
    ['(+375 29 123-45-67)', `(${M})`],
    ['123-45-67-80291112233', `${M}-${M}`],
    ['+7 912 345 67 89 12.05.2024', `${M} 12.05.2024`],
    ['тел. +48 123 456 789 10:30', `тел. ${M} 10:30`],
    ['80291112233,80291112244', `${M},${M}`],
  ])('%s becomes %s', (text, masked) => {
    expect(maskPersonalData(text).text).toBe(masked);
  });
});

describe('e-mail addresses', () => {
  test.each([
    'kvartira12.test@example.com',
    'patient_2024@example.com',
    "o'hara+tag@mail.example.co.uk",
    'почта@пример.бел',
    'name @ example.by',
    'name(at)example.by',
    'name [собака] example.by',
    'name собака example.by',
    'name собака example точка by',
    'name (сабака) example (кропка) by',
    'name@example,by',
    'name＠example.com',
  ])('%s is masked', (address) => {
    expect(maskPersonalData(`пишите: ${address}.`)).toEqual({
      text: `пишите: ${M}.`,
      masked: true,
      kinds: ['email'],
    });
  });
});

describe('documents', () => {
  test.each([
    'MP0000012',
    'MP 0000012',
    'МР0000012',
    'мр 0000012',
    'HB № 1234567',
    'АВ номер 1234567',
    'KH 12 34 567',
    'МС 123 45 67',
    'DP1234567',
    'SP-1234567',
  ])('the passport %s is masked', (passport) => {
    expect(maskPersonalData(`Готов ${passport} вчера`)).toEqual({
      text: `Готов ${M} вчера`,
      masked: true,
      kinds: ['passport'],
    });
  });

  test('after the word passport unknown series and foreign forms are masked too', () => {
    expect(maskPersonalData('паспорт ZZ1234567').text).toBe(`паспорт ${M}`);
    expect(maskPersonalData('паспорт серия 45 08 № 123456').text).toBe(`паспорт серия ${M}`);
    expect(maskPersonalData('Паспорта: номер 1234567').text).toBe(`Паспорта: номер ${M}`);
  });

  test.each(['3120589A001PB5', '3120589 A 001 PB 5', '3120589а001рв5', '4010190К012ВІ3'])(
    'the personal number %s is masked',
    (number) => {
      expect(maskPersonalData(`номер ${number}.`)).toEqual({
        text: `номер ${M}.`,
        masked: true,
        kinds: ['personal-number'],
      });
    },
  );
});

describe('cards and accounts', () => {
  test.each([
    '4111 1111 1111 1111',
    '5555-5555-5555-4444',
    '4000000000000002',
    '3782 822463 10005',
    '6304 0000 0000 0000 00',
    '4222222222222',
  ])('the card %s is masked', (card) => {
    expect(maskPersonalData(`с карты ${card} списали`)).toEqual({
      text: `с карты ${M} списали`,
      masked: true,
      kinds: ['card'],
    });
  });

  test('the month and year after a card stay, the card does not', () => {
    expect(maskPersonalData('4111 1111 1111 1111 12/27').text).toBe(`${M} 12/27`);
  });

  test.each(['4111 1111 1111 1112', '2019 2020 2021 2022', '1234 5678 9012 3456'])(
    '%s is no card',
    (digits) => {
      expect(maskPersonalData(digits).masked).toBe(false);
    },
  );

  test.each(['BY13NBRB3600900000002Z00AB00', 'BY13 NBRB 3600 9000 0000 2Z00 AB00'])(
    'the account %s is masked',
    (account) => {
      expect(maskPersonalData(`счёт ${account} указан`)).toEqual({
        text: `счёт ${M} указан`,
        masked: true,
        kinds: ['iban'],
      });
    },
  );
});

describe('what is not personal stays', () => {
  test.each([
    'Собрали 1 250 000 рублей, потом ещё 80 291 234 567 руб.',
    'заплатил 12,50 р., 1250.00 BYN и 8 250 000',
    '12.05.2024 в 10:30, с 08:30-13:00 и 14.00-17.30',
    'Приём 8.02.2024 10-00, затем 8-02-2024 10-30 и 2024-02-08 11-00',
    'Звонил по телефону 12.05.2024 и 13-05-2024',
    'Процедура 2.10.1, 10.13 и 1.1.5-1',
    'УНП 191234563, УНП: 291234567, УНП организации 375291234',
    'УНП 291 234 567 и УНП 29 1234567',
    'ул. Ленина, д. 12, корп. 3, кв. 45, дом 12-34, 220004',
    'автобусы 100, 69 и 38, маршруты 1 2 3 44 55',
    'автобус 123 10-15 опоздал',
    'в 2023-2024 годах, 1998, 2026 год',
    'дело 17/204, заявка № 123-45, номер 1234567',
    'бесплатно 8 801 100-10-10 и 8-800-555-35-35, короткий 115',
    'купил телефон 125000 рублей, телефон 1 250 000',
    'Температура +20, плюс +1 250 000 и 100%',
    'моя собака лает.Прошу помочь, собака соседа',
    'сайт example.by, см. @example',
    'напряжение 10 кВ 1 2 3, кв 12 2024',
    'by 10 people came to the office today and waited',
    'посылка RR123456789BY',
  ])('%s', (text) => {
    expect(maskPersonalData(text)).toEqual({ text, masked: false, kinds: [] });
  });
});

test('every demo comment with personal data is masked, and no other changes', () => {
  expect(comments.length).toBeGreaterThan(300);
  for (const { text, pii = false } of comments) {
    const result = maskPersonalData(text);
    expect(result.masked, text).toBe(pii);
    expect(result.text === text, text).toBe(!pii);
    expect(result.text.replaceAll(M, ''), text).not.toMatch(pii ? /@|\d{4}/ : /$^/);
  }
});

test('kinds are told apart in one text', () => {
  const text = 'a@example.by, 4111 1111 1111 1111, MP1234567, 80291234567';
  expect(maskPersonalData(text)).toEqual({
    text: `${M}, ${M}, ${M}, ${M}`,
    masked: true,
    kinds: ['email', 'passport', 'card', 'telephone'],
  });
});

const gap = fc.constantFrom('', ' ', '-', ' - ', ' (', ') ', '\u00A0', '–');
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

test('a national number is masked however its digits are grouped', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('+375', '375', '80', '8 0', '8-0'),
      fc.constantFrom('29', '33', '44', '25', '17'),
      digits(7),
      fc.array(gap, { minLength: 8, maxLength: 8 }),
      (prefix, code, rest, gaps) => {
        const number = prefix + gaps[0] + code + rest.map((d, i) => `${gaps[i + 1]}${d}`).join('');
        fc.pre(!/8 0\d\d \d{3} \d{3}$/.test(number));
        const { text, kinds } = maskPersonalData(`тут ${number} конец`);
        expect(kinds).toEqual(['telephone']);
        expect(text).not.toMatch(/\d/);
      },
    ),
  );
});

/** Pieces that meet at their edges: what one mask uncovers, another has to see. */
const fragment = fc.constantFrom(
  '123-45-67',
  '80291234567',
  '+375 29 123-45-67',
  '4111 1111 1111 1111',
  'MP1234567',
  '3120589A001PB5',
  'a@b.by',
  'BY13NBRB3600900000002Z00AB00',
  'УНП ',
  'тел. ',
  'звоните ',
  'паспорт ',
  ' руб',
  '1 250 000',
  '80 291 234 567',
  '12.05.2024',
  '-',
  ' ',
  '.',
  '(',
  '@',
  '12',
  '7',
  '•••••',
  '\u200B',
);

test('masking a masked text changes nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join('')),
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc
          .array(fc.constantFrom(...'0123456789 -().+@МРmpаБ'), { maxLength: 60 })
          .map((a) => a.join('')),
      ),
      (text) => {
        const once = maskPersonalData(text);
        expect(maskPersonalData(once.text)).toEqual({ text: once.text, masked: false, kinds: [] });
        expect(once.masked).toBe(once.text !== text);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('lone surrogates and any other string are taken', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
      (text) => {
        expect(maskPersonalData(text).masked).toBe(maskPersonalData(text).text !== text);
      },
    ),
  );
});

test.each([
  '8 0',
  '1',
  '1 ',
  '123-45-67-',
  '+(',
  '(',
  ' ',
  'a@',
  'a@a.',
  'a.',
  '@',
  'телефон',
  'тел ',
  'паспорт ',
  'звон',
  'MP',
  '4111 ',
  '1234567A001',
  'УНП ',
  'BY13NBRB',
  'a собака ',
  'a@b.by80291234567-123-45-67-',
])('a hundred kilobytes of «%s» take linear time', (unit) => {
  const time = (size: number): number => {
    const text = unit.repeat(Math.ceil(size / unit.length));
    const start = performance.now();
    maskPersonalData(text);
    return performance.now() - start;
  };
  time(10_000);
  expect(time(100_000)).toBeLessThan(2_000);
});
