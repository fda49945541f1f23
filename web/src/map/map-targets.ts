import type { BoundaryEdition, Position, SiteSummary, SurveyLine } from '@jsa/contract';
import type { Map as MapLibreMap, Point } from 'maplibre-gl';
import { bandLayerId, boundaryLayerId } from './boundary-layer.ts';
import type { MapState } from './map-state.ts';
import { clusterLayerId, siteLayerIds } from './site-layer.ts';
import { surveyLineLayerId } from './survey-line-layer.ts';
import { nearestOnTrack, type PlaceOnTrack } from './track-position.ts';

/** What lies under the pointer: a site before a line, a line before the ABL. */
export type MapTarget =
  | { readonly kind: 'site'; readonly site: SiteSummary; readonly position: Position }
  | {
      readonly kind: 'cluster';
      readonly clusterId: number;
      readonly count: number;
      readonly position: Position;
    }
  | { readonly kind: 'line'; readonly line: SurveyLine; readonly place: PlaceOnTrack }
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

function siteTarget(map: MapLibreMap, point: Point, { sites }: MapState): MapTarget | null {
  const [feature] = map.queryRenderedFeatures(box(point), { layers: siteLayerIds });
  const site = sites.find(({ id }) => id === feature?.properties.id);
  return site?.location ? { kind: 'site', site, position: site.location.position } : null;
}

function clusterTarget(map: MapLibreMap, point: Point): MapTarget | null {
  const [feature] = map.queryRenderedFeatures(box(point), { layers: [clusterLayerId] });
  if (feature?.geometry.type !== 'Point') return null;
  const [longitude, latitude] = feature.geometry.coordinates;
  return {
    kind: 'cluster',
    clusterId: Number(feature.properties.cluster_id),
    count: Number(feature.properties.point_count),
    position: [longitude, latitude],
  };
}

function lineTarget(map: MapLibreMap, point: Point, { lines }: MapState): MapTarget | null {
  const under = map.queryRenderedFeatures(box(point), { layers: [surveyLineLayerId] });
  const recordingIds = new Set(under.map(({ properties }) => properties.recordingId));
  const { lng, lat } = map.unproject(point);
  let best: Extract<MapTarget, { kind: 'line' }> | null = null;
  for (const line of lines) {
    if (!recordingIds.has(line.recordingId)) continue;
    const place = nearestOnTrack(line.track, [lng, lat]);
    if (place === null || (best !== null && place.distanceM >= best.place.distanceM)) continue;
    best = { kind: 'line', line, place };
  }
  return best;
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
  const { lng, lat } = map.unproject(point);
  return under.length === 0 ? null : { kind: 'boundary', edition: boundary, position: [lng, lat] };
}

/** What a pointer at this place of the screen means, or null for plain ground. */
export function findMapTarget(
  map: MapLibreMap,
  point: Point,
  state: MapState,
  how: PointerUse,
): MapTarget | null {
  return (
    siteTarget(map, point, state) ??
    clusterTarget(map, point) ??
    lineTarget(map, point, state) ??
    boundaryTarget(map, point, state, how)
  );
}
