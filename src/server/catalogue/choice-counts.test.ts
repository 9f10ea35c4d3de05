import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '#server/standings/index.ts';
import { countChoices } from './choice-counts.ts';

let made = 0;

function entry(given: Partial<CatalogueEntry>): CatalogueEntry {
  made += 1;
  const names = { nameRu: '', nameBe: '', nameEn: '' };
  return {
    organizationId: made,
    nameOrder: made,
    ...names,
    regionId: 'brest',
    districtId: 'pinsk',
    typeId: 'pharmacy',
    sphereIds: ['health'],
    ...given,
  };
}

const entries = [
  entry({}),
  entry({ districtId: 'kobrin' }),
  entry({ regionId: 'gomel', districtId: 'mozyr' }),
  entry({ typeId: 'bank', sphereIds: ['finance', 'insurance'] }),
  entry({ typeId: 'ministry', districtId: null, sphereIds: ['finance'] }),
];

describe('the counts beside the choices of a filter', () => {
  it('are of all organisations while nothing is chosen', () => {
    const counts = countChoices(entries, {});
    expect(Object.fromEntries(counts.sphere)).toEqual({ health: 3, finance: 2, insurance: 1 });
    expect(Object.fromEntries(counts.region)).toEqual({ brest: 4, gomel: 1 });
    expect(Object.fromEntries(counts.district)).toEqual({ pinsk: 2, kobrin: 1, mozyr: 1 });
    expect(Object.fromEntries(counts.type)).toEqual({ pharmacy: 3, bank: 1, ministry: 1 });
  });

  it('keep the other choices, and leave out what none of them leaves', () => {
    const counts = countChoices(entries, { sphere: 'health', region: 'brest' });
    expect(Object.fromEntries(counts.sphere)).toEqual({ health: 2, finance: 2, insurance: 1 });
    expect(Object.fromEntries(counts.region)).toEqual({ brest: 2, gomel: 1 });
    expect(Object.fromEntries(counts.district)).toEqual({ pinsk: 1, kobrin: 1 });
    expect(Object.fromEntries(counts.type)).toEqual({ pharmacy: 2 });
  });

  it('of regions do not depend on the chosen district, nor those of its neighbours', () => {
    const counts = countChoices(entries, { region: 'brest', district: 'pinsk' });
    expect(Object.fromEntries(counts.region)).toEqual({ brest: 4, gomel: 1 });
    expect(Object.fromEntries(counts.district)).toEqual({ pinsk: 2, kobrin: 1 });
    expect(Object.fromEntries(counts.sphere)).toEqual({ health: 1, finance: 1, insurance: 1 });
  });
});
