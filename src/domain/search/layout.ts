/** The same keys on the American keyboard and on the Russian and Belarusian ones, row by row. */
const AMERICAN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const AMERICAN_SHIFTED = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>';
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const BELARUSIAN = "ёйцукенгшўзх'фывапролджэячсмітьбю";

const TO_RUSSIAN = table(AMERICAN + AMERICAN_SHIFTED, RUSSIAN + RUSSIAN);
const TO_BELARUSIAN = table(AMERICAN + AMERICAN_SHIFTED, BELARUSIAN + BELARUSIAN);
const TO_AMERICAN = new Map([...table(BELARUSIAN, AMERICAN), ...table(RUSSIAN, AMERICAN)]);

function table(from: string, to: string): ReadonlyMap<string, string> {
  return new Map(Array.from(from, (letter, at) => [letter, to.charAt(at)]));
}

/**
 * What a chunk of text would have been, had the keyboard been switched to the other layout:
 * «gjkbrkbybrf» → «поликлиника»; «яфпы» → «zags».
 *
 * @param chunk without white space; punctuation counts, because б, ю, ж, э and х stand on it
 * @returns up to two possibilities; none when the chunk mixes scripts or has no letters
 */
export function inOtherLayout(chunk: string): string[] {
  const latin = /[a-z]/i.test(chunk);
  const cyrillic = /\p{Script=Cyrillic}/u.test(chunk);
  if (latin === cyrillic) return [];
  if (cyrillic) return [translate(chunk.toLowerCase(), TO_AMERICAN)];
  return [...new Set([translate(chunk, TO_RUSSIAN), translate(chunk, TO_BELARUSIAN)])];
}

function translate(chunk: string, letters: ReadonlyMap<string, string>): string {
  return Array.from(chunk, (letter) => letters.get(letter) ?? letter).join('');
}
