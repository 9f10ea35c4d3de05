/**
 * Spellings in Latin letters that mean the same Cyrillic letters in every scheme: the Belarusian
 * Latin alphabet and the national romanisation (č, ŭ, ia), the English ones (ch, kh, ya: BGN/PCGN,
 * passports, road signs), and what people type without diacritics. The longest spelling wins.
 */
// prettier-ignore
const SPELLINGS: Readonly<Record<string, string>> = {
  shch: 'щ', sch: 'щ', šč: 'щ', tch: 'ч', kh: 'х', zh: 'ж', sh: 'ш', ts: 'ц', tz: 'ц',
  dzh: 'дж', dž: 'дж', ck: 'цк', ya: 'я', ja: 'я', ia: 'я', yu: 'ю', ju: 'ю', iu: 'ю',
  yo: 'е', jo: 'е', io: 'е', ye: 'е', je: 'е', ie: 'е', a: 'а', b: 'б', č: 'ч', ć: 'ць',
  d: 'д', e: 'е', f: 'ф', g: 'г', i: 'и', k: 'к', l: 'л', ĺ: 'ль', ł: 'л', m: 'м', n: 'н',
  ń: 'нь', o: 'о', p: 'п', q: 'к', r: 'р', s: 'с', ś: 'сь', š: 'ш', t: 'т', u: 'у', ŭ: 'ў',
  v: 'в', w: 'в', x: 'кс', y: 'ы', z: 'з', ź: 'зь', ž: 'ж',
};

/** Spellings that the schemes read differently: the more frequent reading first. */
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = {
  ch: ['ч', 'х'],
  h: ['г', 'х'],
  c: ['ц', 'к'],
  j: ['й', 'ж'],
};

const LONGEST = 4;

/** The plural of an English word; in other languages one reading too many does no harm. */
const ENGLISH_PLURAL = /(?<=^.{3,}[^s])s$/;

/**
 * Reads a word in Latin letters as Cyrillic, in all ways that the common schemes allow:
 * «zags» → «загс»; «mahilioŭ» → «магилеў», «махилеў»; «chojniki» → «чойники», «хойники», ….
 *
 * @param word in lower case; other letters stay as they are
 * @returns at least one reading, the likeliest first; at most 32
 */
export function readLatin(word: string): string[] {
  const words = ENGLISH_PLURAL.test(word) ? [word, word.slice(0, -1)] : [word];
  return [...new Set(words.flatMap((each) => choicesFor(each).map((c) => transliterate(each, c))))];
}

type Choice = Readonly<Record<string, string>>;

function choicesFor(word: string): Choice[] {
  let choices: Choice[] = [{}];
  for (const [spelling, letters] of Object.entries(AMBIGUOUS)) {
    if (!word.includes(spelling)) continue;
    choices = choices.flatMap((choice) =>
      letters.map((letter) => ({ ...choice, [spelling]: letter })),
    );
  }
  return choices;
}

function transliterate(word: string, choice: Choice): string {
  let result = '';
  let at = 0;
  while (at < word.length) {
    const [length, letters] = longestSpelling(word, at, choice);
    result += letters;
    at += length;
  }
  return result;
}

function longestSpelling(word: string, at: number, choice: Choice): [number, string] {
  for (let length = LONGEST; length > 0; length -= 1) {
    const spelling = word.slice(at, at + length);
    const letters = SPELLINGS[spelling] ?? choice[spelling];
    if (letters !== undefined) return [spelling.length, letters];
  }
  // A letter of another language: without its accent it may be one of ours.
  const plain = word.charAt(at).normalize('NFD').charAt(0);
  return [1, SPELLINGS[plain] ?? word.charAt(at)];
}
