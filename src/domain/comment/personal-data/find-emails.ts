import { INVISIBLE } from './fold-text.ts';
import type { Span } from './span.ts';

/** «@», also with a space on either side, «(at)», «[собака]», « собака ». */
const AT_SIGN = / ?@ ?| ?[[({] ?(?:at|эт|собака|сабака) ?[\])}] ?| (?:собака|сабака) /giu;

const LOCAL_CHARACTER = new RegExp(`[\\p{L}\\p{N}._%+'${INVISIBLE}-]`, 'u');
const ASCII_LOCAL_CHARACTER = /[a-z0-9._%+-]/i;

/** Labels with a dot, a mistyped comma or the word «точка» between them. */
const ASCII_DOMAIN = new RegExp(
  `(?:[a-z0-9${INVISIBLE}-]{1,63}(?:[.,]|[ ([{]{1,2}(?:dot|точка|кропка)[ )\\]}]{1,2})){1,8}[a-z]{2,24}`,
  'iuy',
);
const ANY_DOMAIN = /(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/uy;

/**
 * E-mail addresses in a folded text, with the spellings that people use to hide them from
 * machines. Only a plain «@» may join words in Cyrillic letters (почта@пример.бел): «собака»
 * is also a word of the language, so it counts only between Latin ones.
 */
export function findEmails(folded: string): Span[] {
  const found: Span[] = [];
  for (const match of folded.matchAll(AT_SIGN)) {
    const plain = match[0] === '@';
    const start = localPartStart(
      folded,
      match.index,
      plain ? LOCAL_CHARACTER : ASCII_LOCAL_CHARACTER,
    );
    if (start === match.index) continue;
    const from = match.index + match[0].length;
    const end =
      domainEnd(folded, from, ASCII_DOMAIN) ?? (plain ? domainEnd(folded, from, ANY_DOMAIN) : null);
    if (end !== null) found.push({ start, end });
  }
  return found;
}

function localPartStart(folded: string, at: number, allowed: RegExp): number {
  let start = at;
  while (start > 0 && allowed.test(folded.charAt(start - 1))) start -= 1;
  return start;
}

function domainEnd(folded: string, from: number, domain: RegExp): number | null {
  domain.lastIndex = from;
  return domain.test(folded) ? domain.lastIndex : null;
}
