import type { Database } from '#server/platform/database/index.ts';

/** What an organisation of the tests can differ in; the rest is filled in. */
export interface TestOrganization {
  unp: string;
  nameRu: string;
  nameBe: string;
  type: string;
  region: string;
  district: string;
  addressRu: string;
  sphere: string;
  services: readonly string[];
  /** Counted ratings. */
  ratings: number;
  published?: boolean;
}

interface Town {
  region: string;
  district: string;
  /** «Лидский районный», «Лидского районного», and the same in Belarusian. */
  committee: { ru: string; be: string };
  ofCommittee: { ru: string; be: string };
  place: { ru: string; be: string };
}

export const TOWNS = {
  pinsk: {
    region: 'brest-region',
    district: 'pinsk-city',
    committee: { ru: 'Пинский городской', be: 'Пінскі гарадскі' },
    ofCommittee: { ru: 'Пинского городского', be: 'Пінскага гарадскога' },
    place: { ru: 'г. Пинск', be: 'г. Пінск' },
  },
  lida: {
    region: 'grodno-region',
    district: 'lida',
    committee: { ru: 'Лидский районный', be: 'Лідскі раённы' },
    ofCommittee: { ru: 'Лидского районного', be: 'Лідскага раённага' },
    place: { ru: 'г. Лида', be: 'г. Ліда' },
  },
  mogilev: {
    region: 'mogilev-region',
    district: 'mogilev-city',
    committee: { ru: 'Могилевский городской', be: 'Магілёўскі гарадскі' },
    ofCommittee: { ru: 'Могилевского городского', be: 'Магілёўскага гарадскога' },
    place: { ru: 'г. Могилев', be: 'г. Магілёў' },
  },
  baranovichi: {
    region: 'brest-region',
    district: 'baranovichi',
    committee: { ru: 'Барановичский районный', be: 'Баранавіцкі раённы' },
    ofCommittee: { ru: 'Барановичского районного', be: 'Баранавіцкага раённага' },
    place: { ru: 'г. Барановичи', be: 'г. Баранавічы' },
  },
} satisfies Record<string, Town>;

type Name = (town: Town) => { ru: string; be: string };

interface Kind {
  type: string;
  name: Name;
  sphere: string;
  services: readonly string[];
}

/** As the reference data name organisations of the type. */
export const KINDS = {
  registry: {
    type: 'civil-registry',
    name: ({ ofCommittee: of }) => ({
      ru: `Отдел загса ${of.ru} исполнительного комитета`,
      be: `Аддзел загса ${of.be} выканаўчага камітэта`,
    }),
    sphere: 'justice-notary',
    services: ['procedure-5.1', 'procedure-5.2'],
  },
  migration: {
    type: 'migration-office',
    name: ({ ofCommittee: of }) => ({
      ru: `Отделение по гражданству и миграции ${of.ru} отдела внутренних дел`,
      be: `Аддзяленне па грамадзянстве і міграцыі ${of.be} аддзела ўнутраных спраў`,
    }),
    sphere: 'law-enforcement-migration',
    services: ['procedure-11.1.1', 'procedure-13.1'],
  },
  tax: {
    type: 'tax-inspectorate',
    name: ({ place }) => ({ ru: `Инспекция МНС, ${place.ru}`, be: `Інспекцыя МПЗ, ${place.be}` }),
    sphere: 'taxes',
    services: ['procedure-18.7'],
  },
  committee: {
    type: 'executive-committee',
    name: ({ committee }) => ({
      ru: `${committee.ru} исполнительный комитет`,
      be: `${committee.be} выканаўчы камітэт`,
    }),
    sphere: 'local-authorities',
    services: ['procedure-1.3.3'],
  },
  polyclinic: {
    type: 'polyclinic',
    name: ({ place }) => ({
      ru: `УЗ «Городская поликлиника № 1», ${place.ru}`,
      be: `УАЗ «Гарадская паліклініка № 1», ${place.be}`,
    }),
    sphere: 'healthcare',
    services: ['procedure-7.5'],
  },
  school: {
    type: 'school',
    name: ({ place }) => ({
      ru: `ГУО «Средняя школа № 5», ${place.ru}`,
      be: `ДУА «Сярэдняя школа № 5», ${place.be}`,
    }),
    sphere: 'education',
    services: ['procedure-6.3'],
  },
  architecture: {
    type: 'architecture-department',
    name: ({ ofCommittee: of }) => ({
      ru: `Отдел архитектуры и строительства ${of.ru} исполнительного комитета`,
      be: `Аддзел архітэктуры і будаўніцтва ${of.be} выканаўчага камітэта`,
    }),
    sphere: 'construction-architecture',
    services: ['building-passport'],
  },
} satisfies Record<string, Kind>;

/** «registry of pinsk» and the like. */
export type TestKey = `${keyof typeof KINDS} of ${keyof typeof TOWNS}`;

/** UNP of the first of the organisations; each following one is greater by 10. */
export const FIRST_UNP = 191234563;

/**
 * Adds one organisation of each kind in each town, the first of them without ratings and each
 * following one with one rating more. Needs the reference data.
 *
 * @returns their ids
 */
export async function addTownOrganizations(db: Database): Promise<Map<TestKey, number>> {
  const ids = new Map<TestKey, number>();
  for (const [town, about] of Object.entries(TOWNS)) {
    for (const [kind, { name, ...rest }] of Object.entries(KINDS)) {
      const { ru, be } = name(about);
      const id = await addOrganization(db, {
        ...rest,
        nameRu: ru,
        nameBe: be,
        region: about.region,
        district: about.district,
        unp: String(FIRST_UNP + 10 * ids.size),
        addressRu: `${about.place.ru}, ул. Советская, ${ids.size + 1}`,
        ratings: ids.size,
      });
      ids.set(`${kind} of ${town}` as TestKey, id);
    }
  }
  return ids;
}

/** Adds one organisation with its standing. */
export async function addOrganization(
  db: Database,
  { published = true, ...about }: TestOrganization,
): Promise<number> {
  const coordinate = published ? 53 : null;
  const { id } = await db
    .insertInto('organizations')
    .values({
      unp: about.unp,
      name_ru: about.nameRu,
      name_be: about.nameBe,
      name_en: null,
      short_name_ru: about.nameRu,
      short_name_be: about.nameBe,
      type_id: about.type,
      region_id: about.region,
      district_id: about.district,
      address_ru: about.addressRu,
      lat: coordinate,
      lon: coordinate,
      sphere_ids: [about.sphere],
      service_item_ids: [...about.services],
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('standings')
    .values({ organization_id: id, n: about.ratings, total: 16 * about.ratings, total_squared: 0 })
    .execute();
  return id;
}
