import type { RadargramGeometry, RadargramSummary } from '@jsa/contract';

type ProcessingRecord = NonNullable<RadargramSummary['record']>;

/**
 * The file in which a radargram's tiles lie, so that one range read serves one tile. Little-endian throughout:
 *
 *     offset  bytes  what
 *     0       8      "JSAPYR1\n"
 *     8       4      length of the header in bytes
 *     12      4      number of tiles
 *     16      h      header: JSON, UTF-8 (PyramidHeader)
 *     16+h    12·n   index: per tile its offset (uint64) and its length (uint32)
 *     …              tiles: 256 × 256 int16, trace after trace, each compressed with gzip
 *
 * Tiles stand level by level, in a level by trace block, in a block from the top down.
 */
const magic = 'JSAPYR1\n';
const prefixByteCount = 16;
const entryByteCount = 12;

export type TilePlace = { level: number; traceBlock: number; sampleBlock: number };

export type LevelTileCounts = { traceBlockCount: number; sampleBlockCount: number };

export type PyramidHeader = {
  radargramId: string;
  geometry: RadargramGeometry;
  /** How the tiles were made. It lies with them, so the two can never disagree. */
  record: ProcessingRecord;
  /** Lowest level first. */
  levels: LevelTileCounts[];
};

export type PyramidIndex = PyramidHeader & {
  /** Where the tile's compressed bytes lie, or null when the line has no such tile. */
  find(place: TilePlace): { start: number; end: number } | null;
};

function tileCountOf(levels: readonly LevelTileCounts[]): number {
  return levels.reduce((sum, level) => sum + level.traceBlockCount * level.sampleBlockCount, 0);
}

/** All tiles of a pyramid in the order in which they stand in the file. */
export function* tilePlaces(levels: readonly LevelTileCounts[]): Generator<TilePlace> {
  for (const [level, { traceBlockCount, sampleBlockCount }] of levels.entries()) {
    for (let traceBlock = 0; traceBlock < traceBlockCount; traceBlock++) {
      for (let sampleBlock = 0; sampleBlock < sampleBlockCount; sampleBlock++) {
        yield { level, traceBlock, sampleBlock };
      }
    }
  }
}

/** Everything that stands before the tiles. The tiles follow at once, in the order of `tileByteLengths`. */
export function encodePyramidHead(header: PyramidHeader, tileByteLengths: readonly number[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headByteCount = pyramidHeadByteCount(header, json.byteLength);
  const bytes = new Uint8Array(headByteCount);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic));
  view.setUint32(8, json.byteLength, true);
  view.setUint32(12, tileByteLengths.length, true);
  bytes.set(json, prefixByteCount);

  let entry = prefixByteCount + json.byteLength;
  let offset = headByteCount;
  for (const byteLength of tileByteLengths) {
    view.setBigUint64(entry, BigInt(offset), true);
    view.setUint32(entry + 8, byteLength, true);
    offset += byteLength;
    entry += entryByteCount;
  }
  return bytes;
}

/** Known before the first tile is compressed, so that tiles can be written before their index. */
export function pyramidHeadByteCount(
  header: PyramidHeader,
  jsonByteCount = new TextEncoder().encode(JSON.stringify(header)).byteLength,
): number {
  return prefixByteCount + jsonByteCount + entryByteCount * tileCountOf(header.levels);
}

/** Reads a range of a kept pyramid: `start` included, `end` excluded. */
export type ReadRange = (start: number, end: number) => Promise<Uint8Array>;

/** Reads what stands before the tiles, in two range reads. Throws when the file is no pyramid or is cut. */
export async function readPyramidIndex(readRange: ReadRange): Promise<PyramidIndex> {
  const prefix = await readExactly(readRange, 0, prefixByteCount);
  if (new TextDecoder().decode(prefix.subarray(0, 8)) !== magic) throw new Error('This is no pyramid file.');
  const prefixView = new DataView(prefix.buffer, prefix.byteOffset);
  const jsonByteCount = prefixView.getUint32(8, true);
  const tileCount = prefixView.getUint32(12, true);

  const restEnd = prefixByteCount + jsonByteCount + entryByteCount * tileCount;
  const rest = await readExactly(readRange, prefixByteCount, restEnd);
  const header = JSON.parse(new TextDecoder().decode(rest.subarray(0, jsonByteCount))) as PyramidHeader;
  if (tileCountOf(header.levels) !== tileCount) throw new Error('The pyramid file counts its tiles wrongly.');
  const entries = new DataView(rest.buffer, rest.byteOffset + jsonByteCount, entryByteCount * tileCount);
  return { ...header, find: (place) => findTile(header.levels, entries, place) };
}

function findTile(levels: readonly LevelTileCounts[], entries: DataView, place: TilePlace) {
  const counts = levels[place.level];
  if (!counts) return null;
  if (place.traceBlock >= counts.traceBlockCount || place.sampleBlock >= counts.sampleBlockCount) return null;
  const tilesBelow = tileCountOf(levels.slice(0, place.level));
  const tile = tilesBelow + place.traceBlock * counts.sampleBlockCount + place.sampleBlock;
  const start = Number(entries.getBigUint64(tile * entryByteCount, true));
  return { start, end: start + entries.getUint32(tile * entryByteCount + 8, true) };
}

async function readExactly(readRange: ReadRange, start: number, end: number): Promise<Uint8Array> {
  const bytes = await readRange(start, end);
  if (bytes.byteLength === end - start) return bytes;
  throw new Error(`The pyramid file ends at byte ${start + bytes.byteLength}; ${end} were expected.`);
}
