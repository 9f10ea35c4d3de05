import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseOpeningHours } from '#domain/organization/opening-hours.ts';
import { isUnp, UNP_REGION_DIGITS } from '#domain/organization/unp.ts';
import { readGeography } from '#server/reference/index.ts';
import { isPublished, prepareDetails, type OrganizationDetails } from './details.ts';
import { planOrganizations } from './plan.ts';

function detailsWith(seed: number, size?: number): OrganizationDetails[] {
  return planOrganizations(seed, size).map(prepareDetails(seed));
}

const plan = planOrganizations(1);
const all = detailsWith(1);
const byKey = (key: string) => all[plan.findIndex((planned) => planned.key === key)]!;
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

test('the same seed gives the same organisations, another seed others', () => {
  expect(hash(detailsWith(1, 200))).toBe(hash(detailsWith(1, 200)));
  expect(hash(detailsWith(1, 200))).not.toBe(hash(detailsWith(2, 200)));
});

test('an organisation is the same in a part of the catalogue, but for its id and parent', () => {
  const part = planOrganizations(1, 50);
  const details = part.map(prepareDetails(1));
  for (const [index, { key }] of part.entries()) {
    const same = { id: 0, parentId: null, unp: '' };
    expect({ ...details[index]!, ...same }).toEqual({ ...byKey(key), ...same });
  }
});

describe('every organisation', () => {
  test('has a valid UNP of its own that begins with the digit of its region', () => {
    expect(all.filter(({ unp }) => !isUnp(unp))).toEqual([]);
    expect(new Set(all.map(({ unp }) => unp)).size).toBe(all.length);
    const digits: Record<string, number> = UNP_REGION_DIGITS;
    expect(all.every(({ unp, regionId }) => unp.startsWith(String(digits[regionId])))).toBe(true);
  });

  test('stands in a district of its region', () => {
    const { districts, cities, city_districts } = readGeography();
    const regions = new Map(
      [...districts, ...cities, ...city_districts].map(({ id, region }) => [id, region]),
    );
    expect(all.filter((one) => regions.get(one.districtId) !== one.regionId)).toEqual([]);
  });

  test('lies in the country, within 60 kilometres of the middle of its district', () => {
    const { districts, cities } = readGeography();
    const centres = new Map([...districts, ...cities].map(({ id, centre }) => [id, centre]));
    for (const { location, districtId } of all) {
      if (!location) continue;
      expect(location.lat).toBeGreaterThan(51.2);
      expect(location.lat).toBeLessThan(56.2);
      expect(location.lon).toBeGreaterThan(23.1);
      expect(location.lon).toBeLessThan(32.8);
      const centre = centres.get(districtId);
      if (!centre) continue;
      const north = (location.lat - centre.lat) * 111;
      const east = (location.lon - centre.lon) * 111 * Math.cos((location.lat * Math.PI) / 180);
      expect(Math.hypot(north, east)).toBeLessThan(60);
    }
  });

  test('has filled names, short names, and an address in Russian and Belarusian', () => {
    const texts = all.flatMap(({ names, shortNames, location }) => [
      ...Object.values(names),
      ...Object.values(shortNames),
      ...Object.values(location?.address ?? {}),
    ]);
    expect(texts.filter((text) => /[{}]|undefined|null|^\s|\s$|^$/.test(text))).toEqual([]);
    // Russian has no і and ў, Belarusian no и and щ.
    expect(all.filter(({ shortNames }) => /[іў]/i.test(shortNames.ru))).toEqual([]);
    expect(all.filter(({ names, shortNames }) => /[ищ]/i.test(names.be + shortNames.be))).toEqual(
      [],
    );
    expect(all.filter(({ location }) => /[ищ]/i.test(location?.address.be ?? ''))).toEqual([]);
  });

  test('has hours that can be read, invented telephones, and a site of a reserved name', () => {
    expect(all.filter(({ openingHours }) => parseOpeningHours(openingHours) === null)).toEqual([]);
    const phones = all.flatMap((one) => one.phones);
    const invented = /^\+375 (17 000-\d\d-\d\d|(162|212|232|152|222) 00-0\d-\d\d)$/;
    expect(phones.filter((phone) => !invented.test(phone))).toEqual([]);
    for (const { email, site } of all) {
      expect(email ?? 'info@x.example.org').toMatch(/^info@[a-z0-9.-]+\.example\.org$/);
      expect(site ?? 'https://x.example.org/').toMatch(/^https:\/\/[a-z0-9.-]+\.example\.org\/$/);
    }
  });
});

describe('particular organisations', () => {
  test('are called as people call them', () => {
    const short = (key: string) => byKey(key).shortNames;
    expect(short('school/pinsk-city/5')).toEqual({
      ru: 'СШ № 5, г. Пинск',
      be: 'СШ № 5, г. Пінск',
    });
    expect(short('executive-committee/pinsk/1').ru).toBe('Пинский райисполком');
    expect(short('civil-registry/pinsk-city/1').be).toBe('Загс Пінскага гарвыканкама');
    expect(short('transport-regional/minsk-region/1').ru).toBe('Миноблавтотранс');
    expect(short('energy-regional/minsk-city/1').ru).toBe('Минские кабельные сети');
    expect(short('body/min-health').ru).toBe('Минздрав');
  });

  test('of a region stand in its centre, of Minsk region in Minsk District', () => {
    expect(byKey('tax-regional/brest-region/1').districtId).toBe('brest-city');
    const minsk = byKey('tax-regional/minsk-region/1');
    expect([minsk.regionId, minsk.districtId]).toEqual(['minsk-region', 'minsk']);
    expect(minsk.location!.address.ru).toMatch(/^г\. Минск, /);
  });

  test('without a location are few', () => {
    const hidden = plan.filter((planned) => !isPublished(planned));
    expect(hidden).toHaveLength(3);
    expect(all.filter(({ location }) => location === null)).toHaveLength(3);
  });
});
