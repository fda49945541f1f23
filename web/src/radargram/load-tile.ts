import { readTile, tileSampleCount, tileTraceCount } from '@jsa/contract';
import type { TilePlace } from './tile-plan.ts';

const tileByteLength = tileTraceCount * tileSampleCount * Int16Array.BYTES_PER_ELEMENT;

function tileUrl(radargramId: string, place: TilePlace): string {
  return readTile.url
    .replace(':id', encodeURIComponent(radargramId))
    .replace(':level', String(place.level))
    .replace(':traceBlock', String(place.traceBlock))
    .replace(':sampleBlock', String(place.sampleBlock));
}

function nameOf(place: TilePlace): string {
  return `Tile ${place.traceBlock}/${place.sampleBlock} of level ${place.level}`;
}

/** Little-endian on the wire, as is every machine that runs a browser. Throws a sentence when it is not a whole tile. */
export async function loadTile(
  radargramId: string,
  place: TilePlace,
  signal: AbortSignal,
): Promise<Int16Array> {
  const response = await fetch(tileUrl(radargramId, place), { signal });
  if (!response.ok) throw new Error(`${nameOf(place)} was refused by the server (${response.status}).`);
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength !== tileByteLength) {
    throw new Error(`${nameOf(place)} has ${bytes.byteLength} bytes instead of ${tileByteLength}.`);
  }
  return new Int16Array(bytes);
}
