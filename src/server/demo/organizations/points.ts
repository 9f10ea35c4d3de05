import type { Outline } from '#server/reference/index.ts';
import type { Random } from '../random.ts';

export interface Point {
  lat: number;
  lon: number;
}

const KILOMETRES_PER_DEGREE = 111.2;

/** The point so many kilometres away in a direction (radians, 0 is east). */
export function moved({ lat, lon }: Point, kilometres: number, direction: number): Point {
  const north = (kilometres * Math.sin(direction)) / KILOMETRES_PER_DEGREE;
  const east =
    (kilometres * Math.cos(direction)) / (KILOMETRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  return { lat: rounded(lat + north), lon: rounded(lon + east) };
}

/** A point scattered around the middle of a place, denser in the middle, inside the country. */
export function scattered(middle: Point, radius: number, outline: Outline, random: Random): Point {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const point = moved(middle, radius * random.next() ** 0.7, random.next() * 2 * Math.PI);
    if (outline(point.lat, point.lon)) return point;
  }
  return middle;
}

/** Five digits are about a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
