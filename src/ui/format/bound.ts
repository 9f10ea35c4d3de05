/** What must not stand alone at the end of a line: «№», and «г.», «ул.», «д.» before a name. */
const BEFORE_SPACE = /(?<=№|(?<!\p{L})(?:г|ул|д|п|аг|вул|в)\.) (?=\S)/gu;

/**
 * A name or an address in which a number stays with its «№», and a name with the «г.» before it.
 *
 * @param text as it is stored
 * @returns the same, with spaces in those places that no line breaks at
 */
export function bound(text: string): string {
  return text.replace(BEFORE_SPACE, '\u00a0');
}
