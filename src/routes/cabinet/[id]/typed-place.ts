import { writeDegrees } from '#domain/geography/degrees.ts';
import { hoursTexts, type HoursTexts } from './typed-hours.ts';

/** What organisations and their subdivisions say of where they are and how to reach them. */
interface Place {
  addressRu: string | null;
  addressBe: string | null;
  lat: number | null;
  lon: number | null;
  openingHours: string | null;
  phones: readonly string[];
}

/** The fields of a place, but for its hours. */
export const PLACE_FIELDS = ['addressRu', 'addressBe', 'lat', 'lon', 'phones'] as const;

/** What a form holds of a place: texts as typed, one telephone a line. */
export type PlaceTexts = Record<(typeof PLACE_FIELDS)[number], string> & HoursTexts;

/** A stored place as a form shows it; degrees with the comma or point of the language. */
export function placeTexts(place: Place, comma: boolean): PlaceTexts {
  return {
    addressRu: place.addressRu ?? '',
    addressBe: place.addressBe ?? '',
    lat: place.lat === null ? '' : writeDegrees(place.lat, comma),
    lon: place.lon === null ? '' : writeDegrees(place.lon, comma),
    phones: place.phones.join('\n'),
    ...hoursTexts(place.openingHours),
  };
}
