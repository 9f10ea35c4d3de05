import { EVERYDAY_NAMES, type EverydayNames } from './everyday-names.ts';
import { adjectiveOf, settlementsOf } from './place.ts';
import { label, near, wholeName } from './terms.ts';
import { wordReader, type KeyedWord, type WordReader } from './words.ts';

/** What search has to know of an organisation. Texts come in every language there is. */
export interface SearchableOrganization {
  unp: string;
  /** Full names. */
  names: readonly string[];
  shortNames: readonly string[];
  typeId: string;
  typeNames: readonly string[];
  /** Names of the district, and of the town that it is or lies in. */
  places: readonly string[];
  /** Of those, the Russian names of towns. */
  towns: readonly string[];
  /** Names of the region. */
  regions: readonly string[];
  addresses: readonly string[];
  subdivisions: readonly string[];
  /** Services in the organisation's own words. */
  ownServices: readonly string[];
  regionId: string;
  districtId: string | null;
  sphereIds: readonly string[];
  serviceItemIds: readonly string[];
}

/** What the index holds of an organisation. */
export interface SearchDocument {
  /** Without repetitions; see terms.ts. */
  terms: string[];
  /** How many words its full name has: the shortest of the languages. */
  nameWords: number;
  /** Each key of the terms with a word that it stands for, for the vocabulary. */
  words: KeyedWord[];
}

/**
 * Makes the function that turns organisations into what the index holds of them. It remembers
 * words that it has seen, so use one for many organisations, and drop it then.
 */
export function documentAnalyzer(): (organization: SearchableOrganization) => SearchDocument {
  const read = wordReader();
  const everyday = EVERYDAY_NAMES.map((entry) => prepare(entry, read));
  return (organization) => analyze(organization, read, everyday);
}

function analyze(
  organization: SearchableOrganization,
  read: WordReader,
  everyday: readonly PreparedNames[],
): SearchDocument {
  const { names, shortNames, typeId, typeNames, places, towns, addresses } = organization;
  const named = read([...names, ...shortNames]);
  const called = everydayNamesOf(typeId, new Set(named.map((word) => word.key)), everyday);
  const main = [
    ...named,
    ...read([organization.unp, ...typeNames, ...places]),
    ...read([
      ...towns.flatMap((town) => adjectiveOf(town) ?? []),
      ...addresses.flatMap(settlementsOf),
    ]),
    ...called.properly,
  ];
  const mainKeys = new Set(main.map((word) => word.key));
  const around = [
    ...read([...organization.regions, ...addresses]),
    ...read([...organization.subdivisions, ...organization.ownServices]),
    ...called.loosely,
  ].filter((word) => !mainKeys.has(word.key));
  const fullNames = [...names, ...shortNames].map((name) => read([name]).map((word) => word.key));
  return {
    terms: [
      ...mainKeys,
      ...new Set(around.map((word) => near(word.key))),
      ...new Set(fullNames.map(wholeName)),
      ...labelsOf(organization),
    ],
    nameWords: Math.min(...fullNames.slice(0, names.length).map((keys) => new Set(keys).size)),
    words: [...main, ...around],
  };
}

function everydayNamesOf(
  typeId: string,
  nameKeys: ReadonlySet<string>,
  everyday: readonly PreparedNames[],
): { properly: KeyedWord[]; loosely: KeyedWord[] } {
  const properly: KeyedWord[] = [];
  const loosely: KeyedWord[] = [];
  for (const entry of everyday) {
    const isOfType = entry.types.has(typeId);
    const isWorded = entry.wordings.some((wording) => wording.every((key) => nameKeys.has(key)));
    if (isOfType && (isWorded || !entry.onlyWorded)) {
      properly.push(...entry.names);
      loosely.push(...entry.loosely);
    } else if (isWorded) {
      loosely.push(...entry.names);
    }
  }
  return { properly, loosely };
}

function labelsOf(organization: SearchableOrganization): string[] {
  return [
    label('region', organization.regionId),
    ...(organization.districtId === null ? [] : [label('district', organization.districtId)]),
    ...organization.sphereIds.map((id) => label('sphere', id)),
    ...organization.serviceItemIds.map((id) => label('serviceItem', id)),
    label('type', organization.typeId),
  ];
}

interface PreparedNames {
  types: ReadonlySet<string>;
  wordings: string[][];
  onlyWorded: boolean;
  names: KeyedWord[];
  loosely: KeyedWord[];
}

function prepare(entry: EverydayNames, read: WordReader): PreparedNames {
  return {
    types: new Set(entry.types),
    wordings: (entry.wordings ?? []).map((text) => read([text]).map((word) => word.key)),
    onlyWorded: entry.onlyWorded ?? false,
    names: read(entry.names),
    loosely: read(entry.loosely ?? []),
  };
}
