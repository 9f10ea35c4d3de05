import { BLUNT, BLUNT_INSULTS, RUDE_WORD } from './moderation-words.ts';
import { isSpam } from './spam.ts';

/** Why a comment waits for the operator before others see it. */
export type ModerationReason = 'insult' | 'spam';

/**
 * Whether a comment has to wait for the operator (portal rule «Comments»), and for what; `null`
 * publishes it at once. Insults and obscenity come before spam. Takes any string, linear time.
 */
export function needsModeration(text: string): ModerationReason | null {
  if (isRude(text)) return 'insult';
  return isSpam(text) ? 'spam' : null;
}

/** Small letters without stress marks and what is invisible; ё as е. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0301\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replaceAll('ё', 'е');
}

const WORD = /[\p{L}\d@$*]+/gu;

/** «д у р а к», «д-у-р-а-к»: three single letters or more. */
const SPELLED_OUT = /(?<!\p{L})(?:\p{L}[ .*_-]{1,2}){2,30}\p{L}(?!\p{L})/gu;

function isRude(text: string): boolean {
  const readable = plain(text);
  const words = [...readable.matchAll(WORD)].map(([word]) => word);
  const spelled = [...readable.matchAll(SPELLED_OUT)].map(([word]) => word.replace(/\P{L}/gu, ''));
  return (
    words.some((word, index) => isRudeWord(word) && !isReported(words, index)) ||
    spelled.some(isRudeWord) ||
    words.some((word, index) => BLUNT.test(word) && BLUNT_INSULTS.test(words[index + 1] ?? ''))
  );
}

/** «Держат за дураков», «прымаюць за дурняў» are complaints about an attitude. */
function isReported(words: readonly string[], index: number): boolean {
  return words[index - 1] === 'за';
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т' },
  ...{ u: 'и', x: 'х', y: 'у', '0': 'о', '3': 'з', '4': 'ч', '6': 'б', '@': 'а', $: 'с' },
};

/** A word as written, and with signs from elsewhere read as the Cyrillic letters they stand for. */
function isRudeWord(word: string): boolean {
  const short = word.replace(/(.)\1{2,}/gu, '$1');
  if (RUDE_WORD.test(short)) return true;
  if (!/\p{Script=Cyrillic}/u.test(short)) return false;
  return RUDE_WORD.test(short.replace(/[a-z\d@$]/gu, (sign) => LOOK_ALIKES[sign] ?? sign));
}
