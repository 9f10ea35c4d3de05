/**
 * Words that say nothing about what is looked for: prepositions, conjunctions and what stands
 * before place and street names, in Russian, Belarusian and English. Single letters («г.», «д.»,
 * «в», «і») are left out without standing here.
 */
// prettier-ignore
const STOP_WORDS: ReadonlySet<string> = new Set([
  'по', 'во', 'на', 'не', 'из', 'за', 'от', 'до', 'об', 'обо', 'со', 'ко', 'при', 'для', 'под',
  'или', 'как', 'что', 'где', 'это', 'мне', 'надо', 'нужно', 'можно', 'номер', 'имени', 'им',
  
    'па',
    'са',
    'ад',
    'да',
    'аб',
    'пры',
    'дзе',
    'што',
    'як',
    'ці',
    'або',
    'трэба',
    'нумар',
    'імя'
  ,
  'ул', 'вул', 'пр', 'пр-т', 'пер', 'зав', 'пл', 'бул', 'обл', 'вобл', 'гп', 'аг', 'мкр',
  'улица', 'вуліца', 'улице', 'вуліцы', 'переулок', 'завулак', 'проспект', 'праспект',
  'street', 'the', 'of', 'in', 'on', 'at', 'to', 'for', 'and', 'or', 'no',
]);

/** @param word normalised */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
