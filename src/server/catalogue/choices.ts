import { capitalized } from '#i18n/letter-case.ts';
import type { Locale } from '#i18n/locale.ts';
import type { NamedTerritory, Reference } from '#server/reference/index.ts';
import type { StandingFilter } from '#server/standings/index.ts';
import type { ChoiceCounts } from './choice-counts.ts';
import { regionOfDistrict } from './filter.ts';

/** One thing that can be chosen in a filter. */
export interface Choice {
  value: string;
  label: string;
  /** The region of a district, while no region is chosen. */
  group?: string;
  /** How many organisations it would leave; left out where nobody counted. */
  count?: number;
}

/** What can be chosen in a filter, in the order of showing, in one language. */
export interface Choices {
  sphere: Choice[];
  region: Choice[];
  district: Choice[];
  type: Choice[];
}

/**
 * What can be chosen beside a filter. With counts, choices that would leave nothing are left out,
 * except those that are chosen already; without, those that are retired.
 */
export function choicesOf(
  reference: Reference,
  locale: Locale,
  filter: StandingFilter,
  counts?: ChoiceCounts,
): Choices {
  const all = allChoices(reference, locale);
  const districts = filter.region ? all.districts.get(filter.region) : all.groupedDistricts;
  const counted = (name: keyof Choices, list: Choice[] = []) =>
    counts
      ? withCounts(list, counts[name], filter[name])
      : list.filter(({ value }) => value === filter[name] || !isRetired(reference, name, value));
  return {
    sphere: counted('sphere', all.sphere),
    region: counted('region', all.region),
    district: counted('district', districts),
    type: counted('type', all.type),
  };
}

function isRetired(reference: Reference, name: keyof Choices, id: string): boolean {
  const { spheres, types, territories } = reference;
  const entry = { sphere: spheres, type: types, region: territories, district: territories }[name];
  return entry.get(id)?.retired ?? false;
}

interface AllChoices {
  sphere: Choice[];
  region: Choice[];
  /** By region. */
  districts: Map<string, Choice[]>;
  groupedDistricts: Choice[];
  type: Choice[];
}

const made = new WeakMap<Reference, Map<Locale, AllChoices>>();

/** All choices in their order, which is found out once for each language. */
function allChoices(reference: Reference, locale: Locale): AllChoices {
  const ofLocales = made.get(reference) ?? new Map<Locale, AllChoices>();
  made.set(reference, ofLocales);
  const choices = ofLocales.get(locale) ?? makeChoices(reference, locale);
  ofLocales.set(locale, choices);
  return choices;
}

function makeChoices(reference: Reference, locale: Locale): AllChoices {
  const { spheres, territories, types } = reference;
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const ordered = (some: NamedTerritory[]): Choice[] =>
    some
      .sort((a, b) => compareKinds(a, b) || compare(a.name[locale], b.name[locale]))
      .map(({ id, name }) => ({ value: id, label: capitalized(name[locale]) }));
  const all = [...territories.values()];
  const region = ordered(all.filter(({ kind }) => kind === 'region' || kind === 'capital'));
  const districts = new Map(
    region.map(({ value }) => [
      value,
      ordered(all.filter(({ id }) => regionOfDistrict(reference, id) === value)),
    ]),
  );
  return {
    sphere: [...spheres.values()].map(({ id, name }) => ({ value: id, label: name[locale] })),
    region,
    districts,
    groupedDistricts: region.flatMap(({ value, label: group }) =>
      districts.get(value)!.map((district) => ({ ...district, group })),
    ),
    type: [...types]
      .map(([id, name]) => ({ value: id, label: name[locale] }))
      .sort((a, b) => compare(a.label, b.label)),
  };
}

function withCounts(
  list: Choice[],
  counts: Map<string, number>,
  chosen: string | undefined,
): Choice[] {
  return list.flatMap((choice) => {
    const count = counts.get(choice.value) ?? 0;
    return count > 0 || choice.value === chosen ? [{ ...choice, count }] : [];
  });
}

/** Cities stand before districts, regions before the capital. */
function compareKinds(a: NamedTerritory, b: NamedTerritory): number {
  const place = ['region', 'capital', 'city', 'district', 'city_district'];
  return place.indexOf(a.kind) - place.indexOf(b.kind);
}
