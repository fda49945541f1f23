import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  FormattedSpecification,
  LayerSpecification,
  SourceSpecification,
} from 'maplibre-gl';
import type { MapLook } from './look.ts';
import { placeDotName } from './map-images.ts';

/** The files of `web/public/base-map`; what they hold and under which licence stands in the notice beside them. */
export function baseMapSources(baseUrl: string): Record<string, SourceSpecification> {
  const file = (name: string) => new URL(`base-map/${name}.json`, baseUrl).href;
  return {
    land: { type: 'geojson', data: file('land'), tolerance: 0.2 },
    outlines: { type: 'geojson', data: file('outlines'), tolerance: 0.2 },
    places: { type: 'geojson', data: file('places') },
  };
}

/** First line in the reader's language, second line the other name where there is one. */
function twoLines(look: MapLook): DataDrivenPropertyValueSpecification<FormattedSpecification> {
  const [first, second] = [look.language, `${look.language}2`];
  const small = { 'font-scale': 0.86, 'text-color': look.colours.quietText } as const;
  return [
    'case',
    ['==', ['get', second], ''],
    ['get', first],
    ['format', ['get', first], {}, '\n', {}, ['get', second], small],
  ] as ExpressionSpecification;
}

/** Rank 1 is a big city, 4 a small town; a rank appears where the map has room for it. */
const ranks = [
  { rank: 5, fromZoom: 10.2, dot: 0.55, font: 'Inter Regular', size: 10.5, isQuiet: true },
  { rank: 4, fromZoom: 9.2, dot: 0.6, font: 'Inter Regular', size: 11, isQuiet: true },
  { rank: 3, fromZoom: 8.2, dot: 0.7, font: 'Inter Regular', size: 12, isQuiet: false },
  { rank: 2, fromZoom: 6.6, dot: 0.8, font: 'Inter SemiBold', size: 12.5, isQuiet: false },
  { rank: 1, fromZoom: 5, dot: 1, font: 'Inter SemiBold', size: 14.5, isQuiet: false },
] as const;

/** Dot and name are one symbol, so that no name is written over another place's dot. */
function placeLayers(look: MapLook): LayerSpecification[] {
  const { colours } = look;
  return ranks.map(
    ({ rank, fromZoom, dot, font, size, isQuiet }): LayerSpecification => ({
      id: `place-${rank}`,
      type: 'symbol',
      source: 'places',
      minzoom: fromZoom,
      filter: ['==', ['get', 'rank'], rank],
      layout: {
        'icon-image': placeDotName(look.theme),
        'icon-size': dot,
        'icon-padding': 1,
        'text-field': twoLines(look),
        'text-font': [font],
        'text-size': ['interpolate', ['linear'], ['zoom'], 7, size * 0.92, 11, size * 1.12],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.6,
        'text-justify': 'auto',
        'text-max-width': 12,
        'text-line-height': 1.15,
        'symbol-sort-key': ['get', 'order'],
        'text-padding': 3,
      },
      paint: {
        'text-color': isQuiet ? colours.quietText : colours.text,
        'text-halo-color': colours.textHalo,
        'text-halo-width': 1.4,
      },
    }),
  );
}

/** Ground of the map: land with one tint on both sides of the ABL, outlines of third countries. */
export function groundLayers({ colours }: MapLook): LayerSpecification[] {
  return [
    { id: 'beyond', type: 'background', paint: { 'background-color': colours.beyond } },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      paint: {
        'fill-color': [
          'match',
          ['get', 'area'],
          'water',
          colours.water,
          'both-sides',
          colours.land,
          colours.neighbours,
        ],
        'fill-antialias': false,
      },
    },
    {
      id: 'outline-casing',
      type: 'line',
      source: 'outlines',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.outlineCasing,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 2.2, 11, 5],
        'line-opacity': 0.8,
      },
    },
    {
      id: 'outline',
      type: 'line',
      source: 'outlines',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.outline,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.9, 11, 1.8],
      },
    },
  ];
}

function areaLayer(look: MapLook, part: { id: string; rank: number; fromZoom: number }): LayerSpecification {
  return {
    id: part.id,
    type: 'symbol',
    source: 'places',
    minzoom: part.fromZoom,
    maxzoom: 9.4,
    filter: ['==', ['get', 'rank'], part.rank],
    layout: {
      'text-field': twoLines(look),
      'text-font': ['Inter Regular'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 6, 11, 9, 15],
      'text-letter-spacing': 0.16,
      'text-max-width': 14,
    },
    paint: {
      'text-color': look.colours.areaText,
      'text-halo-color': look.colours.textHalo,
      'text-halo-width': 1.2,
    },
  };
}

/** Towns, and above them the names of areas, which thus win when labels compete for room. */
export function nameLayers(look: MapLook): LayerSpecification[] {
  return [
    ...placeLayers(look),
    areaLayer(look, { id: 'area-name', rank: 0, fromZoom: 4 }),
    // A second place for a name whose first one is out of sight when the ABL fills the view.
    areaLayer(look, { id: 'area-name-near', rank: -1, fromZoom: 7.6 }),
  ];
}
