import proj4 from 'proj4';
import type { Position } from './place.ts';

/** [easting, northing] in metres. */
export type GridPosition = readonly [number, number];

/** Systems whose numbers are metres on a plane. */
export const gridSystems = ['utm34n', 'kosovaref01', 'mgi-zone-7'] as const;
export type GridSystem = (typeof gridSystems)[number];

const wgs84 = '+proj=longlat +datum=WGS84 +no_defs';
const zone7 = '+proj=tmerc +lat_0=0 +lon_0=21 +k=0.9999 +x_0=7500000 +y_0=0 +units=m +no_defs';

function fromWgs84To(definition: string) {
  return proj4(wgs84, definition);
}

function utmDefinition(zone: number): string {
  return `+proj=utm +zone=${zone} +datum=WGS84 +units=m +no_defs`;
}

/**
 * Written out, so that no list of systems and no database decides what they mean. For MGI 1901 that is vital: PROJ 9.7
 * and 9.1 choose transformations that lie 1.6 km apart.
 */
const converters: Readonly<Record<GridSystem, ReturnType<typeof fromWgs84To>>> = {
  utm34n: fromWgs84To(utmDefinition(34)),
  kosovaref01: fromWgs84To(`${zone7} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0`),
  'mgi-zone-7': fromWgs84To(
    `${zone7} +ellps=bessel +towgs84=577.84843,165.45019,390.43652,4.93131,-0.96052,-13.05072,7.86546`,
  ),
};

/** How metres of a system become WGS 84, in words to be kept beside the place, and how far off that may be. */
export const transformations: Readonly<Record<GridSystem, { name: string; uncertaintyM: number }>> = {
  utm34n: { name: 'WGS 84 / UTM 34N (EPSG:32634), inverse', uncertaintyM: 0 },
  kosovaref01: {
    name: 'KOSOVAREF01 / Balkans zone 7 (EPSG:9141), inverse; ETRS89 taken as WGS 84, 1 m',
    uncertaintyM: 1,
  },
  'mgi-zone-7': {
    name: 'MGI 1901 / Balkans zone 7 (EPSG:6316), inverse; MGI 1901 to WGS 84 by towgs84 577.84843,165.45019,390.43652,4.93131,-0.96052,-13.05072,7.86546, 10 m',
    uncertaintyM: 10,
  },
};

export function toGrid(position: Position, system: GridSystem): [number, number] {
  const [eastingM, northingM] = converters[system].forward([...position]);
  return [eastingM, northingM];
}

export function fromGrid(grid: GridPosition, system: GridSystem): Position {
  const [longitude, latitude] = converters[system].inverse([...grid]);
  return [longitude, latitude];
}

/** Any northern UTM zone, for numbers that were written in a neighbour's. */
export function fromUtmZone(grid: GridPosition, zone: number): Position {
  const [longitude, latitude] = fromWgs84To(utmDefinition(zone)).inverse([...grid]);
  return [longitude, latitude];
}
