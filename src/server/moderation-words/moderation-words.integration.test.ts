import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { FIRST_WORDS } from '#domain/comment/first-words.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { addCitizen, openTestPortal, type TestPortal } from '../../../tests/support/portal.ts';
import { addWord, currentWords, readWords, removeWord, tryText } from './index.ts';

let portal: TestPortal;
let operator: Person;
let citizen: Person;

beforeAll(async () => {
  portal = await openTestPortal();
  citizen = await addCitizen(portal.db);
  operator = { ...(await addCitizen(portal.db)), role: 'operator' };
});
afterAll(() => portal.close());

function add(word: string, match = 'word', language = 'ru') {
  return addWord(portal, operator, { word, match, language });
}

test('a new portal has the first words, in the order of the alphabet and page by page', async () => {
  const words: string[] = [];
  let after = null;
  do {
    const page = await readWords(portal, operator, '', { after, limit: 100 });
    expect(page.total).toBe(FIRST_WORDS.length);
    words.push(...page.rows.map(({ text, match }) => `${text}/${match}`));
    after = page.next;
  } while (after);
  expect(new Set(words).size).toBe(FIRST_WORDS.length);
  expect(words).toHaveLength(FIRST_WORDS.length);
  const found = await readWords(portal, operator, ' ДУРА', { after: null, limit: 5 });
  expect(found.rows.map(({ text }) => text)).toContain('дура');
  expect((await readWords(portal, operator, '%', { after: null, limit: 5 })).total).toBe(0);
});

test('a word that is added holds at once, and no more when it is removed', async () => {
  const tried = () => tryText(portal, operator, 'Вы тут все тетёхи');
  expect((await tried())?.findings).toEqual([]);
  expect(await add(' Тетёх ', 'stem')).toMatchObject({
    outcome: 'added',
    entry: { text: 'тетех' },
  });
  expect((await tried())?.findings).toEqual([
    { reason: 'insult', spans: [{ start: 11, end: 17 }] },
  ]);
  const [word] = (await readWords(portal, operator, 'тетех', { after: null, limit: 1 })).rows;
  expect(word).toMatchObject({ addedBy: operator.login, match: 'stem' });
  expect(await removeWord(portal, operator, word!.id)).toMatchObject({ text: 'тетех' });
  expect(await removeWord(portal, operator, word!.id)).toBeNull();
  expect((await currentWords(portal.db)).has('тетехи')).toBe(false);
  const { rows: entries } = await readAudit(portal, operator, {}, { before: null, limit: 2 });
  expect(entries.map(({ action }) => action)).toEqual(['word-removed', 'word-added']);
});

test.each([
  ['про', 'stem'],
  ['регистр', 'stem'],
  ['справк', 'root'],
  ['брест', 'stem'],
])('«%s» as a %s would hold back ordinary texts, and is refused', async (word, match) => {
  expect(await add(word, match)).toMatchObject({ outcome: 'ordinary' });
});

test('a word twice, also at once, is listed once', async () => {
  const results = await Promise.all([add('фуфел'), add('фуфел'), add('ФУФЕЛ')]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual([
    'added',
    'listed-already',
    'listed-already',
  ]);
});

test('what is no word, or of no kind, is refused at its field', async () => {
  expect(await add('.*')).toMatchObject({ problems: { word: 'not-a-word' } });
  expect(await add('')).toMatchObject({ problems: { word: 'missing' } });
  expect(await add('x'.repeat(100_000))).toMatchObject({ problems: { word: 'too-long' } });
  expect(await add('дурында', 'regexp', 'de')).toEqual({
    outcome: 'invalid',
    problems: { match: 'missing', language: 'missing' },
  });
});

test('a text that no comment can be is not tried', async () => {
  expect(await tryText(portal, operator, ' \n ')).toBeNull();
  expect(await tryText(portal, operator, 'я'.repeat(100_000))).toBeNull();
});

test('nobody but the operator sees or changes the list', async () => {
  const typed = { word: 'слово', match: 'word', language: 'ru' };
  await expect(addWord(portal, citizen, typed)).rejects.toThrow(NotAllowed);
  await expect(removeWord(portal, citizen, 1)).rejects.toThrow(NotAllowed);
  await expect(tryText(portal, citizen, 'x')).rejects.toThrow(NotAllowed);
  const page = { after: null, limit: 1 };
  await expect(readWords(portal, citizen, '', page)).rejects.toThrow(NotAllowed);
});
