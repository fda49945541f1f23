import { mapTileExtent } from '@jsa/contract';

/** Where a tile lies in Web Mercator (EPSG:3857), in metres of that projection. */
export type TileFrame = {
  readonly west: number;
  readonly north: number;
  /** Tile units to a metre of the projection, and the other way round. */
  readonly unitsPerM: number;
  readonly unitM: number;
  /** The tile with its margin: symbols and strokes at the edge are drawn by both neighbours. */
  readonly box: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  };
};

/** The width of the world in Web Mercator: 2 π times the equatorial radius of WGS 84. */
const worldM = 2 * Math.PI * 6_378_137;
const tileMarginUnits = 128;

/** Null for a tile beyond the edge of the world. */
export function tileFrame({ z, x, y }: { z: number; x: number; y: number }): TileFrame | null {
  const tileCount = 2 ** z;
  if (x >= tileCount || y >= tileCount) return null;
  const sideM = worldM / tileCount;
  const west = -worldM / 2 + x * sideM;
  const north = worldM / 2 - y * sideM;
  const unitM = sideM / mapTileExtent;
  const marginM = tileMarginUnits * unitM;
  const box = {
    west: west - marginM,
    south: north - sideM - marginM,
    east: west + sideM + marginM,
    north: north + marginM,
  };
  return { west, north, unitsPerM: 1 / unitM, unitM, box };
}

/** Whether a point in tile units lies in the tile or its margin. */
export function isInTile([x, y]: readonly [number, number]): boolean {
  const isIn = (value: number) => value >= -tileMarginUnits && value < mapTileExtent + tileMarginUnits;
  return isIn(x) && isIn(y);
}

/** A place in metres of Web Mercator, in whole units of the tile from its upper left corner. */
export function inUnits(
  [x, y]: readonly [number, number],
  { west, north, unitsPerM }: TileFrame,
): [number, number] {
  return [Math.round((x - west) * unitsPerM), Math.round((north - y) * unitsPerM)];
}
