import type { Point } from './topology.ts';

/** What a map shows beneath its own things, with names in one language. */
export interface BaseMap {
  /** The outline of each region, to be drawn in this order. */
  regions: Array<{ id: string; name: string; ring: Point[] }>;
  /** Towns and villages, the largest first. */
  places: MapPlace[];
  /** Pictures of streets and houses, where the operator of the portal has set a source of them. */
  tiles: MapTiles | null;
}

/** A town or village. */
export interface MapPlace {
  id: string;
  name: string;
  regionId: string;
  lat: number;
  lon: number;
  /** Inhabitants; 0 where they are not known. */
  population: number;
}

/** A source of square pictures of the map. */
export interface MapTiles {
  /** The address of a picture, with {z}, {x} and {y} in it. */
  url: string;
  /** Whose map it is, to be said on it. */
  attribution: string;
}
