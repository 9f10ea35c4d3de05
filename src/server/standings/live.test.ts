import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nationalOf, scoreOf, type Methodology } from '#domain/standing/index.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { LiveStandings } from './live.ts';

const methodology: Methodology = {
  version: 1,
  validFrom: '2019-11-13',
  k: 10,
  windowDays: 365,
  minimumRatings: 5,
};

function entry(organizationId: number, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    organizationId,
    nameRu: `Организация ${organizationId}`,
    nameBe: '',
    nameEn: '',
    nameOrder: organizationId,
    regionId: 'brest-region',
    districtId: null,
    typeId: 'school',
    sphereIds: ['education'],
    ...more,
  };
}

/** Sums of n ratings that all have the same total. */
function sums(version: number, n: number, total: number) {
  return { version, n, total: n * total, totalSquared: n * total * total };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('live standings', () => {
  it('have the new score and count of an organisation at once, and its position within half a second', () => {
    const live = new LiveStandings(methodology);
    live.setCatalogue([entry(1), entry(2)]);
    live.set(1, sums(1, 10, 16));
    live.set(2, sums(1, 10, 12));
    expect(live.standing(1)?.position).toBe(1);
    live.set(2, sums(2, 40, 20));
    expect(live.sumsOf(2).n).toBe(40);
    const expected = scoreOf(
      sums(2, 40, 20),
      nationalOf([sums(1, 10, 16), sums(2, 40, 20)]),
      methodology,
    );
    expect(live.scoreOf(live.sumsOf(2))).toBe(expected);
    vi.advanceTimersByTime(500);
    expect(live.standing(2)?.position).toBe(1);
    expect(live.standing(1)?.position).toBe(2);
    expect(live.settled).toBe(true);
  });

  it('never take older sums for newer ones', () => {
    const live = new LiveStandings(methodology);
    live.setCatalogue([entry(1)]);
    live.set(1, sums(3, 7, 16));
    const { revision } = live;
    live.set(1, sums(2, 6, 16));
    live.set(1, sums(3, 7, 16));
    expect(live.sumsOf(1).n).toBe(7);
    expect(live.revision).toBe(revision);
  });

  it('leave those with too few ratings without a position', () => {
    const live = new LiveStandings(methodology);
    live.setCatalogue([entry(1), entry(2), entry(3)]);
    live.set(1, sums(1, 4, 20));
    live.set(2, sums(1, 5, 12));
    expect(live.standing(1)?.position).toBeNull();
    expect(live.ranking({}).map((each) => each.organizationId)).toEqual([2]);
    expect(live.placeIn(1, {})).toBeNull();
    expect(live.placeIn(2, {})).toEqual({ position: 1, of: 1 });
  });

  it('give the same place whether it is asked for one organisation or read from the ranking', () => {
    const regions = ['brest-region', 'gomel-region'];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            n: fc.integer({ min: 0, max: 12 }),
            total: fc.integer({ min: 4, max: 20 }),
            region: fc.constantFrom(...regions),
          }),
          { maxLength: 30 },
        ),
        (organizations) => {
          const live = new LiveStandings(methodology);
          live.setCatalogue(
            organizations.map(({ region }, index) => entry(index + 1, { regionId: region })),
          );
          organizations.forEach(({ n, total }, index) => live.set(index + 1, sums(1, n, total)));
          for (const filter of [{}, { region: 'brest-region' }]) {
            const ranking = live.ranking(filter);
            for (const { organizationId, position } of ranking) {
              expect(live.placeIn(organizationId, filter)).toEqual({
                position,
                of: ranking.length,
              });
            }
          }
          for (const { organizationId, position } of live.ranking({})) {
            expect(live.standing(organizationId)?.position).toBe(position);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
