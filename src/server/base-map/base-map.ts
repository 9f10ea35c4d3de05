import type { BaseMap, MapPlace } from '#domain/geography/base-map.ts';
import type { Point } from '#domain/geography/topology.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Portal } from '#server/portal.ts';
import { readLocalities, readRegionRings, type RegionRing } from '#server/reference/index.ts';

/** What is read from files, once. */
const placesIn = new Map<Locale, MapPlace[]>();
let rings: RegionRing[] | undefined;

/**
 * What maps show beneath their own things, with names in a language; places that have none in it
 * are left out.
 */
export function readBaseMap({ reference, configuration }: Portal, locale: Locale): BaseMap {
  rings ??= readRings();
  const places = placesIn.get(locale) ?? readPlaces(locale);
  placesIn.set(locale, places);
  return {
    regions: rings.map(({ regionId, ring }) => ({
      id: regionId,
      name: reference.territories.get(regionId)?.name[locale] ?? regionId,
      ring,
    })),
    places,
    tiles: configuration.mapTiles,
  };
}

/** Those that others lie upon first. */
function readRings(): RegionRing[] {
  return readRegionRings()
    .map(({ regionId, ring }) => ({ regionId, ring: ring.map(rounded) }))
    .sort((a, b) => b.ring.length - a.ring.length);
}

/** Ten metres are enough for an outline. */
function rounded([lon, lat]: Point): Point {
  return [Number(lon.toFixed(4)), Number(lat.toFixed(4))];
}

function readPlaces(locale: Locale): MapPlace[] {
  return readLocalities()
    .flatMap(({ id, ascii, region, lat, lon, population, ...names }) => {
      const name = locale === 'en' ? ascii : names[locale];
      return name ? [{ id, name, regionId: region, lat, lon, population: population ?? 0 }] : [];
    })
    .sort((a, b) => b.population - a.population || a.name.localeCompare(b.name, locale));
}
