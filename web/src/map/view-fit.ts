import type { Position, SiteSummary, SurveyLine } from '@jsa/contract';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { FoundPlace, MapWork } from '#state/map-work.ts';
import { footHeightPx } from './map-room.ts';

/** [west, south, east, north] in degrees. */
export type Extent = readonly [number, number, number, number];

/** What the built-in base map covers, and what it shows while nothing else is known. */
const baseMapExtent: Extent = [17.5, 40, 25, 45.5];
export const startExtent: Extent = [19.9, 41.8, 22.5, 43.6];

const closestFitZoom = { sites: 15, line: 21 };
/** What stands on the map's edges: the watermark above, labels and buttons on the right. */
const roomPx = { top: 24, right: 96, left: 12 };
/** A line that takes less room on the screen than this is not seen, even where it is in view. */
const smallestSeenPx = 24;

export function extentOf(positions: readonly (readonly [number, number, ...number[]])[]): Extent | null {
  if (positions.length === 0) return null;
  const extent: [number, number, number, number] = [180, 90, -180, -90];
  for (const [longitude, latitude] of positions) {
    extent[0] = Math.min(extent[0], longitude);
    extent[1] = Math.min(extent[1], latitude);
    extent[2] = Math.max(extent[2], longitude);
    extent[3] = Math.max(extent[3], latitude);
  }
  return extent;
}

export function sitesExtent(sites: readonly SiteSummary[]): Extent | null {
  return extentOf(sites.flatMap(({ location }) => (location === null ? [] : [location.position])));
}

type Fit = { readonly extent: Extent; readonly what: 'sites' | 'line' };
const fits = new WeakMap<MapLibreMap, Fit>();

/** What the view shows because it was fitted to it; undefined once somebody has moved the map. */
export function lastFit(map: MapLibreMap): Fit | undefined {
  return fits.get(map);
}

export function forgetFit(map: MapLibreMap): void {
  fits.delete(map);
}

/** Tells a movement that `fitExtent` began from all others. */
export function isFitting(event: object): boolean {
  return 'isFit' in event;
}

export function fitExtent(
  map: MapLibreMap,
  extent: Extent,
  how: { what: 'sites' | 'line'; isInstant: boolean },
): void {
  fits.set(map, { extent, what: how.what });
  const { clientWidth, clientHeight } = map.getContainer();
  const edgePx = Math.max(12, Math.min(56, clientWidth / 24, clientHeight / 24));
  const padding = {
    top: edgePx + roomPx.top,
    left: edgePx + roomPx.left,
    right: edgePx + roomPx.right,
    bottom: edgePx + footHeightPx(clientWidth),
  };
  const motion = how.isInstant ? { linear: true, animate: false } : { duration: 500 };
  const bounds: [number, number, number, number] = [extent[0], extent[1], extent[2], extent[3]];
  map.fitBounds(bounds, { padding, maxZoom: closestFitZoom[how.what], ...motion }, { isFit: true });
}

export function isInView(map: MapLibreMap, [longitude, latitude]: Position): boolean {
  return map.getBounds().contains([longitude, latitude]);
}

/** True when some of the line is on the screen and large enough to be made out. */
export function isLineSeen(map: MapLibreMap, { track }: SurveyLine): boolean {
  if (!track.some(([longitude, latitude]) => isInView(map, [longitude, latitude]))) return false;
  const extent = extentOf(track);
  if (extent === null) return false;
  const [from, to] = [map.project([extent[0], extent[1]]), map.project([extent[2], extent[3]])];
  return Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) >= smallestSeenPx;
}

export function isBeyondBaseMap(map: MapLibreMap): boolean {
  const { lng, lat } = map.getCenter();
  return lng < baseMapExtent[0] || lat < baseMapExtent[1] || lng > baseMapExtent[2] || lat > baseMapExtent[3];
}

/** As near as what is known of the place bears: a town is looked at from farther than a typed coordinate. */
function zoomOfFound({ uncertaintyM }: FoundPlace): number {
  if (uncertaintyM === null) return 11;
  return Math.min(17, Math.max(10, 23 - Math.log2(Math.max(1, uncertaintyM))));
}

export function goToFound(map: MapLibreMap, found: FoundPlace): void {
  forgetFit(map);
  const zoom = Math.max(map.getZoom(), zoomOfFound(found));
  map.easeTo({ center: [...found.position], zoom, duration: 500 });
}

function positionsIn(coordinates: unknown): [number, number][] {
  if (!Array.isArray(coordinates)) return [];
  const [x, y] = coordinates;
  return typeof x === 'number' ? [[x, y]] : coordinates.flatMap(positionsIn);
}

/** Shapes that a panel wants seen: as near as they all fit. */
export function goToShapes(map: MapLibreMap, shapes: MapWork['shownByPanel']): void {
  const all = Object.values(shapes).flat();
  const extent = extentOf(all.flatMap(({ geometry }) => positionsIn(geometry.coordinates)));
  if (extent !== null) fitExtent(map, extent, { what: 'line', isInstant: false });
}
