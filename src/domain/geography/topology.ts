/** A place on the globe, in degrees. */
export type Point = readonly [lon: number, lat: number];

/** What is needed of a TopoJSON document (https://github.com/topojson/topojson-specification). */
export interface Topology {
  transform: { scale: readonly [number, number]; translate: readonly [number, number] };
  /** Each a line of steps on an integer grid. */
  arcs: ReadonlyArray<ReadonlyArray<readonly [number, number]>>;
}

/**
 * The points of a ring. Neighbours share their border as one arc; a negative number is an arc read
 * backwards, ~0 the first.
 */
export function ringOf(topology: Topology, arcs: readonly number[]): Point[] {
  return arcs.flatMap((arc, index) => {
    const points = pointsOf(topology, arc);
    // An arc begins where the one before it ended.
    return index === 0 ? points : points.slice(1);
  });
}

function pointsOf({ transform, arcs }: Topology, arc: number): Point[] {
  const { scale, translate } = transform;
  let x = 0;
  let y = 0;
  const points = arcs[arc < 0 ? ~arc : arc]!.map(([dx, dy]): Point => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
  return arc < 0 ? points.reverse() : points;
}
