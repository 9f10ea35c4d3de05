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

const EQUAL_LETTERS = new RegExp(`(\\p{L})\\1{${MAX_EQUAL_LETTERS},}`, 'iu');
/** Digits are not counted (numbers of cards), nor is the sign of masked data. */
const EQUAL_SIGNS = new RegExp(`([^\\p{L}\\d\\s•])\\1{${MAX_EQUAL_SIGNS},}`, 'u');

/** True for a text that advertises or only makes noise. */
export function isSpam(text: string): boolean {
  return (
    hasSpamLinks(text) ||
    EQUAL_LETTERS.test(text) ||
    EQUAL_SIGNS.test(text) ||
    repeatsWord(text) ||
    isShouting(text)
  );
}

function hasSpamLinks(text: string): boolean {
  const links = [...text.matchAll(LINK)].map(([link]) => link);
  return links.length > MAX_LINKS || links.some((link) => !DOMESTIC_HOST.test(hostOf(link)));
}

/** The host of a link as it stands in a sentence; what comes before an «@» is no host. */
function hostOf(link: string): string {
  const authority = link.replace(/^https?:\/\//iu, '').split(/[/?#\\]/u)[0] ?? '';
  const host = authority.split('@').at(-1) ?? '';
  return host.replace(/:\d*$/u, '').replace(/[.,;:!)»]+$/u, '');
}

function repeatsWord(text: string): boolean {
  let previous = '';
  let times = 0;
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    times = word === previous ? times + 1 : 1;
    previous = word;
    if (times > MAX_EQUAL_WORDS) return true;
  }
  return false;
}

function isShouting(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = capitals + (text.match(/\p{Ll}/gu)?.length ?? 0);
  return letters >= SHOUT_MIN_LETTERS && capitals / letters >= SHOUT_SHARE;
}
