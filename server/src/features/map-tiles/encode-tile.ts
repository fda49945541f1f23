import { mapTileExtent } from '@jsa/contract';
import { fromGeojsonVt } from '@maplibre/vt-pbf';

export type TileFeature = {
  /** 1 points, 2 lines, 3 rings. */
  readonly type: 1 | 2 | 3;
  /** Of points a flat list, of lines and rings a list of lists; whole tile units. */
  readonly geometry: readonly unknown[];
  readonly tags: Readonly<Record<string, string | number | boolean>>;
};

export type TileLayers = Readonly<Record<string, readonly TileFeature[]>>;

/** A Mapbox vector tile, version 2. Layers without a feature are left out: an empty tile is no bytes at all. */
export function encodeTile(layers: TileLayers): Uint8Array {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0);
  if (filled.length === 0) return new Uint8Array(0);
  const tiles = Object.fromEntries(filled.map(([name, features]) => [name, { features }]));
  return fromGeojsonVt(tiles as unknown as Parameters<typeof fromGeojsonVt>[0], {
    version: 2,
    extent: mapTileExtent,
  });
}
