import { z } from 'zod';
import { readData } from '#server/reference/index.ts';

type Point = readonly [lon: number, lat: number];

const position = z.tuple([z.number(), z.number()]);
const topology = z.object({
  transform: z.object({ scale: position, translate: position }),
  arcs: z.array(z.array(position)),
  objects: z.object({
    belarus: z.object({ type: z.literal('Polygon'), arcs: z.array(z.array(z.number().int())) }),
  }),
});

/** Tells whether a point lies in the country. */
export type Outline = (lat: number, lon: number) => boolean;

/** Reads the country's outline from `belarus.topo.json`. */
export function readOutline(): Outline {
  const { transform, arcs, objects } = readData('belarus.topo.json', topology);
  const lines = arcs.map((arc) => decode(arc, transform));
  const ring = objects.belarus.arcs[0]!.flatMap((arc) => lineOf(lines, arc));
  const bands = bandsOf(ring);
  return (lat, lon) => contains(bands.get(bandOf(lat)) ?? [], lat, lon);
}

type Transform = z.output<typeof topology>['transform'];

/** TopoJSON keeps an arc as steps on an integer grid. */
function decode(arc: [number, number][], { scale, translate }: Transform): Point[] {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** A negative number is an arc read backwards: ~0 is the first. */
function lineOf(lines: Point[][], arc: number): Point[] {
  return arc >= 0 ? lines[arc]! : lines[~arc]!.toReversed();
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
