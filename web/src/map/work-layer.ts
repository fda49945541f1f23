import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type {
  DataDrivenPropertyValueSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  SourceSpecification,
} from 'maplibre-gl';
import type { Drawing, FoundPlace, MapWork } from '#state/map-work.ts';
import { circleAround } from './circle-around.ts';
import { emptyCollection, pointFeatures } from './features.ts';
import type { MapLook } from './look.ts';

export const workSources: Record<string, SourceSpecification> = {
  'work-shapes': { type: 'geojson', data: emptyCollection, maxzoom: 20, tolerance: 0 },
  'work-drawing': { type: 'geojson', data: emptyCollection, maxzoom: 20, tolerance: 0 },
  'found-place': { type: 'geojson', data: emptyCollection },
  'found-place-reach': { type: 'geojson', data: emptyCollection, tolerance: 0 },
};

/** What a survey left out is told by colour and by hatching strokes alike: dashes mean "not yet" everywhere here. */
function shapeLayers({ colours }: MapLook): LayerSpecification[] {
  const colour: DataDrivenPropertyValueSpecification<string> = [
    'match',
    ['get', 'kind'],
    'covered',
    colours.covered,
    'not-covered',
    colours.notCovered,
    colours.selected,
  ];
  return [
    {
      id: 'work-fill',
      type: 'fill',
      source: 'work-shapes',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour, 'fill-opacity': 0.22 },
    },
    {
      id: 'work-casing',
      type: 'line',
      source: 'work-shapes',
      paint: { 'line-color': colours.selectedCasing, 'line-width': 5, 'line-opacity': 0.8 },
    },
    {
      id: 'work-edge',
      type: 'line',
      source: 'work-shapes',
      filter: ['==', ['get', 'kind'], 'covered'],
      paint: { 'line-color': colour, 'line-width': 2.2 },
    },
    {
      id: 'work-edge-dashed',
      type: 'line',
      source: 'work-shapes',
      filter: ['!=', ['get', 'kind'], 'covered'],
      paint: { 'line-color': colour, 'line-width': 2.2, 'line-dasharray': [3, 2] },
    },
  ];
}

function drawingLayers({ colours }: MapLook): LayerSpecification[] {
  return [
    {
      id: 'drawing-fill',
      type: 'fill',
      source: 'work-drawing',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colours.selected, 'fill-opacity': 0.15 },
    },
    {
      id: 'drawing-edge',
      type: 'line',
      source: 'work-drawing',
      paint: { 'line-color': colours.selected, 'line-width': 2.5 },
    },
  ];
}

function foundLayers({ colours }: MapLook): LayerSpecification[] {
  return [
    {
      id: 'found-reach',
      type: 'line',
      source: 'found-place-reach',
      paint: { 'line-color': colours.found, 'line-width': 1.6, 'line-dasharray': [2, 2] },
    },
    {
      id: 'found-place',
      type: 'circle',
      source: 'found-place',
      paint: {
        'circle-radius': 7,
        'circle-color': colours.found,
        'circle-stroke-color': colours.textHalo,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'found-place-name',
      type: 'symbol',
      source: 'found-place',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': ['Inter SemiBold'],
        'text-size': 12.5,
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1,
      },
      paint: { 'text-color': colours.text, 'text-halo-color': colours.textHalo, 'text-halo-width': 2 },
    },
  ];
}

/** What somebody works on: shapes that panels show, the area in drawing, the place that was searched for. */
export function workLayers(look: MapLook): LayerSpecification[] {
  return [...shapeLayers(look), ...drawingLayers(look), ...foundLayers(look)];
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

function showShapes(map: MapLibreMap, shapes: MapWork['shownByPanel']): void {
  const features = Object.values(shapes)
    .flat()
    .map(({ kind, geometry }): Feature => {
      return { type: 'Feature', properties: { kind }, geometry: geometry as unknown as Geometry };
    });
  map.getSource<GeoJSONSource>('work-shapes')?.setData(collection(features));
}

function showDrawing(map: MapLibreMap, drawing: Drawing | null): void {
  const corners = (drawing?.corners ?? []).map(([longitude, latitude]) => [longitude, latitude]);
  const closed = [...corners, ...corners.slice(0, 1)];
  const geometry: Geometry =
    corners.length < 3
      ? { type: 'LineString', coordinates: corners }
      : { type: 'Polygon', coordinates: [closed] };
  const features: Feature[] = corners.length < 2 ? [] : [{ type: 'Feature', properties: {}, geometry }];
  map.getSource<GeoJSONSource>('work-drawing')?.setData(collection(features));
}

function showFound(map: MapLibreMap, found: FoundPlace | null): void {
  const points =
    found === null
      ? []
      : [{ position: found.position, properties: { label: found.isLabelled ? found.label : '' } }];
  map.getSource<GeoJSONSource>('found-place')?.setData(pointFeatures(points));
  const hasReach = found !== null && found.uncertaintyM !== null && found.uncertaintyM > 0;
  const reach = hasReach ? [circleAround(found.position, found.uncertaintyM ?? 0)] : [];
  map.getSource<GeoJSONSource>('found-place-reach')?.setData(collection(reach));
}

/** Brings onto the map what has changed against `before`. */
export function showWork(map: MapLibreMap, now: MapWork, before: MapWork | null): void {
  if (now.shownByPanel !== before?.shownByPanel) showShapes(map, now.shownByPanel);
  if (now.drawing !== before?.drawing) showDrawing(map, now.drawing);
  if (now.found !== before?.found) showFound(map, now.found);
}
