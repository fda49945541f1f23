import { describe, expect, it } from 'vitest';
import {
  encodePyramidHead,
  type PyramidHeader,
  pyramidHeadByteCount,
  readPyramidIndex,
  tilePlaces,
} from './pyramid-file.ts';

const header: PyramidHeader = {
  radargramId: 'c5f6ffb6-08ab-4f7a-8f0b-56c1f8f5a9a1',
  geometry: {
    traceCount: 600,
    samplesPerTrace: 300,
    sampleIntervalNs: 0.1,
    firstSampleNs: 0,
    traceSpacingM: null,
    levelCount: 2,
    amplitudeScale: 1,
    amplitudeP98: 100,
    amplitudeMaximum: 32767,
  },
  record: { recipe: { steps: [] }, recipeSha256: 'ab', codeVersion: '1.0.0', inputSha256: 'cd' },
  levels: [
    { traceBlockCount: 3, sampleBlockCount: 2 },
    { traceBlockCount: 2, sampleBlockCount: 2 },
  ],
};

/** The tiles stand in the file the other way round than in its index. */
function fileOf(tiles: readonly Uint8Array[]): Buffer {
  let start = pyramidHeadByteCount(header) + tiles.reduce((sum, tile) => sum + tile.byteLength, 0);
  const entries = tiles.map(({ byteLength }) => {
    start -= byteLength;
    return { start, byteLength };
  });
  return Buffer.concat([encodePyramidHead(header, entries), ...tiles.toReversed()]);
}

const places = [...tilePlaces(header.levels)];
const tiles = places.map((_, tile) => new Uint8Array(tile + 1).fill(tile));

describe('a pyramid file', () => {
  it('gives each tile back by its place', async () => {
    const file = fileOf(tiles);
    const index = await readPyramidIndex(async (start, end) => file.subarray(start, end));
    expect(index.geometry).toEqual(header.geometry);
    for (const [tile, place] of places.entries()) {
      const found = index.find(place);
      expect(found && new Uint8Array(file.subarray(found.start, found.end))).toEqual(tiles[tile]);
    }
  });

  it('knows the place of its first tile before any tile is compressed', async () => {
    const file = fileOf(tiles);
    const index = await readPyramidIndex(async (start, end) => file.subarray(start, end));
    expect(index.find(places[tiles.length - 1])?.start).toBe(pyramidHeadByteCount(header));
  });

  it('has the same room for its header whatever the contrast turns out to be', () => {
    for (const amplitudeP98 of [0, 1e-300 / 3, 123456.789, 2 / 3]) {
      const known = { ...header, geometry: { ...header.geometry, amplitudeP98 } };
      expect(pyramidHeadByteCount(known)).toBe(pyramidHeadByteCount(header));
    }
  });

  it('has no tile beyond the line, below the trace, or above the top level', async () => {
    const file = fileOf(tiles);
    const index = await readPyramidIndex(async (start, end) => file.subarray(start, end));
    expect(index.find({ level: 0, traceBlock: 3, sampleBlock: 0 })).toBeNull();
    expect(index.find({ level: 1, traceBlock: 0, sampleBlock: 2 })).toBeNull();
    expect(index.find({ level: 2, traceBlock: 0, sampleBlock: 0 })).toBeNull();
  });

  it('says where it ends when it was cut inside the index', async () => {
    const cut = fileOf(tiles).subarray(0, pyramidHeadByteCount(header) - 1);
    const reading = readPyramidIndex(async (start, end) => cut.subarray(start, end));
    await expect(reading).rejects.toThrow(`ends at byte ${cut.byteLength}`);
  });

  it('is not taken for one when it is something else', async () => {
    const other = Buffer.from('%PDF-1.7 and so on, long enough');
    await expect(readPyramidIndex(async (start, end) => other.subarray(start, end))).rejects.toThrow(
      'no pyramid',
    );
  });
});
