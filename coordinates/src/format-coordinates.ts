import type { Position } from './place.ts';
import { type GridSystem, toGrid } from './projections.ts';
import { squareOf } from './square.ts';
import type { CoordinateSystem } from './systems.ts';

/** As it can be typed back: degrees to 0.1 m, metres to 0.1 m, and the metre's square in MGRS. */
export function formatCoordinates(position: Position, system: CoordinateSystem): string {
  if (system === 'mgrs') return squareOf(position);
  if (system === 'wgs84') return `${position[1].toFixed(6)}, ${position[0].toFixed(6)}`;
  const metres = gridText(position, system);
  return system === 'utm34n' ? `34N ${metres}` : metres;
}

function gridText(position: Position, system: GridSystem): string {
  return toGrid(position, system)
    .map((metres) => metres.toFixed(1))
    .join(' ');
}
