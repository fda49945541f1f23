import { tileSampleCount, tileTraceCount } from '@jsa/contract';
import { createLayeredInt16Texture, type LayeredTexture } from '#webgl/texture.ts';

const fewestLayers = 32;
const mostLayers = 1024;

/** Tiles on the graphics card: written once, kept until another needs the place. */
export type TileShelf = {
  /** The layer of each tile, in the same order. What is not there yet is written now. */
  put(tiles: readonly { key: string; values: Int16Array }[]): number[];
  bind(unit: number): void;
  destroy(): void;
};

/** How many tiles a view may use at most: 128 MB of them, or less where the card stacks fewer layers. */
export function mostTilesOn(gl: WebGL2RenderingContext): number {
  return Math.min(mostLayers, gl.getParameter(gl.MAX_ARRAY_TEXTURE_LAYERS) as number);
}

/** Starts small and doubles when a view needs more, since many a radargram is a handful of tiles. */
export function createTileShelf(gl: WebGL2RenderingContext): TileShelf {
  let texture: LayeredTexture | null = null;
  /** Longest unused first. */
  let layerOf = new Map<string, number>();

  function makeTexture(tileCount: number): LayeredTexture {
    texture?.destroy();
    layerOf = new Map();
    const layerCount = Math.max(fewestLayers, 2 ** Math.ceil(Math.log2(Math.max(tileCount, 1))));
    texture = createLayeredInt16Texture(gl, {
      width: tileSampleCount,
      height: tileTraceCount,
      layerCount: Math.min(layerCount, mostTilesOn(gl)),
    });
    return texture;
  }

  function freeLayer(shelf: LayeredTexture, inUse: ReadonlySet<string>): number {
    if (layerOf.size < shelf.layerCount) return layerOf.size;
    for (const [key, layer] of layerOf) {
      if (inUse.has(key)) continue;
      layerOf.delete(key);
      return layer;
    }
    return -1;
  }

  return {
    put(tiles) {
      const inUse = new Set(tiles.map(({ key }) => key));
      const isTooSmall = texture === null || inUse.size > texture.layerCount;
      const shelf = isTooSmall || texture === null ? makeTexture(inUse.size) : texture;
      return tiles.map(({ key, values }) => {
        const known = layerOf.get(key);
        const layer = known ?? freeLayer(shelf, inUse);
        if (layer < 0) return -1;
        if (known === undefined) shelf.write(layer, values);
        layerOf.delete(key);
        layerOf.set(key, layer);
        return layer;
      });
    },
    bind: (unit) => texture?.bind(unit),
    destroy: () => texture?.destroy(),
  };
}
