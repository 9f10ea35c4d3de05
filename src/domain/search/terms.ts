/**
 * The terms that the index holds of an organisation are strings of four kinds:
 *
 * - a key alone (`zags`): a word of what it is and where it is, by which it is meant;
 * - a key after a slash (`/lanin`): a word of its surroundings: street, region, subdivisions;
 * - all keys of a name after an equals sign (`=adalan+zags`), in alphabetical order;
 * - a label (`I:passport-intake`): the id of something it belongs to or offers. A service is not
 *   there by its words: those are few, and which services they mean is found out for each query.
 *
 * Keys are lower-case letters and digits, so the four never meet.
 */
const LABELS = { region: 'R', district: 'D', type: 'T', sphere: 'S', serviceItem: 'I' } as const;

/** What a label can stand for. */
export type LabelKind = keyof typeof LABELS;

export function near(key: string): string {
  return `/${key}`;
}

/** The term of a name, or of a query that is a whole name, whatever the order of its words. */
export function wholeName(keys: readonly string[]): string {
  return `=${[...new Set(keys)].sort().join('+')}`;
}

export function isNear(term: string): boolean {
  return term.startsWith('/');
}

/** The key that a term holds, wherever it stands; a label stays as it is. */
export function withoutNear(term: string): string {
  return isNear(term) ? term.slice(1) : term;
}

export function label(kind: LabelKind, id: string): string {
  return `${LABELS[kind]}:${id}`;
}

/** Whether a term is a whole name, which is no word of the vocabulary. */
export function isWholeName(term: string): boolean {
  return term.startsWith('=');
}
