/**
 * Spellings in Latin letters that mean the same Cyrillic letters in every scheme: the Belarusian
 * Latin alphabet and the national romanisation (č, ŭ, ia), the English ones (ch, kh, ya: BGN/PCGN,
 * passports, road signs), and what people type without diacritics. The longest spelling wins.
 */
const SPELLINGS: Readonly<Record<string, string>> = {
  shch: 'щ', šč: 'щ', tch: 'ч', sch: 'щ', dzh: 'дж', dž: 'дж', kh: 'х', zh: 'ж', sh: 'ш',
  ts: 'ц', tz: 'ц', ck: 'цк', ks: 'кс',
  ya: 'я', ja: 'я', ia: 'я', yu: 'ю', ju: 'ю', iu: 'ю',
  yo: 'е', jo: 'е', io: 'е', ye: 'е', je: 'е', ie: 'е',
  a: 'а', b: 'б', č: 'ч', ć: 'ць', d: 'д', e: 'е', f: 'ф', g: 'г', ґ: 'г', i: 'и', k: 'к', l: 'л',
  ĺ: 'ль', ł: 'л', m: 'м', n: 'н', ń: 'нь', o: 'о', p: 'п', q: 'к', r: 'р', s: 'с', ś: 'сь',
  š: 'ш', t: 'т', u: 'у', ŭ: 'ў', v: 'в', w: 'в', x: 'кс', y: 'ы', z: 'з', ź: 'зь', ž: 'ж',
};

/** Spellings that the schemes read differently: English first, then Belarusian Latin. */
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = {
  ch: ['ч', 'х'],
  h: ['г', 'х'],
  c: ['ц', 'к'],
  j: ['й', 'ж'],
};

const LONGEST = 4;

/**
 * Reads a word in Latin letters as Cyrillic, in all ways that the common schemes allow:
 * «zags» → «загс»; «Mahilioŭ» → «магилеў»; «chojniki» → «чойники», «хойники», ….
 *
 * @param word lower case; other letters stay as they are
 * @returns at least one reading, the likeliest first; at most sixteen
 */
export function readLatin(word: string): string[] {
  const choices = Object.entries(AMBIGUOUS)
    .filter(([spelling]) => word.includes(spelling))
    .reduce<Array<Record<string, string>>>(
      (readings, [spelling, letters]) =>
        readings.flatMap((reading) => letters.map((letter) => ({ ...reading, [spelling]: letter }))),
      [{}],
    );
  return [...new Set(choices.map((choice) => transliterate(word, choice)))];
}

function transliterate(word: string, choice: Readonly<Record<string, string>>): string {
  let result = '';
  for (let at = 0; at < word.length; ) {
    let length = Math.min(LONGEST, word.length - at);
    let letters: string | undefined;
    for (; length > 0 && letters === undefined; length -= 1) {
      const spelling = word.slice(at, at + length);
      letters = SPELLINGS[spelling] ?? choice[spelling];
    }
    at += letters === undefined ? 1 : length + 1;
    result += letters ?? word[at - 1];
  }
  return result;
}
