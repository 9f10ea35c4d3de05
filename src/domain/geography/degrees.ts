import type { Place } from './distance.ts';

/** Degrees as people write them: with the comma or the point of their language. */
export function writeDegrees(value: number, comma: boolean): string {
  return comma ? String(value).replace('.', ',') : String(value);
}

/** A place to the fifth digit of a degree, about a metre. */
export function toTheMetre({ lat, lon }: Place): Place {
  return { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) };
}

/** The place that two fields name, while both hold degrees that exist; otherwise null. */
export function readPlace(latText: string, lonText: string): Place | null {
  const [lat, lon] = [latText, lonText].map((text) => {
    const trimmed = text.trim().replace(',', '.');
    return trimmed === '' ? Number.NaN : Number(trimmed);
  }) as [number, number];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}
