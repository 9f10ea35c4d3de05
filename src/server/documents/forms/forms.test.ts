import { describe, expect, test } from 'vitest';
import { LOCALES } from '#i18n/locale.ts';
import { unzip } from '../../../../tests/support/unzip.ts';
import { findForm, FORM_NAMES, listForms } from '../index.ts';

const LANGUAGES = { ru: 'ru-RU', be: 'be-BY', en: 'en-GB' };

async function partsOf(name: string, locale: keyof typeof LANGUAGES) {
  const form = await findForm(name, locale);
  const files = unzip(form!.content);
  const text = (path: string) => files.get(path)!.toString('utf8');
  const footer = [...files.keys()].find((path) => /^word\/footer\d\.xml$/.test(path))!;
  return {
    form: form!,
    document: text('word/document.xml'),
    styles: text('word/styles.xml'),
    footer: text(footer),
  };
}

/** What stands in the cells of the first row of the last table. */
function headOf(document: string): string[] {
  const table = document.slice(document.lastIndexOf('<w:tbl>'));
  const row = table.slice(0, table.indexOf('</w:tr>'));
  return [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell));
}

const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');

describe.each(FORM_NAMES)('%s', (name) => {
  test.each(LOCALES)(
    'is a file of Word on A4, in its language, with numbered pages: %s',
    async (locale) => {
      const { form, document, styles, footer } = await partsOf(name, locale);
      const size = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(document)!.slice(1).map(Number);
      expect(size.toSorted((one, other) => one - other)).toEqual([11906, 16838]);
      expect(styles.includes(`<w:lang w:val="${LANGUAGES[locale]}"`)).toBe(true);
      expect(document.includes('<w:pStyle w:val="Heading1"/>')).toBe(true);
      expect(document.includes('<w:tbl>')).toBe(true);
      expect(footer).toMatch(/PAGE<.*NUMPAGES</s);
      expect(textOf(document)).toContain(form.title);
    },
  );

  test('leaves nothing that was to be put in, and no letters of another language', async () => {
    for (const locale of LOCALES) {
      const { form, document, footer } = await partsOf(name, locale);
      const text = `${form.title} ${form.summary} ${textOf(document)} ${textOf(footer)}`;
      expect(text).not.toMatch(/[{}#]|undefined|null|NaN|TODO|\[\[/);
      const foreign = { ru: /[іўІЎ]/, be: /[ищъИЩЪ]/, en: /\p{Script=Cyrillic}/u }[locale];
      expect(foreign.exec(text)).toBeNull();
    }
  });
});

test('the local registry is wide, and has what the procedure of use names (paragraphs 5–7)', async () => {
  const { document } = await partsOf('local-registry', 'ru');
  expect(document.includes('w:orient="landscape"')).toBe(true);
  // The head of the table is repeated on each page.
  expect(document.includes('<w:tblHeader/>')).toBe(true);
  expect(headOf(document)).toEqual([
    '№',
    'УНП',
    'Полное наименование',
    'Место нахождения',
    'Сферы жизнедеятельности',
    'Ответственное лицо: должность, электронная почта, телефон',
    'Дата регистрации на портале',
  ]);
});

test('the request to the operator has what the procedure of use asks for (paragraph 5)', async () => {
  const { document } = await partsOf('registration-letter', 'ru');
  for (const asked of ['УНП', 'Полное наименование', 'Должность', 'Электронная почта', 'Телефон']) {
    expect(textOf(document)).toContain(asked);
  }
});

test('the questions of a request for information stand in its table', async () => {
  const { document } = await partsOf('information-request', 'ru');
  expect(textOf(document)).toContain('Место организации в рейтинге и причины его изменения');
});

test('a form is written once, and none is found under another name', async () => {
  const [one] = await listForms(['local-registry'], 'be');
  const [other] = await listForms(['local-registry'], 'be');
  expect(one).toBe(other);
  expect(await findForm('no-such-form', 'ru')).toBeNull();
  expect(await findForm('__proto__', 'ru')).toBeNull();
});
