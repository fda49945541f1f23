import { describe, expect, it } from 'vitest';
import { radargramOf } from './known-radargrams.ts';
import { buildPyramid, cutTile } from './pyramid.ts';
import { createPyramidStream, type PlacedTile } from './pyramid-stream.ts';
import { repeatableNoise, traceOf } from './signal/known-signals.ts';

function noisyLine(traceCount: number, samplesPerTrace: number) {
  const noise = repeatableNoise(traceCount + samplesPerTrace);
  return radargramOf(Array.from({ length: traceCount }, () => traceOf(samplesPerTrace, noise)));
}

describe('tiles of a line that comes by', () => {
  it.each([
    [1, 1],
    [255, 300],
    [256, 256],
    [257, 10],
    [1030, 300],
    [2049, 17],
  ])('are those of the whole line, of %d traces with %d samples', (traceCount, samplesPerTrace) => {
    const line = noisyLine(traceCount, samplesPerTrace);
    const pyramid = buildPyramid(line);
    for (const tracesAtOnce of [512, 100]) {
      const tiles: PlacedTile[] = [];
      const stream = createPyramidStream({ ...line, ...pyramid }, (tile) => tiles.push(tile));
      for (let trace = 0; trace < traceCount; trace += tracesAtOnce) {
        const end = Math.min(traceCount, trace + tracesAtOnce);
        stream.push(line.samples.subarray(trace * samplesPerTrace, end * samplesPerTrace));
      }
      expect(stream.end()).toEqual({ amplitudeP98: pyramid.amplitudeP98 });
      for (const { level, traceBlock, sampleBlock, values } of tiles) {
        expect(values).toEqual(cutTile(pyramid, level, traceBlock, sampleBlock));
      }
      const placesOf = new Set(tiles.map(({ values: _, ...place }) => JSON.stringify(place)));
      const wanted = pyramid.levels.map((level) => Math.ceil(level.traceCount / 256));
      const sampleBlocks = Math.ceil(samplesPerTrace / 256);
      expect(placesOf.size).toBe(tiles.length);
      expect(tiles.length).toBe(sampleBlocks * wanted.reduce((sum, count) => sum + count, 0));
    }
  });

  it('are none of a line without traces', () => {
    const tiles: PlacedTile[] = [];
    const shape = { traceCount: 0, samplesPerTrace: 8, amplitudeScale: 1, amplitudeMaximum: 0 };
    expect(createPyramidStream(shape, (tile) => tiles.push(tile)).end()).toEqual({ amplitudeP98: 0 });
    expect(tiles).toEqual([]);
  });
});
