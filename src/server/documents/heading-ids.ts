/** The id that an author gave a heading: `## Who may rate {#who}`. */
const GIVEN = /\s*\{#(?<id>[\p{Ll}\p{N}][\p{Ll}\p{N}-]*)\}\s*$/u;

/** Gives the headings of one document ids that are stable and occur once. */
export class HeadingIds {
  readonly #taken = new Set<string>();

  /**
   * @param text of a heading as it was written
   * @returns the text without the id in it, and the id: the author's, or else one made of the words
   */
  take(text: string): { id: string; text: string } {
    const given = GIVEN.exec(text)?.groups?.id;
    const shown = given === undefined ? text : text.replace(GIVEN, '');
    const wanted = given ?? slug(shown);
    let id = wanted;
    for (let count = 2; this.#taken.has(id); count += 1) id = `${wanted}-${count}`;
    this.#taken.add(id);
    return { id, text: shown };
  }
}

/** «Кто и что делает» → `кто-и-что-делает`. */
function slug(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join('-') ?? 'section';
}
