import { findCards, findIbans } from './personal-data/find-accounts.ts';
import { findPassports, findPersonalNumbers } from './personal-data/find-documents.ts';
import { findEmails } from './personal-data/find-emails.ts';
import { findTelephones } from './personal-data/find-telephones.ts';
import { foldText } from './personal-data/fold-text.ts';
import { mergeSpans, type PersonalDataKind, type Span } from './personal-data/span.ts';

export type { PersonalDataKind } from './personal-data/span.ts';

/** What stands in the place of every piece of personal data, whatever its kind and length. */
export const PERSONAL_DATA_MASK = '•••••';

export interface MaskedText {
  readonly text: string;
  /** True when anything was replaced. */
  readonly masked: boolean;
  /** What was found, each kind once, in the order of the search. */
  readonly kinds: readonly PersonalDataKind[];
}

interface Finder {
  readonly kind: PersonalDataKind;
  readonly find: (folded: string) => Span[];
}

/** The longer and stricter forms first: a telephone's digits may stand inside any of the others. */
const FINDERS: readonly Finder[] = [
  { kind: 'email', find: findEmails },
  { kind: 'iban', find: findIbans },
  { kind: 'personal-number', find: findPersonalNumbers },
  { kind: 'passport', find: findPassports },
  { kind: 'card', find: findCards },
  { kind: 'telephone', find: findTelephones },
];

/**
 * A mask can uncover a neighbour («123-45-67-80291112233»: the first number is one only when the
 * second is gone), so the search is repeated. Texts made for the purpose need three rounds.
 */
const MAX_ROUNDS = 6;

/**
 * Replaces telephones, e-mail addresses, passport and personal numbers, bank cards and accounts
 * by a mask, before anyone but the author sees a comment (portal rule «Comments»). Prices, dates,
 * times, codes of procedures, payers' numbers of organisations and house numbers stay.
 *
 * Takes any string, never throws, works in linear time; masking a masked text changes nothing.
 *
 * @example
 * maskPersonalData('Звоните +375 29 000-00-00') // { text: 'Звоните •••••', masked: true, kinds: ['telephone'] }
 */
export function maskPersonalData(text: string): MaskedText {
  const kinds = new Set<PersonalDataKind>();
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = current;
    for (const { kind, find } of FINDERS) {
      const spans = mergeSpans(find(foldText(current)));
      if (spans.length === 0) continue;
      kinds.add(kind);
      current = replaceSpans(current, spans);
    }
    if (current === before) break;
  }
  return { text: current, masked: kinds.size > 0, kinds: [...kinds] };
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    result += text.slice(from, start) + PERSONAL_DATA_MASK;
    from = splitsCharacter(text, end) ? end + 1 : end;
  }
  return result + text.slice(from);
}

/** True between the two halves of a surrogate pair. */
function splitsCharacter(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1));
}
