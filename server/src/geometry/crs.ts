import { type GeometryCrs, geometryCrs, type Position } from '@jsa/contract';
import { fromGrid, type GridSystem, isInRegion, transformations } from '@jsa/coordinates';

/** Names by which files call the systems that are read here. MGI 1901 zone 5 (EPSG:8677) is none of them. */
const namesByCrs: Readonly<Record<GeometryCrs, RegExp>> = {
  wgs84:
    /^WGS 84 \(|CRS84|EPSG:+(?:\d*:)?4326\b|^srs_id 4326\b|^GEOGCS\["(?:GCS_)?WGS[_ ]?(?:19)?84"|^GEOG(?:RAPHIC)?CRS\["WGS 84"/i,
  utm34n: /EPSG:+(?:\d*:)?(?:32634|25834|8682)\b|(?:WGS|ETRS|SREF)[^"]{0,20}UTM[_ ]zone[_ ]34N/i,
  kosovaref01: /EPSG:+(?:\d*:)?9141\b|KOSOVAREF01[^"]{0,20}Balkans/i,
  'mgi-zone-7': /EPSG:+(?:\d*:)?(?:6316|3909|31277)\b|MGI[^"]{0,20}Balkans[_ ]zone[_ ]7/i,
};

/** Which of our systems a file says that its numbers are in; null where it is none or not said. */
export function crsOfDeclaration(declared: string | null): GeometryCrs | null {
  if (declared === null) return null;
  return geometryCrs.find((crs) => namesByCrs[crs].test(declared)) ?? null;
}

export type Extent = { west: number; south: number; east: number; north: number };

type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Generous: a file may hold whole countries. It is enough to tell degrees, UTM and zone 7 apart. */
const boundsByCrs: Readonly<Record<GeometryCrs, Bounds>> = {
  wgs84: [12, 38, 30, 50],
  utm34n: [-200_000, 4_200_000, 1_200_000, 5_300_000],
  kosovaref01: [6_800_000, 4_200_000, 8_200_000, 5_300_000],
  'mgi-zone-7': [6_800_000, 4_200_000, 8_200_000, 5_300_000],
};
const webMercator: Bounds = [1_300_000, 4_600_000, 3_400_000, 6_500_000];

function isWithin({ west, south, east, north }: Extent, bounds: Bounds): boolean {
  return west >= bounds[0] && south >= bounds[1] && east <= bounds[2] && north <= bounds[3];
}

export function plausibleCrs(extent: Extent): GeometryCrs[] {
  return geometryCrs.filter((crs) => isWithin(extent, boundsByCrs[crs]));
}

export function swappedExtent({ west, south, east, north }: Extent): Extent {
  return { west: south, south: west, east: north, north: east };
}

export function isWebMercator(extent: Extent): boolean {
  return isWithin(extent, webMercator);
}

export function extentOf(positions: Iterable<Position>): Extent {
  const extent = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of positions) {
    extent.west = Math.min(extent.west, x);
    extent.south = Math.min(extent.south, y);
    extent.east = Math.max(extent.east, x);
    extent.north = Math.max(extent.north, y);
  }
  return extent;
}

export function toWgs84(crs: GeometryCrs): (position: Position) => Position {
  if (crs === 'wgs84') return (position) => position;
  const system: GridSystem = crs;
  return (position) => fromGrid(position, system);
}

/** How numbers of a system become WGS 84, and how far off that may be, to be kept beside what was read. */
export function transformationOf(crs: GeometryCrs): { name: string; uncertaintyM: number } {
  return crs === 'wgs84' ? { name: 'none; the file is WGS 84', uncertaintyM: 0 } : transformations[crs];
}

export { isInRegion };
