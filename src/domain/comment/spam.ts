import type { Span } from './personal-data/span.ts';

/** More links than these in one comment are an advertisement, wherever they lead. */
const MAX_LINKS = 2;
/** So many equal letters in a row are no exclamation any more. */
const MAX_EQUAL_LETTERS = 7;
/** The same for other signs: rows of dots and exclamation marks are common. */
const MAX_EQUAL_SIGNS = 29;
/** The same word over and over. */
const MAX_EQUAL_WORDS = 7;
/** Capitals are shouting from so many letters on … */
const SHOUT_MIN_LETTERS = 60;
/** … and from this share of them. */
const SHOUT_SHARE = 0.7;

/** With a scheme, with www, or a host with a path. Addresses after «@» are e-mail. */
const LINK =
  /(?:https?:\/\/|www\.)[^\s<>"']{1,300}|(?<![\p{L}\d@.-])(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,10}\/[^\s<>"']{1,300}/giu;

/** Sites of this country, where a citizen may well have read something. */
const DOMESTIC_HOST = /\.(?:by|бел)$/iu;

const EQUAL_LETTERS = new RegExp(`(\\p{L})\\1{${MAX_EQUAL_LETTERS},}`, 'giu');
/** Digits are not counted (numbers of cards), nor is the sign of masked data. */
const EQUAL_SIGNS = new RegExp(`([^\\p{L}\\d\\s•])\\1{${MAX_EQUAL_SIGNS},}`, 'gu');

/** The links of a text that advertises: those that lead abroad, or all where there are many. */
export function findSpamLinks(text: string): Span[] {
  const links = spansOfAll(LINK, text);
  if (links.length > MAX_LINKS) return links;
  return links.filter(({ start, end }) => !DOMESTIC_HOST.test(hostOf(text.slice(start, end))));
}

/** The host of a link as it stands in a sentence; what comes before an «@» is no host. */
function hostOf(link: string): string {
  const authority = link.replace(/^https?:\/\//iu, '').split(/[/?#\\]/u)[0] ?? '';
  const host = authority.split('@').at(-1) ?? '';
  return host.replace(/:\d*$/u, '').replace(/[.,;:!)»]+$/u, '');
}

/** Rows of one letter, sign or word. */
export function findRepetition(text: string): Span[] {
  return [
    ...spansOfAll(EQUAL_LETTERS, text),
    ...spansOfAll(EQUAL_SIGNS, text),
    ...findRepeatedWords(text),
  ];
}

function findRepeatedWords(text: string): Span[] {
  const rows: Span[] = [];
  let row = { word: '', start: 0, end: 0, times: 0 };
  const close = () => {
    if (row.times > MAX_EQUAL_WORDS) rows.push({ start: row.start, end: row.end });
  };
  for (const { 0: written, index } of text.matchAll(/\p{L}+/gu)) {
    const word = written.toLowerCase();
    const end = index + written.length;
    if (word === row.word) {
      row = { ...row, end, times: row.times + 1 };
    } else {
      close();
      row = { word, start: index, end, times: 1 };
    }
  }
  close();
  return rows;
}

/** True for a text in capitals, unless it is short. */
export function isShouting(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = capitals + (text.match(/\p{Ll}/gu)?.length ?? 0);
  return letters >= SHOUT_MIN_LETTERS && capitals / letters >= SHOUT_SHARE;
}

function spansOfAll(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}
