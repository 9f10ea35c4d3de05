import { sql } from 'kysely';
import { assertMay } from '#domain/access/permissions.ts';
import { COMMENT_MAX_LENGTH, normalizeComment } from '#domain/comment/comment.ts';
import { needsModeration, type Finding } from '#domain/comment/needs-moderation.ts';
import { plain } from '#domain/comment/plain.ts';
import type { WordEntry } from '#domain/comment/word-list.ts';
import type { Person } from '#server/identity/index.ts';
import { paged, type Paged } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { currentWords } from './current.ts';

/** An entry of the list, as the operator sees it. */
export interface ListedWord extends WordEntry {
  id: number;
  addedAt: Date;
  /** Null: it was there from the beginning. */
  addedBy: string | null;
}

export interface WordPage extends Paged<ListedWord, WordKey> {
  /** How many the search finds altogether. */
  total: number;
}

/** Where a page of the list goes on. */
export interface WordKey {
  text: string;
  id: number;
}

/**
 * The list of words in the order of the alphabet.
 *
 * @param search what the words begin with; empty: all
 * @throws NotAllowed
 */
export async function readWords(
  { db }: Portal,
  person: Person,
  search: string,
  { after, limit }: { after: WordKey | null; limit: number },
): Promise<WordPage> {
  assertMay(person, 'moderate');
  const beginning = plain(search).trim();
  const found = db
    .selectFrom('moderation_words')
    .where(sql<boolean>`starts_with(text, ${beginning})`);
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const page = await found
    .select(['id', 'language', 'match', 'text', 'added_at as addedAt', 'added_by as addedBy'])
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('text', 'id'), '>', tuple(after!.text, after!.id)),
      ),
    )
    .orderBy('text')
    .orderBy('id')
    .$call(paged(limit, ({ text, id }) => ({ text, id })));
  return { ...page, total: Number(total) };
}

/** What of a text would trip today, and the text in the form in which it is judged. */
export interface TriedText {
  text: string;
  findings: Finding[];
}

/**
 * Tries a text against the rules.
 *
 * @returns null for a text that no comment can be, empty or far too long
 * @throws NotAllowed
 */
export async function tryText(
  { db }: Portal,
  person: Person,
  typed: string,
): Promise<TriedText | null> {
  assertMay(person, 'moderate');
  if (typed.length > 4 * COMMENT_MAX_LENGTH) return null;
  const text = normalizeComment(typed);
  return text === '' ? null : { text, findings: needsModeration(text, await currentWords(db)) };
}
