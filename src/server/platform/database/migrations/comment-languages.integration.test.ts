import { sql } from 'kysely';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageOf } from '#domain/comment/language.ts';
import { openTestDatabase } from '../../../../../tests/support/database.ts';
import { languageOf as languageThen } from './0017_comment_languages.ts';

test('the language of what was written before is judged by the same rule', async () => {
  const file = new URL('../../../../../data/comments.json', import.meta.url);
  const { comments } = JSON.parse(readFileSync(file, 'utf8')) as {
    comments: ReadonlyArray<{ text: string }>;
  };
  const short = ['НОРМА', 'Усё добра', 'Чатыры гадзіны', 'OK', 'сайт example.by', '+++', ''];
  const texts = [...comments.map(({ text }) => text), ...short];
  const opened = await openTestDatabase();
  const { rows } = await sql<{ said: string; language: string }>`
    select said, ${languageThen(sql`said`)} as language
    from unnest(${texts}::text[]) given (said)`.execute(opened.db);
  expect(rows).toHaveLength(texts.length);
  for (const { said, language } of rows) expect([said, language]).toEqual([said, languageOf(said)]);
  await opened.close();
});
