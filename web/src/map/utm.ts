import type { Position } from '@jsa/contract';
import { fromGrid, toGrid } from '@jsa/coordinates';

/** [easting, northing] in metres of WGS 84 / UTM zone 34N. */
export type UtmPosition = readonly [number, number];

export function toUtm34(position: Position): UtmPosition {
  return toGrid(position, 'utm34n');
}

export function fromUtm34(grid: UtmPosition): Position {
  return fromGrid(grid, 'utm34n');
}
