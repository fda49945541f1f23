import { type SiteSummary, siteStatusFamily } from '@jsa/contract';
import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  SourceSpecification,
} from 'maplibre-gl';
import { emptyCollection, pointFeatures } from './features.ts';
import type { MapLook } from './look.ts';
import { metresAsPixels } from './web-mercator.ts';

export const clusterLayerId = 'site-cluster';
export const siteLayerIds = ['selected-site', 'site', 'selected-site-name', 'site-name'];
export const cellLayerId = 'site-cell';

const outlinesFromZoom = 9.5;
const uncertaintyFromZoom = 11;

const isSite: FilterSpecification = ['has', 'id'];
const none: FilterSpecification = ['in', ['get', 'id'], ['literal', []]];

export const selectedSiteSources: Record<string, SourceSpecification> = {
  'selected-site': { type: 'geojson', data: emptyCollection },
};

type Where = { source: string; 'source-layer'?: string; filter?: FilterSpecification };

function symbolLayer({ id, size, ...where }: { id: string; size: number } & Where): LayerSpecification {
  return {
    id,
    type: 'symbol',
    ...where,
    layout: {
      'icon-image': ['concat', 'site-', ['get', 'family']],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 6, 0.82 * size, 11, size],
      'icon-allow-overlap': true,
    },
  };
}

/** Areas as they were drawn, and cells of 1 km for whoever may know no more than that. */
function outlineLayers({ colours }: MapLook): LayerSpecification[] {
  const outline = (id: string, layer: string, dash: number[], isFill: boolean): LayerSpecification =>
    ({
      id,
      type: isFill ? 'fill' : 'line',
      source: 'sites',
      'source-layer': layer,
      minzoom: outlinesFromZoom,
      filter: isSite,
      paint: isFill
        ? { 'fill-color': colours.selected, 'fill-opacity': 0.1 }
        : { 'line-color': colours.selected, 'line-width': 1.6, 'line-dasharray': dash },
    }) as LayerSpecification;
  return [
    outline('site-area', 'site-areas', [1], true),
    outline('site-area-edge', 'site-areas', [1], false),
    outline(cellLayerId, 'site-cells', [1], true),
    outline('site-cell-edge', 'site-cells', [4, 3], false),
  ];
}

/** How far off the place may be: a ring of so many metres that keeps its size on the ground when the map is zoomed. */
function uncertaintyLayer({ colours }: MapLook): LayerSpecification {
  return {
    id: 'site-uncertainty',
    type: 'circle',
    source: 'sites',
    'source-layer': 'sites',
    minzoom: uncertaintyFromZoom,
    filter: isSite,
    paint: {
      'circle-radius': metresAsPixels(['coalesce', ['get', 'uncertaintyMercatorM'], 0]),
      'circle-color': colours.selected,
      'circle-opacity': 0.06,
      'circle-stroke-color': colours.selected,
      'circle-stroke-width': ['case', ['has', 'uncertaintyMercatorM'], 1.2, 0],
      'circle-stroke-opacity': 0.7,
    },
  };
}

function clusterLayers({ colours }: MapLook): LayerSpecification[] {
  return [
    {
      id: clusterLayerId,
      type: 'circle',
      source: 'sites',
      'source-layer': 'sites',
      filter: ['has', 'siteCount'],
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
      'source-layer': 'sites',
      filter: ['has', 'siteCount'],
      layout: {
        'text-field': ['to-string', ['get', 'siteCount']],
        'text-font': ['Inter SemiBold'],
        'text-size': 13,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colours.clusterText },
    },
  ];
}

/** Sites by shape and colour, how well their place is known, clusters at low zoom, and a ring about the selected one. */
export function siteLayers(look: MapLook): LayerSpecification[] {
  const { colours } = look;
  const inTiles = { source: 'sites', 'source-layer': 'sites', filter: isSite };
  return [
    ...outlineLayers(look),
    uncertaintyLayer(look),
    {
      id: 'site-hover',
      type: 'circle',
      source: 'sites',
      'source-layer': 'sites',
      filter: none,
      paint: { 'circle-radius': 19, 'circle-color': colours.selected, 'circle-opacity': 0.22 },
    },
    ...clusterLayers(look),
    symbolLayer({ id: 'site', size: 1, ...inTiles }),
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

type ShownSites = {
  readonly sites: readonly SiteSummary[];
  readonly isFiltered: boolean;
  readonly selectedId: string | null;
};

const outlineIds = ['site-area', 'site-area-edge', cellLayerId, 'site-cell-edge', 'site-uncertainty'];

/** Only what the list holds; `match` finds an id among thousands without going through them. */
function listed({ sites, isFiltered }: ShownSites): ExpressionSpecification | boolean {
  if (!isFiltered) return true;
  const ids = sites.map(({ id }) => id);
  return ids.length === 0 ? false : ['match', ['get', 'id'], ids, true, false];
}

/**
 * Lets the tiles' symbols follow list and selection. The selected site has a source of its own, so that no cluster
 * swallows it; of one whose place is known as a cell only, the cell is what is shown.
 */
export function showSites(map: MapLibreMap, shown: ShownSites): void {
  const selected = shown.sites.find(({ id }) => id === shown.selectedId);
  const points = selected === undefined || selected.location === null ? [] : [selected];
  map.getSource<GeoJSONSource>('selected-site')?.setData(
    pointFeatures(
      points.map(({ location, status, ...site }) => ({
        position: location?.position ?? [0, 0],
        properties: {
          ...{ id: site.id, code: site.code, title: site.title, status, family: siteStatusFamily[status] },
          ...{ precision: site.precision, isFictional: site.isFictional },
          horizontalUncertaintyM: location?.horizontalUncertaintyM ?? 0,
        },
      })),
    ),
  );
  const isListed = listed(shown);
  const isOther: ExpressionSpecification = ['!=', ['get', 'id'], points[0]?.id ?? ''];
  for (const id of ['site', 'site-name'])
    map.setFilter(id, ['all', isSite, isListed, isOther] as FilterSpecification);
  for (const id of outlineIds) map.setFilter(id, ['all', isSite, isListed] as FilterSpecification);
  for (const id of [clusterLayerId, 'site-cluster-count'])
    map.setFilter(id, ['all', ['has', 'siteCount'], !shown.isFiltered] as FilterSpecification);
}

/** A glow about what the pointer is on, here or in the list, and about the selected one where only its cell is known. */
export function showLitSites(map: MapLibreMap, siteIds: readonly (string | null)[]): void {
  if (map.getLayer('site-hover') === undefined) return;
  const ids = siteIds.filter((id) => id !== null);
  map.setFilter('site-hover', ['in', ['get', 'id'], ['literal', ids]]);
}
