/** In which language a comment is written, as far as the portal tells them apart. */
export const COMMENT_LANGUAGES = ['ru', 'be', 'other'] as const;
export type CommentLanguage = (typeof COMMENT_LANGUAGES)[number];

/** Letters that only one of the two languages has. */
const BELARUSIAN_LETTERS = /[ўі]/g;
const RUSSIAN_LETTERS = /[ищъ]/g;

/** Sequences that the spelling of the other excludes, and frequent words; in small letters. */
const BELARUSIAN_SIGNS =
  /[тдрцчж]э|[чжш]ы|ць|шч|(?<!\p{L})(?:усё|усе|добра|дзякуй|няма|гэта|што|хутка|але|доўга)(?!\p{L})/gu;
const RUSSIAN_SIGNS =
  /[тдрч]е|ть|(?<!\p{L})(?:все|всё|это|что|нет|но|долго|быстро|хорошо|плохо|отлично)(?!\p{L})/gu;

const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;

/**
 * The language of a comment: by the letters that only Russian or only Belarusian has, and where
 * these do not decide, by spelling and frequent words. A Cyrillic text that says nothing either way («Норма»)
 * is taken for Russian; one with more Latin letters than Cyrillic, or with no letters, is `other`.
 *
 * Takes any string, linear time.
 */
export function languageOf(text: string): CommentLanguage {
  const plain = text.toLowerCase();
  const cyrillic = count(plain, CYRILLIC);
  if (cyrillic === 0 || cyrillic < count(plain, LATIN)) return 'other';
  const letters = count(plain, BELARUSIAN_LETTERS) - count(plain, RUSSIAN_LETTERS);
  if (letters !== 0) return letters > 0 ? 'be' : 'ru';
  return count(plain, BELARUSIAN_SIGNS) > count(plain, RUSSIAN_SIGNS) ? 'be' : 'ru';
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
