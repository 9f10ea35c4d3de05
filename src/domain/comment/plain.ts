/** Stress marks and what is invisible: they change how a word looks, not which one it is. */
const UNHEARD = /[\u0301\u00AD\u200B-\u200F\u2060\uFEFF]/gu;

/** A text as words are compared: small letters, without stress marks and the invisible; ё as е. */
export function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(UNHEARD, '').replaceAll('ё', 'е');
}
