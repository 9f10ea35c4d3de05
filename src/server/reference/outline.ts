import type { Point } from '#domain/geography/topology.ts';
import { readCountryRing } from './outline-rings.ts';

/** Tells whether a point lies in the country. */
export type Outline = (lat: number, lon: number) => boolean;

/** Reads the country's outline from the reference data. */
export function readOutline(): Outline {
  const bands = bandsOf(readCountryRing());
  return (lat, lon) => contains(bands.get(bandOf(lat)) ?? [], lat, lon);
}

type Edge = readonly [from: Point, to: Point];

/** Edges by bands of latitude, so that a point is compared with the few of its own band. */
function bandsOf(ring: Point[]): Map<number, Edge[]> {
  const bands = new Map<number, Edge[]>();
  ring.forEach((to, index) => {
    const from = ring.at(index - 1)!;
    const [south, north] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
    for (let band = bandOf(south); band <= bandOf(north); band += 1) {
      bands.set(band, [...(bands.get(band) ?? []), [from, to]]);
    }
  });
  return bands;
}

/** A hundredth of a degree is about a kilometre. */
function bandOf(lat: number): number {
  return Math.floor(lat * 100);
}

/** Counts the edges that a line from the point to the east crosses. */
function contains(edges: Edge[], lat: number, lon: number): boolean {
  let inside = false;
  for (const [[x1, y1], [x2, y2]] of edges) {
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
