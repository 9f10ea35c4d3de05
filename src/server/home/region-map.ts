import { centroidOf, fitted, pathOf, type Dot } from '#domain/geography/projection.ts';
import { readRegionRings } from '#server/reference/index.ts';

/** The regions as shapes of a small map. */
export interface RegionMap {
  width: number;
  height: number;
  /** In the order in which they are drawn: Minsk city lies upon the region around it. */
  shapes: RegionShape[];
}

export interface RegionShape {
  regionId: string;
  /** The outline, as the `d` of an SVG path. */
  path: string;
  /** Where its number stands. */
  label: readonly [x: number, y: number];
}

const WIDTH = 500;
const MARGIN = 4;
/** Minsk lies in the middle of the region around it, so that both labels step aside. */
const ASIDE: Readonly<Record<string, readonly [x: number, y: number]>> = {
  'minsk-city': [40, -2],
  'minsk-region': [0, 52],
};

let drawn: RegionMap | null = null;

/** The map of the regions, drawn from the reference data once. */
export function readRegionMap(): RegionMap {
  drawn ??= draw();
  return drawn;
}

function draw(): RegionMap {
  const rings = readRegionRings();
  const { width, height, project } = fitted(
    rings.flatMap(({ ring }) => ring),
    WIDTH,
    MARGIN,
  );
  const shapes = rings.map(({ regionId, ring }) => {
    const dots = ring.map(project);
    return { regionId, path: pathOf(dots), label: labelOf(regionId, centroidOf(dots)) };
  });
  return {
    width,
    height,
    shapes: shapes.sort((a, b) => b.path.length - a.path.length),
  };
}

function labelOf(regionId: string, [x, y]: Dot): Dot {
  const [right, down] = ASIDE[regionId] ?? [0, 0];
  return [Math.round(x + right), Math.round(y + down)];
}
