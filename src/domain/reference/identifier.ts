/** Longest identifier that is made of a name, in characters. */
const LONGEST = 60;

/**
 * The identifier that a name in English gives: small Latin letters and digits, hyphens between
 * words. Identifiers stand in addresses and open data and never change, whatever a thing is called
 * later.
 *
 * @returns null when the name has no Latin letter or digit
 */
export function identifierOf(nameEn: string): string | null {
  const words = nameEn
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  if (words === null) return null;
  const text = words.join('-');
  return text.length <= LONGEST ? text : text.slice(0, LONGEST).replace(/-[^-]*$/, '');
}

/** The form of the codes of administrative procedures: 1.1.1, 2.18-1. */
const PROCEDURE_CODE = /^\d{1,3}(\.\d{1,3}){1,4}(-\d{1,3})?$/;

export function isProcedureCode(text: string): boolean {
  return PROCEDURE_CODE.test(text);
}
