import type { Position, SurveyLine } from '@jsa/contract';
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl';
import { emptyCollection, pointFeatures } from './features.ts';
import type { MapLook } from './look.ts';

export const surveyLineLayerId = 'survey-line';

export const surveyLineSources: Record<string, SourceSpecification> = {
  'survey-lines': { type: 'geojson', data: emptyCollection, tolerance: 0, maxzoom: 20 },
  'selected-line': { type: 'geojson', data: emptyCollection, tolerance: 0, maxzoom: 20 },
  'selected-line-start': { type: 'geojson', data: emptyCollection, maxzoom: 20 },
};

/** Tracks with a casing that keeps them readable on any ground; trace 0 of the selected one is a small ring. */
export function surveyLineLayers({ colours }: MapLook): LayerSpecification[] {
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'survey-line-casing',
      type: 'line',
      source: 'survey-lines',
      layout: round,
      paint: {
        'line-color': colours.lineCasing,
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 3, 17, 5],
      },
    },
    {
      id: surveyLineLayerId,
      type: 'line',
      source: 'survey-lines',
      layout: round,
      paint: {
        'line-color': colours.line,
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 1.2, 17, 2],
      },
    },
    {
      id: 'selected-line-casing',
      type: 'line',
      source: 'selected-line',
      layout: round,
      paint: { 'line-color': colours.selectedCasing, 'line-width': 9 },
    },
    {
      id: 'selected-line',
      type: 'line',
      source: 'selected-line',
      layout: round,
      paint: { 'line-color': colours.selected, 'line-width': 5 },
    },
    {
      id: 'survey-line-name',
      type: 'symbol',
      source: 'survey-lines',
      minzoom: 16,
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'name'],
        'text-font': ['Inter Regular'],
        'text-size': 11,
        'text-offset': [0, -1],
      },
      paint: { 'text-color': colours.text, 'text-halo-color': colours.textHalo, 'text-halo-width': 1.6 },
    },
    {
      id: 'selected-line-start',
      type: 'circle',
      source: 'selected-line-start',
      paint: {
        'circle-radius': 5,
        'circle-color': colours.selectedCasing,
        'circle-stroke-color': colours.selected,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}

function lineFeatures(lines: readonly SurveyLine[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: lines
      .filter(({ track }) => track.length > 1)
      .map(({ recordingId, name, track }) => ({
        type: 'Feature',
        properties: { recordingId, name },
        geometry: {
          type: 'LineString',
          coordinates: track.map(([longitude, latitude]) => [longitude, latitude]),
        },
      })),
  };
}

export function showSurveyLines(map: MapLibreMap, lines: readonly SurveyLine[]): void {
  map.getSource<GeoJSONSource>('survey-lines')?.setData(lineFeatures(lines));
}

export function showSelectedLine(map: MapLibreMap, line: SurveyLine | undefined): void {
  map.getSource<GeoJSONSource>('selected-line')?.setData(lineFeatures(line === undefined ? [] : [line]));
  const start = line?.track[0];
  const starts = start === undefined ? [] : [{ position: [start[0], start[1]] as Position, properties: {} }];
  map.getSource<GeoJSONSource>('selected-line-start')?.setData(pointFeatures(starts));
}
