import type { Position, SiteSummary } from '@jsa/contract';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl';
import { emptyCollection, pointFeatures } from './features.ts';
import type { MapLook } from './look.ts';
import { siteSymbolName } from './map-images.ts';

export const siteLayerIds = ['selected-site', 'site', 'selected-site-name', 'site-name'];
export const clusterLayerId = 'site-cluster';

const clustersUpToZoom = 6;
const uncertaintyFromZoom = 11;
const circleCornerCount = 64;
const metresPerDegree = 111_195;

export const siteSources: Record<string, SourceSpecification> = {
  sites: {
    type: 'geojson',
    data: emptyCollection,
    cluster: true,
    clusterRadius: 26,
    clusterMaxZoom: clustersUpToZoom,
  },
  'site-uncertainty': { type: 'geojson', data: emptyCollection, tolerance: 0 },
  'selected-site': { type: 'geojson', data: emptyCollection },
};

function symbolLayer(part: { id: string; source: string; size: number }): LayerSpecification {
  return {
    id: part.id,
    type: 'symbol',
    source: part.source,
    filter: ['!', ['has', 'point_count']],
    layout: {
      'icon-image': ['get', 'symbol'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 6, 0.82 * part.size, 11, part.size],
      'icon-allow-overlap': true,
    },
  };
}

function nameLayer(
  { colours }: MapLook,
  part: { id: string; source: string; offset: number },
): LayerSpecification {
  return {
    id: part.id,
    type: 'symbol',
    source: part.source,
    filter: ['!', ['has', 'point_count']],
    layout: {
      // The title joins the code where there is room for it.
      'text-field': [
        'step',
        ['zoom'],
        ['get', 'code'],
        8.5,
        [
          'format',
          ['get', 'code'],
          {},
          '\n',
          {},
          ['get', 'title'],
          { 'font-scale': 0.88, 'text-font': ['literal', ['Inter Regular']] },
        ],
      ],
      'text-font': ['Inter SemiBold'],
      'text-size': 12.5,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': part.offset,
      'text-justify': 'auto',
      'text-max-width': 16,
    },
    paint: {
      'text-color': colours.text,
      'text-halo-color': colours.textHalo,
      'text-halo-width': 2,
    },
  };
}

/** Codes and titles, apart from the symbols: they stand above the survey lines, the symbols below. */
export function siteNameLayers(look: MapLook): LayerSpecification[] {
  return [
    nameLayer(look, { id: 'site-name', source: 'sites', offset: 1.4 }),
    nameLayer(look, { id: 'selected-site-name', source: 'selected-site', offset: 2.1 }),
  ];
}

/** Sites by shape and colour, how well their place is known, clusters at low zoom, and a ring about the selected one. */
export function siteLayers(look: MapLook): LayerSpecification[] {
  const { colours } = look;
  return [
    {
      id: 'site-uncertainty',
      type: 'fill',
      source: 'site-uncertainty',
      minzoom: uncertaintyFromZoom,
      paint: { 'fill-color': colours.selected, 'fill-opacity': 0.06 },
    },
    {
      id: 'site-uncertainty-edge',
      type: 'line',
      source: 'site-uncertainty',
      minzoom: uncertaintyFromZoom,
      paint: {
        'line-color': colours.selected,
        'line-width': 1.2,
        'line-dasharray': [3, 2],
        'line-opacity': 0.8,
      },
    },
    {
      id: 'site-hover',
      type: 'circle',
      source: 'sites',
      filter: ['==', ['get', 'id'], ''],
      paint: { 'circle-radius': 19, 'circle-color': colours.selected, 'circle-opacity': 0.22 },
    },
    {
      id: clusterLayerId,
      type: 'circle',
      source: 'sites',
      filter: ['has', 'point_count'],
      paint: {
        'circle-radius': 14,
        'circle-color': colours.cluster,
        'circle-stroke-color': colours.textHalo,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'site-cluster-count',
      type: 'symbol',
      source: 'sites',
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': ['Inter SemiBold'],
        'text-size': 13,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colours.clusterText },
    },
    symbolLayer({ id: 'site', source: 'sites', size: 1 }),
    {
      id: 'selected-site-ring',
      type: 'circle',
      source: 'selected-site',
      paint: {
        'circle-radius': 20,
        'circle-color': colours.selected,
        'circle-opacity': 0.18,
        'circle-stroke-color': colours.selected,
        'circle-stroke-width': 3,
      },
    },
    symbolLayer({ id: 'selected-site', source: 'selected-site', size: 1.15 }),
  ];
}

/** A circle of so many metres on the ground, as a polygon: it keeps its size when the map is zoomed. */
export function circleAround([longitude, latitude]: Position, radiusM: number): Feature<Polygon> {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const ring = Array.from({ length: circleCornerCount + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % circleCornerCount)) / circleCornerCount;
    return [
      longitude + (Math.sin(angle) * radiusM) / (metresPerDegree * shrink),
      latitude + (Math.cos(angle) * radiusM) / metresPerDegree,
    ];
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}

function siteFeatures(sites: readonly SiteSummary[]): FeatureCollection {
  return pointFeatures(
    sites.flatMap(({ id, code, title, status, location }) =>
      location === null
        ? []
        : [{ position: location.position, properties: { id, code, title, symbol: siteSymbolName(status) } }],
    ),
  );
}

/**
 * Puts the sites on the map. One whose place the reader may not see is not there at all. The selected one has a
 * source of its own, so that no cluster swallows or counts it.
 */
export function showSites(map: MapLibreMap, sites: readonly SiteSummary[], selectedId: string | null): void {
  const [selected, others] = [true, false].map((is) => sites.filter(({ id }) => (id === selectedId) === is));
  map.getSource<GeoJSONSource>('sites')?.setData(siteFeatures(others));
  map.getSource<GeoJSONSource>('selected-site')?.setData(siteFeatures(selected));
  map.getSource<GeoJSONSource>('site-uncertainty')?.setData({
    type: 'FeatureCollection',
    features: sites.flatMap(({ location }) =>
      location === null || location.horizontalUncertaintyM <= 0
        ? []
        : [circleAround(location.position, location.horizontalUncertaintyM)],
    ),
  });
}

export function showHoveredSite(map: MapLibreMap, siteId: string | null): void {
  if (map.getLayer('site-hover') === undefined) return;
  map.setFilter('site-hover', ['==', ['get', 'id'], siteId ?? '']);
}
