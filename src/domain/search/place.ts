import { normalizeText } from './normalize.ts';

/** Short and full names of kinds of settlements, as they stand before the settlement's own name. */
const SETTLEMENT =
  /^(?:г|г\.? ?п|р\.? ?п|п|пос|аг|д|дер|х|в|город|горад|поселок|паселак|деревня|веска|агрогородок|аграгарадок|хутор|хутар)[. ]+(?=\p{L}{3})/u;

/**
 * The settlements named in an address: «225710, Брестская область, г. Пинск, ул. Ленина, 5» →
 * «г. Пинск». They narrow a search; streets and regions only support it.
 */
export function settlementsOf(address: string): string[] {
  return address
    .split(',')
    .map((part) => part.trim())
    .filter((part) => SETTLEMENT.test(normalizeText(part)));
}

/**
 * The Russian adjective of a town, without its ending: «город Барановичи» → «барановичск»,
 * «город Гродно» → «гродненск», so that «барановичская поликлиника» is found by the town too.
 *
 * @returns null where noun and adjective already have the same stem («Пинск» – «пинский»)
 */
export function adjectiveOf(town: string): string | null {
  const name = normalizeText(town).split(' ').at(-1) ?? '';
  const root = name.replace(/[аеиоуыэюя]$/, '');
  if (root.length < 3 || /[сц]к$/.test(root)) return null;
  return /[бвгджзклмпрстфхцчшщ]н$/.test(root) ? `${root}енск` : `${root}ск`;
}
