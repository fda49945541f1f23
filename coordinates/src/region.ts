import type { Position } from './place.ts';

/** The ground that the product serves, in degrees; a place outside it is a mistake of writing. */
export const region = { west: 19.5, south: 41.5, east: 22.5, north: 44 } as const;

export function isInRegion([longitude, latitude]: Position): boolean {
  return (
    longitude >= region.west &&
    longitude <= region.east &&
    latitude >= region.south &&
    latitude <= region.north
  );
}
