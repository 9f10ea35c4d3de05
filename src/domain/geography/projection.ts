import type { Point } from './topology.ts';

/** A place on a drawing; y grows downwards. */
export type Dot = readonly [x: number, y: number];

/** A drawing of a piece of the globe. */
export interface Projection {
  width: number;
  height: number;
  project: (point: Point) => Dot;
}

/**
 * Fits points into a drawing of a given width. Degrees of longitude are shortened by the cosine of
 * the middle latitude, which is true enough for a country of a few hundred kilometres.
 *
 * @param margin free space on each side, in units of the drawing
 */
export function fitted(points: readonly Point[], width: number, margin = 0): Projection {
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const shortened = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unit = (width - 2 * margin) / ((east - west) * shortened);
  return {
    width,
    height: Math.ceil((north - south) * unit + 2 * margin),
    project: ([lon, lat]) => [
      margin + (lon - west) * shortened * unit,
      margin + (north - lat) * unit,
    ],
  };
}

/** A closed shape as the `d` of an SVG path, to whole units of the drawing. */
export function pathOf(dots: readonly Dot[]): string {
  const steps: string[] = [];
  let x = 0;
  let y = 0;
  dots.forEach((dot, index) => {
    const [toX, toY] = [Math.round(dot[0]), Math.round(dot[1])];
    if (index === 0) steps.push(`M${toX} ${toY}l`);
    else if (toX !== x || toY !== y) steps.push(`${toX - x} ${toY - y}`);
    [x, y] = [toX, toY];
  });
  return `${steps.join(' ').replaceAll(' -', '-').replace('l ', 'l')}z`;
}

/** The centre of gravity of a closed shape without holes. */
export function centroidOf(dots: readonly Dot[]): Dot {
  let [area, x, y] = [0, 0, 0];
  dots.forEach(([x1, y1], index) => {
    const [x2, y2] = dots[(index + 1) % dots.length]!;
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  });
  return [x / (3 * area), y / (3 * area)];
}
