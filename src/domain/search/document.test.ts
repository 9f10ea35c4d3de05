import { describe, expect, test } from 'vitest';
import { documentAnalyzer, type SearchableOrganization } from './document.ts';
import { analyzeQuery } from './query.ts';
import { label, near } from './terms.ts';

const PINSK = {
  regionId: 'brest-region',
  districtId: 'pinsk-city',
  places: ['город Пинск', 'горад Пінск', 'Pinsk City'],
  towns: ['город Пинск'],
  regions: ['Брестская область', 'Брэсцкая вобласць'],
  addresses: ['г. Пинск, ул. Ленина, 5', 'г. Пінск, вул. Леніна, 5'],
};

function organization(own: Partial<SearchableOrganization>): SearchableOrganization {
  return {
    unp: '200000001',
    names: [],
    shortNames: [],
    typeId: '',
    typeNames: [],
    subdivisions: [],
    ownServices: [],
    sphereIds: [],
    serviceItemIds: [],
    ...PINSK,
    ...own,
  };
}

const REGISTRY = organization({
  unp: '191234563',
  names: [
    'Отдел загса Пинского городского исполнительного комитета',
    'Аддзел загса Пінскага гарадскога выканаўчага камітэта',
  ],
  shortNames: ['Загс Пинского ГИК'],
  typeId: 'civil-registry',
  typeNames: ['Отдел загса', 'Аддзел загса', 'Civil registry office'],
  serviceItemIds: ['procedure-5.2'],
  sphereIds: ['justice-notary'],
});
const MIGRATION = organization({
  names: ['Отделение по гражданству и миграции Пинского ГОВД'],
  typeId: 'migration-office',
});
const TAX = organization({ names: ['Инспекция МНС по г. Пинску'], typeId: 'tax-inspectorate' });
const COMMITTEE = organization({
  names: ['Пинский районный исполнительный комитет'],
  typeId: 'executive-committee',
});
const TOWN_COMMITTEE = organization({
  names: ['Пинский городской исполнительный комитет'],
  typeId: 'executive-committee',
});
const POLYCLINIC = organization({
  names: ['УЗ «Городская поликлиника № 1», г. Пинск', 'УАЗ «Гарадская паліклініка № 1», г. Пінск'],
  typeId: 'polyclinic',
});

const analyze = documentAnalyzer();

/** Whether the organisation itself has every word of the query, in some reading. */
function isMeant(query: string, asked: SearchableOrganization): boolean {
  const terms = new Set(analyze(asked).terms);
  return analyzeQuery(query).every(({ typed, otherLayouts }) =>
    [typed, ...otherLayouts()].some((words) =>
      words.every((word) => word.keys.some((key) => terms.has(key))),
    ),
  );
}

describe('an organisation is found by', () => {
  test.each([
    ['name and place', 'загс пинск', REGISTRY],
    ['UNP', '191234563', REGISTRY],
    ['Latin letters', 'zags pinsk', REGISTRY],
    ['its Belarusian name', 'аддзел загса Пінск', REGISTRY],
    ['its number', 'поликлиника №1 Пинск', POLYCLINIC],
    ['words in any order and form', 'Пинске поликлинику городскую', POLYCLINIC],
    ['Belarusian for a Russian name', 'паліклініка ў Пінску', POLYCLINIC],
    ['another keyboard layout', 'gjkbrkbybrf gbycr', POLYCLINIC],
    ['everyday names', 'налоговая пинск', TAX],
    ['everyday names in Belarusian', 'падатковая', TAX],
    ['everyday names of several words', 'паспортный стол', MIGRATION],
    ['a word for what people get there', 'паспорт', MIGRATION],
    ['a joined abbreviation', 'райисполком', COMMITTEE],
    ['a Belarusian joined abbreviation', 'райвыканкам', COMMITTEE],
  ])('%s: «%s»', (_, query, asked) => {
    expect(isMeant(query, asked)).toBe(true);
  });
});

test('a Russian name alone is found by Belarusian words of the same root', () => {
  const russian = organization({ names: ['Городская поликлиника'], shortNames: [] });
  expect(isMeant('паліклініка', russian)).toBe(true);
});

test('a Belarusian name alone is found by Russian words of the same root', () => {
  const belarusian = organization({ names: ['Гарадская паліклініка'] });
  expect(isMeant('городская поликлиника', belarusian)).toBe(true);
});

test('a name that depends on the wording is only for those worded so', () => {
  expect(isMeant('райисполком', TOWN_COMMITTEE)).toBe(false);
  expect(isMeant('горисполком', TOWN_COMMITTEE)).toBe(true);
  expect(isMeant('горисполком', COMMITTEE)).toBe(false);
});

test('an everyday name of another type stands near a name that is worded so', () => {
  const { terms } = analyze(REGISTRY);
  const [part] = analyzeQuery('горисполком');
  const [key] = part!.typed[0]!.keys;
  expect(terms).toContain(near(key!));
  expect(terms).not.toContain(key);
});

test('street and region are its surroundings, the town is its place', () => {
  const { terms } = analyze(REGISTRY);
  expect(terms).toEqual(
    expect.arrayContaining(['pinsk', near('lanin'), near('5'), near('brastk')]),
  );
  expect(terms).not.toContain('lanin');
});

test('labels name its region, district, type, spheres and services', () => {
  expect(analyze(REGISTRY).terms).toEqual(
    expect.arrayContaining([
      label('region', 'brest-region'),
      label('district', 'pinsk-city'),
      label('type', 'civil-registry'),
      label('sphere', 'justice-notary'),
      label('serviceItem', 'procedure-5.2'),
    ]),
  );
});

test('no term stands twice, and names are measured in words', () => {
  const { terms, nameWords } = analyze(REGISTRY);
  expect(terms).toHaveLength(new Set(terms).size);
  expect(nameWords).toBe(6);
});
