/** A piece of a letter: running text, or the address of a page. */
export interface LetterPart {
  text: string;
  link: boolean;
}

/** Splits the text of a letter into what is a link and what is not. */
export function splitLinks(body: string): LetterPart[] {
  return body
    .split(/(https?:\/\/\S+)/)
    .map((text, index) => ({ text, link: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
