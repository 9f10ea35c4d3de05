/** What invisible characters become, so that patterns can step over one known character. */
export const INVISIBLE = '\u200B';

const SPACES = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu;
const INVISIBLES =
  /\u00AD|\u034F|\u180E|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u2064]|\u20E3|\uFE0F|\uFEFF/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;
const MATHEMATICAL_DIGITS = /[\u{1D7CE}-\u{1D7FF}]/gu;

/**
 * The text with the look-alikes of digits, dashes, spaces and brackets replaced by the plain ones,
 * for searching only. Its length is that of the text (in UTF-16 units), so that what is found in
 * it stands at the same offsets in the original.
 */
export function foldText(text: string): string {
  return text
    .replace(SPACES, ' ')
    .replace(DASHES, '-')
    .replace(INVISIBLES, INVISIBLE)
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(MATHEMATICAL_DIGITS, (character) => {
      const digit = ((character.codePointAt(0) ?? 0) - 0x1d7ce) % 10;
      return `${digit}${INVISIBLE}`;
    });
}
