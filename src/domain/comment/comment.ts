/** The longest comment, in characters (Unicode code points) after normalisation. */
export const COMMENT_MAX_LENGTH = 4_000;

const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;

/** Controls but tab and line feed; lone surrogates; marks, fillers and signs that nobody sees. */
const UNSEEN =
  /[\p{Cs}\u{E0000}-\u{E007F}]|(?![\t\n])\p{Cc}|\u00AD|\u034F|\u061C|\u180E|[\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** A joiner holds an emoji of several signs together (a family, a profession); elsewhere it hides. */
const LOOSE_JOINER =
  /(?<!\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/** Letters carry a few marks; composing those with thousands takes quadratic time. */
const PILE_OF_MARKS = /(\p{M}{30})\p{M}+/gu;

/**
 * A comment as it is stored and measured: line ends are `\n`, control and invisible characters are
 * gone, letters are composed (NFC), no white space at the ends of lines and of the text, at most
 * one empty line in a row. Applied twice it changes nothing more.
 */
export function normalizeComment(text: string): string {
  return text
    .replace(LINE_END, '\n')
    .replace(UNSEEN, '')
    .replace(LOOSE_JOINER, '')
    .replace(PILE_OF_MARKS, '$1')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Characters of a comment as people count them, near enough: code points, an emoji may have several. */
export function commentLength(text: string): number {
  return Array.from(text).length;
}

/** True when a normalised comment may not be stored for its length. */
export function isCommentTooLong(text: string): boolean {
  return text.length > COMMENT_MAX_LENGTH && commentLength(text) > COMMENT_MAX_LENGTH;
}
