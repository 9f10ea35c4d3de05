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
 * except those that are chosen already.
 */
export function choicesOf(
  reference: Reference,
  locale: Locale,
  filter: StandingFilter,
  counts?: ChoiceCounts,
): Choices {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const byLabel = (a: Choice, b: Choice) => compare(a.label, b.label);
  const counted = (name: keyof Choices, list: Choice[]) =>
    counts ? withCounts(list, counts[name], filter[name]) : list;
  const territory = ({ id, name }: NamedTerritory): Choice => ({
    value: id,
    label: capitalized(name[locale]),
  });

  const regions = [...reference.territories.values()].filter(
    ({ kind }) => kind === 'region' || kind === 'capital',
  );
  const inOrder = [...regions].sort(
    (a, b) => compareKinds(a, b) || compare(a.name[locale], b.name[locale]),
  );
  const chosenRegions = inOrder.filter(({ id }) => !filter.region || filter.region === id);
  return {
    sphere: counted(
      'sphere',
      [...reference.spheres.values()].map(({ id, name }) => ({ value: id, label: name[locale] })),
    ),
    region: counted('region', inOrder.map(territory)),
    district: counted(
      'district',
      chosenRegions.flatMap((region) =>
        districtsOf(reference, region.id)
          .sort((a, b) => compareKinds(a, b) || compare(a.name[locale], b.name[locale]))
          .map((district) => ({
            ...territory(district),
            ...(filter.region ? {} : { group: capitalized(region.name[locale]) }),
          })),
      ),
    ),
    type: counted(
      'type',
      [...reference.types].map(([id, name]) => ({ value: id, label: name[locale] })).sort(byLabel),
    ),
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

function districtsOf(reference: Reference, region: string): NamedTerritory[] {
  return [...reference.territories.values()].filter(
    ({ id }) => regionOfDistrict(reference, id) === region,
  );
}

/** Cities stand before districts, regions before the capital. */
function compareKinds(a: NamedTerritory, b: NamedTerritory): number {
  const place = ['region', 'capital', 'city', 'district', 'city_district'];
  return place.indexOf(a.kind) - place.indexOf(b.kind);
}
