import type { BoundaryEdition } from '@jsa/contract';
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl';
import { emptyCollection } from './features.ts';
import type { MapLook } from './look.ts';

export const boundaryLayerId = 'boundary';
export const bandLayerId = 'boundary-band';
const bandsFromZoom = 7.5;

export const boundarySources: Record<string, SourceSpecification> = {
  boundary: { type: 'geojson', data: emptyCollection, tolerance: 0.2 },
  // The same line, generalised: a name finds no straight stretch to stand on along the true one.
  'boundary-label': { type: 'geojson', data: emptyCollection, tolerance: 7 },
  'boundary-bands': { type: 'geojson', data: emptyCollection },
};

/** The ABL, cased and dash-dotted, over bands that say within which distance it cannot tell the side. */
export function boundaryLayers({ colours, boundaryLabel }: MapLook): LayerSpecification[] {
  return [
    {
      id: bandLayerId,
      type: 'fill',
      source: 'boundary-bands',
      minzoom: bandsFromZoom,
      paint: {
        'fill-color': colours.boundary,
        // The bands lie over each other: the inner one shows darker without a darker paint of its own.
        'fill-opacity': 0.08,
      },
    },
    {
      id: 'boundary-band-edge',
      type: 'line',
      source: 'boundary-bands',
      minzoom: bandsFromZoom + 1,
      paint: { 'line-color': colours.boundary, 'line-width': 0.7, 'line-opacity': 0.45 },
    },
    {
      id: 'boundary-casing',
      type: 'line',
      source: 'boundary',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.boundaryCasing,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 3.4, 11, 6],
        'line-opacity': 0.85,
      },
    },
    {
      id: boundaryLayerId,
      type: 'line',
      source: 'boundary',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.boundary,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 1.5, 11, 2.4],
        'line-dasharray': [4, 1.6, 0.8, 1.6],
      },
    },
    {
      id: 'boundary-label',
      type: 'symbol',
      source: 'boundary-label',
      minzoom: 7,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 240,
        'text-max-angle': 60,
        'text-field': boundaryLabel,
        'text-font': ['Inter SemiBold'],
        'text-size': 11.5,
        'text-letter-spacing': 0.12,
        'text-offset': [0, 1.1],
        'text-keep-upright': true,
      },
      paint: {
        'text-color': colours.boundary,
        'text-halo-color': colours.textHalo,
        'text-halo-width': 2,
      },
    },
  ];
}

function bandFeatures(edition: BoundaryEdition): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: edition.bands.map(({ distanceM, area }) => ({
      type: 'Feature',
      properties: { distanceM },
      geometry: area,
    })),
  };
}

/** Puts the edition in force on the map; without one there is no line, rather than a guessed one. */
export function showBoundary(map: MapLibreMap, edition: BoundaryEdition | null): void {
  const line: FeatureCollection = {
    type: 'FeatureCollection',
    features: edition === null ? [] : [{ type: 'Feature', properties: {}, geometry: edition.line }],
  };
  map.getSource<GeoJSONSource>('boundary')?.setData(line);
  map.getSource<GeoJSONSource>('boundary-label')?.setData(line);
  map
    .getSource<GeoJSONSource>('boundary-bands')
    ?.setData(edition === null ? emptyCollection : bandFeatures(edition));
}
