import { type FileHandle, open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { createPyramidStream, levelCountOf, type PlacedTile, tileCountsOf } from '@jsa/gpr-processing';
import {
  encodePyramidHead,
  type LevelTileCounts,
  type PyramidHeader,
  pyramidHeadByteCount,
  type TileBytes,
  tilePlaces,
} from './pyramid-file.ts';

const compress = promisify(gzip);
/** Amplitudes are nearly noise: higher levels cost three times the time for 2 % of the size. */
const gzipLevel = 4;
/** Tiles that are compressed side by side; the traces wait while so many are under way. */
const mostTilesUnderWay = 2 * availableParallelism();

/** How many tiles each level of a line has, the lowest first. */
export function levelsOf({ traceCount, samplesPerTrace }: PyramidHeader['geometry']): LevelTileCounts[] {
  return Array.from({ length: levelCountOf(traceCount) }, (_, level) =>
    tileCountsOf(traceCount, samplesPerTrace, level),
  );
}

/**
 * Writes the tiles of a line that comes by, behind the room for their index, then the index, and forces both to the
 * disk. `header` has no contrast yet: it is known after the last tile.
 */
export async function writePyramid(
  path: string,
  { header, blocks }: { header: PyramidHeader; blocks: AsyncIterable<Float32Array> },
  onTile: (done: number, total: number) => void,
): Promise<void> {
  const places = [...tilePlaces(header.levels)];
  const file = await open(path, 'w');
  try {
    const tiles = createTileWriter(file, pyramidHeadByteCount(header), (done) => onTile(done, places.length));
    const stream = createPyramidStream(header.geometry, tiles.add);
    for await (const samples of blocks) {
      stream.push(samples);
      await tiles.untilFewUnderWay();
    }
    const { amplitudeP98 } = stream.end();
    const written = await tiles.written();
    const known = { ...header, geometry: { ...header.geometry, amplitudeP98 } };
    const head = encodePyramidHead(
      known,
      places.map((place) => requireTile(written, keyOf(place))),
    );
    await writeAt(file, head, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

function keyOf({ level, traceBlock, sampleBlock }: Omit<PlacedTile, 'values'>): string {
  return `${level}/${traceBlock}/${sampleBlock}`;
}

function requireTile(written: ReadonlyMap<string, TileBytes>, key: string): TileBytes {
  const tile = written.get(key);
  if (!tile) throw new Error(`The line ended before its tile ${key} was made.`);
  return tile;
}

/** Compresses tiles side by side and writes each where the file ends at that moment. */
function createTileWriter(file: FileHandle, firstByte: number, onTile: (done: number) => void) {
  const written = new Map<string, TileBytes>();
  const underWay = new Set<Promise<void>>();
  let failure: unknown = null;
  let start = firstByte;

  async function write(tile: PlacedTile): Promise<void> {
    const bytes = await compress(littleEndianBytes(tile.values), { level: gzipLevel });
    const at = start;
    start += bytes.byteLength;
    await writeAt(file, bytes, at);
    written.set(keyOf(tile), { start: at, byteLength: bytes.byteLength });
    onTile(written.size);
  }

  async function untilUnderWay(most: number): Promise<void> {
    while (underWay.size > most) await Promise.race(underWay);
    if (failure !== null) throw failure;
  }

  return {
    add(tile: PlacedTile) {
      const writing: Promise<void> = write(tile)
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => underWay.delete(writing));
      underWay.add(writing);
    },
    untilFewUnderWay: () => untilUnderWay(mostTilesUnderWay),
    async written(): Promise<ReadonlyMap<string, TileBytes>> {
      await untilUnderWay(0);
      return written;
    },
  };
}

/** Node runs on little-endian machines only, so the memory is already what the wire says. */
function littleEndianBytes(tile: Int16Array): Uint8Array {
  return new Uint8Array(tile.buffer, tile.byteOffset, tile.byteLength);
}

async function writeAt(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const rest = bytes.byteLength - written;
    written += (await file.write(bytes, written, rest, offset + written)).bytesWritten;
  }
}
