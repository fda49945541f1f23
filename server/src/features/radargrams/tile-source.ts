import type { Db } from '#db/db.ts';
import { nothingHere } from '#http/problem.ts';
import { pyramidKey, type Store } from '#storage/store.ts';
import { type PyramidIndex, readPyramidIndex, type TilePlace } from './pyramid-file.ts';
import { isDone } from './queries.ts';

/** Reads tiles by range; keeps the indexes of the lines that were looked at last, for they never change. */
export type TileSource = {
  /** Refuses with `not-found` while the radargram is not done. */
  index(radargramId: string): Promise<PyramidIndex>;
  /** Compressed with gzip, as it lies in the store; `not-found` when the line has no such tile. */
  tile(radargramId: string, place: TilePlace): Promise<Uint8Array>;
};

const mostIndexes = 64;

/** Where a tile's bytes lie; refuses when the line has no such tile. */
export function placeOf(index: PyramidIndex, tile: TilePlace): { start: number; end: number } {
  const place = index.find(tile);
  if (place) return place;
  throw nothingHere();
}

export function createTileSource(db: Db, store: Store): TileSource {
  const indexes = new Map<string, Promise<PyramidIndex>>();

  const open = async (radargramId: string) => {
    if (!(await isDone(db, radargramId))) throw nothingHere();
    return readPyramidIndex((start, end) => store.range(pyramidKey(radargramId), start, end));
  };
  const index = (radargramId: string): Promise<PyramidIndex> => {
    const known = indexes.get(radargramId) ?? open(radargramId);
    // Taken out and put in again, the first of the map is the one that was not asked for the longest.
    indexes.delete(radargramId);
    indexes.set(radargramId, known);
    known.catch(() => indexes.delete(radargramId));
    const [oldest] = indexes.keys();
    if (indexes.size > mostIndexes && oldest !== undefined) indexes.delete(oldest);
    return known;
  };

  return {
    index,
    async tile(radargramId, place) {
      const { start, end } = placeOf(await index(radargramId), place);
      return store.range(pyramidKey(radargramId), start, end);
    },
  };
}
