import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centroidOf, fitted, pathOf } from './projection.ts';
import { ringOf, type Topology } from './topology.ts';

/** A square of two arcs, on a grid of half degrees from (20, 50). */
const square: Topology = {
  transform: { scale: [0.5, 0.5], translate: [20, 50] },
  arcs: [
    [
      [0, 0],
      [2, 0],
      [0, 2],
    ],
    [
      [0, 0],
      [0, 2],
      [2, 0],
    ],
  ],
};

describe('a ring of a topology', () => {
  it('joins its arcs, each point where two meet once, backwards ones reversed', () => {
    expect(ringOf(square, [0, -2])).toEqual([
      [20, 50],
      [21, 50],
      [21, 51],
      [20, 51],
      [20, 50],
    ]);
  });
});

describe('a projection', () => {
  const point = fc.tuple(
    fc.double({ min: 23, max: 33, noNaN: true }),
    fc.double({ min: 51, max: 57, noNaN: true }),
  );

  it('keeps every point inside the drawing, north above south and west left of east', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 30 }), (points) => {
        fc.pre(new Set(points.map(([lon]) => lon.toFixed(6))).size > 1);
        const { width, height, project } = fitted(points, 500, 4);
        for (const [x, y] of points.map(project)) {
          expect(x).toBeGreaterThanOrEqual(4 - 1e-6);
          expect(x).toBeLessThanOrEqual(width - 4 + 1e-6);
          expect(y).toBeGreaterThanOrEqual(4 - 1e-6);
          expect(y).toBeLessThanOrEqual(height - 4 + 1e-6);
        }
      }),
    );
    const { project } = fitted(
      [
        [23, 51],
        [33, 57],
      ],
      500,
    );
    expect(project([23, 57])).toEqual([0, 0]);
    expect(project([33, 51])[0]).toBeCloseTo(500);
  });
});

describe('a path', () => {
  it('is drawn in whole steps, dots that fall together once', () => {
    const dots = [
      [0.2, 0.1],
      [10.4, 0.2],
      [10.1, 0.3],
      [10, 9.8],
      [0, 10],
    ] as const;
    expect(pathOf(dots)).toBe('M0 0l10 0 0 10-10 0z');
  });
});

describe('a centroid', () => {
  it('is where a shape balances, whichever way round it is drawn', () => {
    const corner = [
      [0, 0],
      [4, 0],
      [4, 2],
      [2, 2],
      [2, 4],
      [0, 4],
    ] as const;
    const [x, y] = centroidOf(corner);
    expect(x).toBeCloseTo(5 / 3);
    expect(y).toBeCloseTo(5 / 3);
    expect(centroidOf(corner.toReversed())).toEqual([x, y].map((value) => expect.closeTo(value)));
  });
});
