import type { BoundaryEdition, Position, Precision, SiteStatus } from '@jsa/contract';
import type { Feature, Position as GeoPosition } from 'geojson';
import type { Map as MapLibreMap, Point } from 'maplibre-gl';
import { bandLayerId, boundaryLayerId } from './boundary-layer.ts';
import type { MapState } from './map-state.ts';
import { cellLayerId, clusterLayerId, siteLayerIds } from './site-layer.ts';
import { surveyLineLayerId } from './survey-line-layer.ts';
import { nearestOnTrack } from './track-position.ts';

/** What the tiles say of a site. */
type SiteOnMap = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: SiteStatus;
  readonly precision: Precision;
  readonly isFictional: boolean;
  /** Left out where only the cell is known. */
  readonly horizontalUncertaintyM?: number;
};

type LineOnMap = {
  readonly recordingId: string;
  readonly name: string;
  readonly isSynthetic: boolean;
};

/** What lies under the pointer: a site before a line, a line before a cell, a cell before the ABL. */
export type MapTarget =
  | { readonly kind: 'site'; readonly site: SiteOnMap; readonly position: Position }
  | { readonly kind: 'cluster'; readonly count: number; readonly position: Position }
  | {
      readonly kind: 'line';
      readonly line: LineOnMap;
      readonly position: Position;
      /** Under the pointer; known of the selected line only, for tiles hold no traces. */
      readonly trace: number | null;
    }
  | { readonly kind: 'boundary'; readonly edition: BoundaryEdition; readonly position: Position };

/** At field zoom the ABL's band can fill the screen: it answers to a click, and not to every move of the pointer. */
export type PointerUse = 'hover' | 'select';

/** Half the width of what a finger or a mouse may miss by. */
const reachPx = 9;

function box({ x, y }: Point): [[number, number], [number, number]] {
  return [
    [x - reachPx, y - reachPx],
    [x + reachPx, y + reachPx],
  ];
}

function pointOf({ geometry }: Feature): Position | null {
  if (geometry.type !== 'Point') return null;
  const [longitude, latitude] = geometry.coordinates;
  return [longitude, latitude];
}

function positionAt(map: MapLibreMap, point: Point): Position {
  const { lng, lat } = map.unproject(point);
  return [lng, lat];
}

function siteTarget(map: MapLibreMap, point: Point, layers: string[]): MapTarget | null {
  const [feature] = map.queryRenderedFeatures(box(point), { layers });
  if (feature === undefined) return null;
  const site = feature.properties as SiteOnMap;
  return { kind: 'site', site, position: pointOf(feature) ?? positionAt(map, point) };
}

function clusterTarget(map: MapLibreMap, point: Point): MapTarget | null {
  const [feature] = map.queryRenderedFeatures(box(point), { layers: [clusterLayerId] });
  const position = feature && pointOf(feature);
  if (!position) return null;
  return { kind: 'cluster', count: Number(feature.properties.siteCount), position };
}

/** The pieces of a line in a tile, as tracks without traces. */
function piecesOf({ geometry }: Feature): [number, number, number][][] {
  const track = (path: GeoPosition[]) => path.map(([x, y]): [number, number, number] => [x, y, 0]);
  if (geometry.type === 'LineString') return [track(geometry.coordinates)];
  return geometry.type === 'MultiLineString' ? geometry.coordinates.map(track) : [];
}

function lineTarget(map: MapLibreMap, point: Point, { selectedLine }: MapState): MapTarget | null {
  const at = positionAt(map, point);
  let best: { feature: Feature; distanceM: number; position: Position } | null = null;
  for (const feature of map.queryRenderedFeatures(box(point), { layers: [surveyLineLayerId] })) {
    for (const piece of piecesOf(feature)) {
      const place = nearestOnTrack(piece, at);
      if (place !== null && (best === null || place.distanceM < best.distanceM)) best = { feature, ...place };
    }
  }
  if (best === null) return null;
  const line = best.feature.properties as LineOnMap;
  const isSelected = selectedLine?.recordingId === line.recordingId;
  const exact = isSelected ? nearestOnTrack(selectedLine.track, at) : null;
  return {
    kind: 'line',
    line,
    position: exact?.position ?? best.position,
    trace: exact?.trace ?? null,
  };
}

function boundaryTarget(
  map: MapLibreMap,
  point: Point,
  { boundary }: MapState,
  how: PointerUse,
): MapTarget | null {
  if (boundary === null) return null;
  const layers = how === 'select' ? [boundaryLayerId, bandLayerId] : [boundaryLayerId];
  const under = map.queryRenderedFeatures(box(point), { layers });
  return under.length === 0
    ? null
    : { kind: 'boundary', edition: boundary, position: positionAt(map, point) };
}

/** What a pointer at this place of the screen means, or null for plain ground. */
export function findMapTarget(
  map: MapLibreMap,
  point: Point,
  state: MapState,
  how: PointerUse,
): MapTarget | null {
  return (
    siteTarget(map, point, siteLayerIds) ??
    clusterTarget(map, point) ??
    lineTarget(map, point, state) ??
    siteTarget(map, point, [cellLayerId]) ??
    boundaryTarget(map, point, state, how)
  );
}
