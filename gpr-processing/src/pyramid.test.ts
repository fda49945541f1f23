import { describe, expect, it } from 'vitest';
import { radargramOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { buildPyramid, cutTile, levelCountOf, tileCountsOf } from './pyramid.ts';

describe('levelCountOf', () => {
  it('halves the line until one tile holds it', () => {
    expect([0, 1, 256, 257, 512, 513, 1024, 1025, 200_000].map(levelCountOf)).toEqual([
      1, 1, 1, 2, 2, 3, 3, 4, 11,
    ]);
  });
});

describe('tileCountsOf', () => {
  it('counts the tiles that hold any of the line', () => {
    expect(tileCountsOf(1000, 512, 0)).toEqual({ traceBlockCount: 4, sampleBlockCount: 2 });
    expect(tileCountsOf(1025, 257, 1)).toEqual({ traceBlockCount: 3, sampleBlockCount: 2 });
    expect(tileCountsOf(1025, 256, 3)).toEqual({ traceBlockCount: 1, sampleBlockCount: 1 });
    expect(tileCountsOf(0, 0, 0)).toEqual({ traceBlockCount: 0, sampleBlockCount: 0 });
  });

  it('agrees with the levels that are built, for odd counts too', () => {
    for (const traceCount of [1, 255, 257, 511, 1023, 1027]) {
      const { levels } = buildPyramid(radargramOf(Array.from({ length: traceCount }, () => [1])));
      expect(levels).toHaveLength(levelCountOf(traceCount));
      levels.forEach(({ traceCount: levelTraceCount }, level) => {
        expect(Math.ceil(levelTraceCount / 256)).toBe(tileCountsOf(traceCount, 1, level).traceBlockCount);
      });
      expect(levels.at(-1)?.traceCount).toBeLessThanOrEqual(256);
    }
  });
});

describe('buildPyramid', () => {
  it('keeps one lone spike up to the top, with its sign', () => {
    for (const spikeTrace of [0, 1, 777, 2998]) {
      const traces = Array.from({ length: 2999 }, (_, trace) => [1, trace === spikeTrace ? -900 : 1, 1]);
      const { levels, amplitudeScale } = buildPyramid(radargramOf(traces));
      levels.forEach(({ samples }, level) => {
        const spike = samples[(spikeTrace >> level) * 3 + 1] * amplitudeScale;
        expect(spike).toBeCloseTo(-900, 9);
      });
    }
  });

  it('holds every amplitude to within half a unit, the largest exactly', () => {
    const noise = repeatableNoise(4);
    const line = radargramOf(Array.from({ length: 40 }, () => traceOf(50, () => 1234 * noise())));
    const { levels, amplitudeScale, amplitudeMaximum } = buildPyramid(line);
    expect(amplitudeMaximum).toBe(Math.max(...line.samples.map(Math.abs)));
    expect(Math.max(...levels[0].samples.map(Math.abs))).toBe(32767);
    line.samples.forEach((amplitude, index) => {
      expect(Math.abs(levels[0].samples[index] * amplitudeScale - amplitude)).toBeLessThanOrEqual(
        amplitudeScale / 1.99,
      );
    });
  });

  it('begins with a contrast that 98 of 100 amplitudes do not reach', () => {
    const line = radargramOf([traceOf(100, (sample) => (sample % 2 ? -1 : 1) * sample)]);
    expect(buildPyramid(line).amplitudeP98).toBeCloseTo(98, 1);
  });

  it('takes the maximum for contrast when nearly all is silence', () => {
    const line = radargramOf([traceOf(1000, (sample) => (sample === 500 ? -7 : 0))]);
    expect(buildPyramid(line)).toMatchObject({ amplitudeP98: 7, amplitudeMaximum: 7 });
  });

  it('of silence has scale 1 and no contrast', () => {
    expect(
      buildPyramid(
        radargramOf([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toMatchObject({
      amplitudeScale: 1,
      amplitudeP98: 0,
      amplitudeMaximum: 0,
    });
  });

  it('shows what is no finite number as 0, and does not measure by it', () => {
    const line = radargramOf([[Number.NaN, 4, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]]);
    const { levels, amplitudeMaximum } = buildPyramid(line);
    expect(Array.from(levels[0].samples)).toEqual([0, 32767, 0, 0]);
    expect(amplitudeMaximum).toBe(4);
  });

  it('of a line without traces is one empty level', () => {
    const pyramid = buildPyramid(radargramOf([]));
    expect(pyramid.levels).toEqual([{ traceCount: 0, samples: new Int16Array(0) }]);
  });

  it('tells how far it is after each level and leaves the radargram as it was', () => {
    const line = radargramOf(Array.from({ length: 600 }, (_, trace) => [trace]));
    const before = line.samples.slice();
    const told: [number, number][] = [];
    buildPyramid(line, (done, total) => told.push([done, total]));
    expect(told).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(line.samples).toEqual(before);
  });

  it('takes as much memory again as the samples, and no more', () => {
    const line = radargramOf(Array.from({ length: 4096 }, () => [1, 2, 3, 4]));
    const byteLength = buildPyramid(line).levels.reduce((sum, { samples }) => sum + samples.byteLength, 0);
    expect(byteLength).toBeLessThanOrEqual(line.samples.byteLength);
  });
});

describe('cutTile', () => {
  const line = radargramOf(
    Array.from({ length: 300 }, (_, trace) => traceOf(260, (sample) => trace * 100 + (sample % 100))),
  );
  const pyramid = buildPyramid({ ...line, samples: line.samples.with(0, 32767) });

  it('lays trace after trace, 256 samples each', () => {
    const tile = cutTile(pyramid, 0, 0, 0);
    expect(tile).toHaveLength(256 * 256);
    expect(tile[3 * 256 + 7]).toBe(307);
    expect(tile[255 * 256 + 255]).toBe(25_555);
  });

  it('is 0 beyond the end of the line and of the trace', () => {
    const tile = cutTile(pyramid, 0, 1, 1);
    expect(tile[43 * 256 + 3]).toBe(299 * 100 + 59);
    expect(tile[43 * 256 + 4]).toBe(0);
    expect(tile[44 * 256]).toBe(0);
  });

  it('at the level above holds half as many traces', () => {
    const tile = cutTile(pyramid, 1, 0, 0);
    expect(tile[149 * 256 + 5]).toBe(299 * 100 + 5);
    expect(tile[150 * 256 + 5]).toBe(0);
  });

  it.each([
    [2, 0, 0],
    [0, 2, 0],
    [0, 0, 2],
    [-1, 0, 0],
    [0, -1, 0],
    [0, 0.5, 0],
  ])('of level %d, trace block %d, sample block %d does not exist', (level, traceBlock, sampleBlock) => {
    expect(() => cutTile(pyramid, level, traceBlock, sampleBlock)).toThrow(
      expect.objectContaining({ code: 'no-such-tile' }),
    );
  });
});
