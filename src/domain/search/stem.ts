/**
 * A light stemmer for Russian and Belarusian: it takes off the endings of nouns and adjectives and
 * leaves suffixes alone, after the light stemmer of L. Dolamic and J. Savoy ("Indexing and
 * searching strategies for the Russian language", JASIST 60(12), 2009), which does better in
 * retrieval than a full one and never needs a dictionary.
 *
 * It works on levelled words (see key.ts), in which the endings of the two languages coincide:
 * «-ого» and «-ага» are both «-ага», «-ый», «-ы» and «-і» all «-и…».
 */
// prettier-ignore
const ENDINGS: readonly string[] = [
  'иями', 'еями',
  'ями', 'ами', 'ьми', 'ими', 'иям', 'иях', 'ием', 'ией', 'еям', 'еях', 'еем', 'еев',
  'ага', 'ега', 'яга', 'аму', 'ему', 'яму',
  'ая', 'яя', 'ае', 'ее', 'яе', 'ие', 'ия', 'ию', 'ии', 'ий', 'ай', 'ей', 'яй', 'ую', 'юю',
  'аю', 'ею', 'ью', 'ье', 'ья', 'ьи', 'им', 'их', 'ах', 'ях',
  'а', 'я', 'у', 'ю', 'и', 'е', 'й', 'ь',
];

/**
 * Endings that as often belong to the root: «-ов» of a genitive plural, and of half the country's
 * towns («Могилев»); «-ом», «-ам» of nouns, and of «исполком», «роддом», «Белтелеком».
 */
const DOUBTFUL = /[аея][вм]$/;

/** What a suffix is in one language and what in the other: «-ический» – «-ічны». */
const SUFFIXES: ReadonlyArray<readonly [RegExp, string]> = [
  [/ическ$/, 'ичн'],
  [/цианн$/, 'цин'],
  [/цийн$/, 'цин'],
  [/стн$/, 'сн'],
];

const SHORTEST_STEM = 3;
/** Below this, a doubtful ending is more likely part of the root: «Быхов», «остров», «роддом». */
const SHORTEST_BEFORE_DOUBTFUL = 5;

/**
 * @param word a levelled word
 * @returns what its forms have in common; at least three letters, unless the word is shorter
 */
export function stem(word: string): string {
  let result = withoutEnding(word);
  // After another ending too, so that «в Могилеве» and «под Могилевом» meet «Могилев».
  while (result.length - 2 >= SHORTEST_BEFORE_DOUBTFUL && DOUBTFUL.test(result)) {
    result = result.slice(0, -2);
  }
  for (const [suffix, common] of SUFFIXES) result = result.replace(suffix, common);
  return result;
}

function withoutEnding(word: string): string {
  const ending = ENDINGS.find((each) => word.endsWith(each) && isEnding(word, each));
  return ending === undefined ? word : word.slice(0, -ending.length) + kept(ending);
}

/** «музе-еев»: the first letter belongs to the stem, as in «музе-й», «музе-я». */
function kept(ending: string): string {
  return ending.length >= 3 && ending.startsWith('е') && !/^е[гм]/.test(ending) ? 'е' : '';
}

function isEnding(word: string, ending: string): boolean {
  const rest = word.slice(0, -ending.length);
  if (rest.length + kept(ending).length < SHORTEST_STEM) return false;
  // «при-ем», «при-ему», «водо-ем»: the vowel belongs to the root.
  if (/^(?:[аеия]х|им|[аея]му|[аея]га)$/.test(ending)) return !/[аеиуюя]$/.test(rest);
  // «муз-ей», «лиц-ею»: short words in -ей, of which only «-й», «-ю» is the ending.
  return !/^е[йюе]$/.test(ending) || rest.length > SHORTEST_STEM || !/[зц]$/.test(rest);
}
