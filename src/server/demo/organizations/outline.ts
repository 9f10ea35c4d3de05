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
  return (lat, lon) => contains(ring, lat, lon);
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

/** Counts the edges that a line from the point to the east crosses. */
function contains(ring: Point[], lat: number, lon: number): boolean {
  let inside = false;
  let [x1, y1] = ring.at(-1)!;
  for (const [x2, y2] of ring) {
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    [x1, y1] = [x2, y2];
  }
  return inside;
}
