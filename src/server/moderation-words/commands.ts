import { assertMay } from '#domain/access/permissions.ts';
import { ordinaryTextWith, readWord, type WordProblem } from '#domain/comment/word-entry.ts';
import { WORD_LANGUAGES, WORD_MATCHES, type WordEntry } from '#domain/comment/word-list.ts';
import { record } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { isUniqueViolation } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { forgetWords, MOST_WORDS } from './current.ts';

export type AddWordResult =
  | { outcome: 'added'; entry: WordEntry }
  | {
      outcome: 'invalid';
      problems: { word?: WordProblem; language?: 'missing'; match?: 'missing' };
    }
  /** It would hold back an ordinary text, such as the name of a procedure. */
  | { outcome: 'ordinary'; text: string }
  | { outcome: 'listed-already' }
  | { outcome: 'list-full' };

/** Puts a word on the list; comments that are written from now on are held for it. */
export async function addWord(
  portal: Portal,
  person: Person,
  typed: { word: string; language: string; match: string },
): Promise<AddWordResult> {
  assertMay(person, 'moderate');
  const read = readWord(typed.word);
  const language = WORD_LANGUAGES.find((known) => known === typed.language);
  const match = WORD_MATCHES.find((known) => known === typed.match);
  if ('problem' in read || !language || !match) {
    const problems = {
      ...('problem' in read && { word: read.problem }),
      ...(!language && { language: 'missing' as const }),
      ...(!match && { match: 'missing' as const }),
    };
    return { outcome: 'invalid', problems };
  }
  const entry = { language, match, text: read.text };
  const ordinary = ordinaryTextWith(entry, ordinaryTexts(portal));
  if (ordinary !== null) return { outcome: 'ordinary', text: ordinary };
  try {
    const isStored = await store(portal, person, entry);
    if (!isStored) return { outcome: 'list-full' };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { outcome: 'listed-already' };
  }
  forgetWords(portal.db);
  return { outcome: 'added', entry };
}

/** @returns false when the list is full */
function store({ db, clock }: Portal, person: Person, entry: WordEntry): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { count } = await trx
      .selectFrom('moderation_words')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (Number(count) >= MOST_WORDS) return false;
    const now = clock();
    const { id } = await trx
      .insertInto('moderation_words')
      .values({ ...entry, added_at: now, added_by: person.login })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(trx, person, now, {
      action: 'word-added',
      subject: 'moderation-word',
      subjectId: id,
      after: { ...entry },
    });
    return true;
  });
}

/** Names and descriptions that stand on the portal anyway: no entry may hold these back. */
function* ordinaryTexts({ reference }: Portal): Generator<string> {
  const { serviceItems, spheres, territories, types } = reference;
  for (const things of [serviceItems, spheres, territories]) {
    for (const { name } of things.values()) yield* [name.ru, name.be];
  }
  for (const name of types.values()) yield* [name.ru, name.be];
}

/**
 * Takes a word off the list. What waits for it goes on waiting.
 *
 * @returns the entry; null when it is not there any more
 */
export async function removeWord(
  { db, clock }: Portal,
  person: Person,
  id: number,
): Promise<WordEntry | null> {
  assertMay(person, 'moderate');
  const removed = await db.transaction().execute(async (trx) => {
    const entry = await trx
      .deleteFrom('moderation_words')
      .where('id', '=', id)
      .returning(['language', 'match', 'text'])
      .executeTakeFirst();
    if (!entry) return null;
    await record(trx, person, clock(), {
      action: 'word-removed',
      subject: 'moderation-word',
      subjectId: id,
      before: { ...entry },
    });
    return entry;
  });
  forgetWords(db);
  return removed;
}
