import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import { AttributionControl, Map, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { BaseMap } from '#domain/geography/base-map.ts';
import type { Place } from '#domain/geography/distance.ts';
import { m } from '#i18n/compiled/messages.js';

/** A map on which one point is chosen. */
export interface PointMap {
  /** Puts the point somewhere, or takes it away. */
  show(place: Place | null): void;
  /** Goes to where a town fills the map. */
  goTo(place: Place): void;
  /** The middle of what is seen. */
  middle(): Place;
  remove(): void;
}

interface Options {
  base: BaseMap;
  place: Place | null;
  /** Called with each place that is clicked, or to which the point is dragged. */
  onchoose: (place: Place) => void;
}

/** The zoom at which a town fills the map, and with streets, a few houses. */
const TOWN_ZOOM = 9;
const HOUSE_ZOOM = 15;

/**
 * Draws a map of the country with a point that can be moved. The page scrolls over it: zooming takes
 * a key, moving on a touch screen two fingers.
 *
 * @throws Error where the browser cannot draw maps (WebGL)
 */
export function drawPointMap(container: HTMLElement, { base, place, onchoose }: Options): PointMap {
  setWorkerUrl(workerUrl);
  const colour = coloursOf(container);
  const close = base.tiles ? HOUSE_ZOOM : TOWN_ZOOM;
  const map = new Map({
    container,
    style: styleOf(base, colour),
    ...(place ? { center: [place.lon, place.lat], zoom: close } : { bounds: boundsOf(base) }),
    fitBoundsOptions: { padding: 16 },
    minZoom: 4,
    maxZoom: 18,
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    locale: {
      'Map.Title': m.map_title(),
      'Marker.Title': m.map_point(),
      'NavigationControl.ZoomIn': m.map_zoom_in(),
      'NavigationControl.ZoomOut': m.map_zoom_out(),
      'CooperativeGesturesHandler.WindowsHelpText': m.map_scroll_windows(),
      'CooperativeGesturesHandler.MacHelpText': m.map_scroll_mac(),
      'CooperativeGesturesHandler.MobileHelpText': m.map_scroll_touch(),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  if (base.tiles) map.addControl(new AttributionControl({ compact: false }));

  const marker = new Marker({ color: colour('brand'), draggable: true });
  const show = (to: Place | null) => {
    if (to) marker.setLngLat([to.lon, to.lat]).addTo(map);
    else marker.remove();
  };
  show(place);
  marker.on('dragend', () => onchoose(placeOf(marker.getLngLat())));
  map.on('click', ({ lngLat }) => onchoose(placeOf(lngLat)));
  return {
    show,
    goTo: ({ lat, lon }) => void map.flyTo({ center: [lon, lat], zoom: base.tiles ? 13 : close }),
    middle: () => placeOf(map.getCenter()),
    remove: () => map.remove(),
  };
}

function placeOf({ lat, lng }: { lat: number; lng: number }): Place {
  return { lat, lon: lng };
}

/** The colours of the page, which differ in the version for low vision. */
function coloursOf(element: HTMLElement): (name: string) => string {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(`--color-${name}`).trim();
}

function boundsOf({ regions }: BaseMap): [number, number, number, number] {
  const points = regions.flatMap(({ ring }) => ring);
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Regions, towns by their size, and the pictures of streets beneath the names where there are any. */
function styleOf(base: BaseMap, colour: (name: string) => string): StyleSpecification {
  const { tiles } = base;
  return {
    version: 8,
    sources: {
      regions: regionsOf(base),
      places: placesOf(base),
      ...(tiles && {
        tiles: {
          type: 'raster',
          tiles: [tiles.url],
          tileSize: 256,
          attribution: tiles.attribution,
        },
      }),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colour('sunken') } },
      {
        id: 'regions',
        type: 'fill',
        source: 'regions',
        paint: { 'fill-color': colour('surface') },
      },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      {
        id: 'borders',
        type: 'line',
        source: 'regions',
        paint: { 'line-color': colour('line-strong'), 'line-width': 1 },
      },
      ...(tiles ? [] : placeLayers(colour)),
    ],
  };
}

/** Where there are no streets, dots and names of towns; small ones from closer by. */
function placeLayers(colour: (name: string) => string): StyleSpecification['layers'] {
  return [
    {
      id: 'dots',
      type: 'circle',
      source: 'places',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['get', 'population'], 0, 2.5, 300_000, 6],
        'circle-color': colour('ink-soft'),
      },
    },
    {
      id: 'names',
      type: 'symbol',
      source: 'places',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['Golos Text Variable'],
        'text-size': ['interpolate', ['linear'], ['get', 'population'], 0, 13, 300_000, 17],
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.6,
        'symbol-sort-key': ['-', 0, ['get', 'population']],
      },
      paint: {
        'text-color': colour('ink'),
        'text-halo-color': colour('surface'),
        'text-halo-width': 1.5,
      },
    },
  ];
}

function regionsOf({ regions }: BaseMap): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: regions.map(({ ring }) => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat])] },
      })),
    },
  };
}

function placesOf({ places }: BaseMap): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: places.map(({ name, population, lat, lon }) => ({
        type: 'Feature',
        properties: { name, population },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
    },
  };
}
