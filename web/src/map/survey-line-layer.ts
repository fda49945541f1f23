import { lowestLineNameZoom, type Position, type SurveyLine } from '@jsa/contract';
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl';
import { emptyCollection, pointFeatures } from './features.ts';
import type { MapLook } from './look.ts';

export const surveyLineLayerId = 'survey-line';
const hoveredLineLayerId = 'survey-line-hover';

/** Farther out a line is but a speck on the symbol of its site. */
const fromZoom = 12;

export const selectedLineSources: Record<string, SourceSpecification> = {
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
      'source-layer': 'survey-lines',
      minzoom: fromZoom,
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
      'source-layer': 'survey-lines',
      minzoom: fromZoom,
      layout: round,
      paint: {
        'line-color': colours.line,
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 1.2, 17, 2],
      },
    },
    {
      id: hoveredLineLayerId,
      type: 'line',
      source: 'survey-lines',
      'source-layer': 'survey-lines',
      minzoom: fromZoom,
      filter: ['==', ['get', 'recordingId'], ''],
      layout: round,
      paint: { 'line-color': colours.selected, 'line-width': 8, 'line-opacity': 0.35 },
    },
    {
      id: 'selected-line-casing',
      type: 'line',
      source: 'selected-line',
      minzoom: fromZoom,
      layout: round,
      paint: { 'line-color': colours.selectedCasing, 'line-width': 9 },
    },
    {
      id: 'selected-line',
      type: 'line',
      source: 'selected-line',
      minzoom: fromZoom,
      layout: round,
      paint: { 'line-color': colours.selected, 'line-width': 5 },
    },
    {
      // At the line's end and along it.
      id: 'survey-line-name',
      type: 'symbol',
      source: 'survey-lines',
      'source-layer': 'survey-line-names',
      minzoom: lowestLineNameZoom,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['Inter Regular'],
        'text-size': 11,
        'text-rotate': ['get', 'rotationDeg'],
        'text-rotation-alignment': 'map',
        'text-anchor': ['case', ['get', 'isReversed'], 'right', 'left'],
        'text-offset': ['case', ['get', 'isReversed'], ['literal', [-0.8, 0]], ['literal', [0.8, 0]]],
      },
      paint: { 'text-color': colours.text, 'text-halo-color': colours.textHalo, 'text-halo-width': 1.6 },
    },
    {
      id: 'selected-line-start',
      type: 'circle',
      source: 'selected-line-start',
      minzoom: fromZoom,
      paint: {
        'circle-radius': 5,
        'circle-color': colours.selectedCasing,
        'circle-stroke-color': colours.selected,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}

function lineFeatures({ recordingId, name, track }: SurveyLine): FeatureCollection {
  if (track.length < 2) return emptyCollection;
  const coordinates = track.map(([longitude, latitude]) => [longitude, latitude]);
  const geometry = { type: 'LineString' as const, coordinates };
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { recordingId, name }, geometry }],
  };
}

/** The chosen line as it was walked, and not as tiles round it. */
export function showSelectedLine(map: MapLibreMap, line: SurveyLine | null): void {
  map
    .getSource<GeoJSONSource>('selected-line')
    ?.setData(line === null ? emptyCollection : lineFeatures(line));
  const start = line?.track[0];
  const starts = start === undefined ? [] : [{ position: [start[0], start[1]] as Position, properties: {} }];
  map.getSource<GeoJSONSource>('selected-line-start')?.setData(pointFeatures(starts));
}

export function showHoveredLine(map: MapLibreMap, recordingId: string | null): void {
  if (map.getLayer(hoveredLineLayerId) === undefined) return;
  map.setFilter(hoveredLineLayerId, ['==', ['get', 'recordingId'], recordingId ?? '']);
}
