import type { Position } from '@jsa/contract';

/** Where the ABL begins and ends, in the west and in the east: the only points of it that all sources share to metres. */
export const tripoints: readonly [Position, Position] = [
  [20.35405, 42.83263],
  [21.58661, 42.2627],
];

/** On the built-in line, halfway: of the two ways round an area's edge the ABL is the one that passes by here. */
export const halfway: Position = [20.9, 43.13];

/** Good to a few parts in a thousand over the region: to find what is nearest, not to tell a distance to people. */
export function roughDistanceM([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const northM = (lat2 - lat1) * 111_100;
  const eastM = (lon2 - lon1) * 111_320 * Math.cos(((lat1 + lat2) * Math.PI) / 360);
  return Math.hypot(northM, eastM);
}
