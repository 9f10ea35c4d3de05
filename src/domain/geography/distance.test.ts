import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kilometresBetween, nearestOf } from './distance.ts';

const minsk = { lat: 53.9, lon: 27.56667 };
const brest = { lat: 52.09755, lon: 23.68775 };
const pinsk = { lat: 52.1229, lon: 26.0951 };

const place = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('a distance', () => {
  it('is that along the globe', () => {
    expect(kilometresBetween(minsk, brest)).toBeCloseTo(329, -1);
    expect(kilometresBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(Math.PI * 6371);
  });

  it('is none to itself, the same both ways, and never more than half round', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        expect(kilometresBetween(one, one)).toBe(0);
        expect(kilometresBetween(one, other)).toBeCloseTo(kilometresBetween(other, one), 6);
        expect(kilometresBetween(one, other)).toBeLessThanOrEqual(Math.PI * 6371 + 1e-6);
      }),
    );
  });
});

describe('the nearest place', () => {
  it('is found with its distance', () => {
    expect(nearestOf([minsk, brest, pinsk], { lat: 52.1, lon: 26 })).toEqual({
      place: pinsk,
      kilometres: expect.closeTo(7, 0) as number,
    });
  });

  it('is none among none', () => {
    expect(nearestOf([], minsk)).toBeNull();
  });
});
