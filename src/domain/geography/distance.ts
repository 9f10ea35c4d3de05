/** A place on the globe, in degrees. */
export interface Place {
  lat: number;
  lon: number;
}

/** The mean radius of the earth, in kilometres (IUGG). */
const RADIUS = 6371;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Kilometres between two places along the globe, by the haversine formula. */
export function kilometresBetween(one: Place, other: Place): number {
  const square = (angle: number) => Math.sin(radians(angle) / 2) ** 2;
  const chord =
    square(other.lat - one.lat) +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * square(other.lon - one.lon);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The one of these that lies nearest to a place, with its distance in kilometres; null of none. */
export function nearestOf<T extends Place>(
  places: readonly T[],
  to: Place,
): { place: T; kilometres: number } | null {
  let nearest: { place: T; kilometres: number } | null = null;
  for (const place of places) {
    const kilometres = kilometresBetween(place, to);
    if (nearest === null || kilometres < nearest.kilometres) nearest = { place, kilometres };
  }
  return nearest;
}
