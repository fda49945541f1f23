import type { RadargramGeometry, RadargramSummary } from '@jsa/contract';

type ProcessingRecord = NonNullable<RadargramSummary['record']>;

/**
 * The file in which a radargram's tiles lie, so that one range read serves one tile. Little-endian throughout:
 *
 *     offset  bytes  what
 *     0       8      "JSAPYR1\n"
 *     8       4      length of the header in bytes
 *     12      4      number of tiles
 *     16      h      header: JSON, UTF-8 (PyramidHeader), blanks behind it
 *     16+h    12·n   index: per tile its offset (uint64) and its length (uint32)
 *     …              tiles: 256 × 256 int16, trace after trace, each compressed with gzip
 *
 * The index stands level by level, in a level by trace block, in a block from the top down; the tiles stand as they came.
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

/** Where a tile's compressed bytes lie in the file. */
export type TileBytes = { start: number; byteLength: number };

/** Everything that stands before the tiles, as many bytes as `pyramidHeadByteCount` says; places in the order of `tilePlaces`. */
export function encodePyramidHead(header: PyramidHeader, tiles: readonly TileBytes[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const jsonByteCount = roomForJson(header);
  const bytes = new Uint8Array(pyramidHeadByteCount(header));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic));
  view.setUint32(8, jsonByteCount, true);
  view.setUint32(12, tiles.length, true);
  bytes.set(json, prefixByteCount);
  bytes.fill(blank, prefixByteCount + json.byteLength, prefixByteCount + jsonByteCount);

  let entry = prefixByteCount + jsonByteCount;
  for (const { start, byteLength } of tiles) {
    view.setBigUint64(entry, BigInt(start), true);
    view.setUint32(entry + 8, byteLength, true);
    entry += entryByteCount;
  }
  return bytes;
}

const blank = 0x20;

/** The contrast is known only after the last tile: the header is given the room of the longest number, and blanks behind it. */
function roomForJson(header: PyramidHeader): number {
  const amplitudeP98 = -2.2250738585072014e-308;
  const longest = { ...header, geometry: { ...header.geometry, amplitudeP98 } };
  return new TextEncoder().encode(JSON.stringify(longest)).byteLength;
}

/** The same before and after the contrast is known, so that tiles can be written before their index. */
export function pyramidHeadByteCount(header: PyramidHeader): number {
  return prefixByteCount + roomForJson(header) + entryByteCount * tileCountOf(header.levels);
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
