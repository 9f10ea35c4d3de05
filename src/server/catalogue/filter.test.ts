import { describe, expect, it } from 'vitest';
import type { NamedTerritory, Reference } from '#server/reference/index.ts';
import { readFilter } from './filter.ts';

const name = { ru: '', be: '', en: '' };

function territory(id: string, kind: NamedTerritory['kind'], parentId: string | null = null) {
  return [id, { id, kind, parentId, name, retired: false }] as const;
}

const reference: Reference = {
  territories: new Map([
    territory('brest-region', 'region'),
    territory('gomel-region', 'region'),
    territory('minsk-city', 'capital'),
    territory('pinsk', 'district', 'brest-region'),
    territory('pinsk-city', 'city', 'brest-region'),
    territory('gomel-city', 'city', 'gomel-region'),
    territory('gomel-sovetsky', 'city_district', 'gomel-city'),
    territory('minsk-leninsky', 'city_district', 'minsk-city'),
  ]),
  spheres: new Map([
    ['healthcare', { id: 'healthcare', icon: '', name, description: name, retired: false }],
  ]),
  types: new Map([['pharmacy', { ...name, retired: false }]]),
  serviceItems: new Map(),
};

const read = (query: string) => readFilter(reference, new URLSearchParams(query));

describe('reading a filter from an address', () => {
  it('takes what is known', () => {
    expect(read('sphere=healthcare&type=pharmacy&region=brest-region')).toEqual({
      filter: { sphere: 'healthcare', type: 'pharmacy', region: 'brest-region' },
      unknown: [],
      strayDistrict: null,
    });
  });

  it('takes empty fields for not chosen', () => {
    expect(read('sphere=&region=&district=&type=')).toEqual(read(''));
    expect(read('').unknown).toEqual([]);
  });

  it('names what is unknown, and narrows by the rest', () => {
    const { filter, unknown } = read('sphere=magic&region=pinsk&district=nowhere&type=pharmacy');
    expect(filter).toEqual({ type: 'pharmacy' });
    expect(unknown).toEqual(['sphere', 'region', 'district']);
  });

  it('is not taken in by what every object has', () => {
    const { filter, unknown } = read('sphere=__proto__&type=constructor&region=toString');
    expect(filter).toEqual({});
    expect(unknown).toEqual(['sphere', 'region', 'type']);
  });

  it.each([
    ['pinsk', 'brest-region'],
    ['pinsk-city', 'brest-region'],
    ['minsk-leninsky', 'minsk-city'],
  ])('puts the region of the district %s beside it', (district, region) => {
    expect(read(`district=${district}`).filter).toEqual({ district, region });
  });

  it('knows no district in which no organisation can be registered', () => {
    expect(read('district=gomel-sovetsky').unknown).toEqual(['district']);
    expect(read('district=brest-region').unknown).toEqual(['district']);
  });

  it('keeps the region when the district is elsewhere', () => {
    expect(read('region=gomel-region&district=pinsk')).toEqual({
      filter: { region: 'gomel-region' },
      unknown: [],
      strayDistrict: 'pinsk',
    });
  });
});
