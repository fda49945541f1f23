import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { stacking } from './stacking.ts';

const line = radargramOf(
  [
    [1, 10],
    [3, 20],
    [5, 30],
    [9, 50],
    [7, -8],
  ],
  {
    traceSpacingM: 0.5,
    traceDistancesM: Float64Array.of(0, 1, 2, 4, 9),
    elevationsM: Float64Array.of(100, 102, 98, 98, 90),
  },
);

describe('stacking', () => {
  it('makes the mean of each so many traces one, and keeps the mean of those that are left', () => {
    const stacked = stacking.run(line, { stackTraces: 2 });
    expect(tracesOf(stacked)).toEqual([
      [2, 15],
      [7, 40],
      [7, -8],
    ]);
    expect(stacked.traceCount).toBe(3);
  });

  it('averages where the traces lie, and widens their spacing', () => {
    const stacked = stacking.run(line, { stackTraces: 2 });
    expect(stacked.traceSpacingM).toBe(1);
    expect(stacked.traceDistancesM).toEqual(Float64Array.of(0.5, 3, 9));
    expect(stacked.elevationsM).toEqual(Float64Array.of(101, 98, 90));
    const unplaced = stacking.run(
      { ...line, traceSpacingM: null, traceDistancesM: null },
      { stackTraces: 2 },
    );
    expect([unplaced.traceSpacingM, unplaced.traceDistancesM]).toEqual([null, null]);
  });

  it('lowers noise by the root of their number', () => {
    const noise = repeatableNoise(14);
    const noisy = radargramOf(Array.from({ length: 64 }, () => traceOf(100, noise)));
    const power = (samples: Float32Array) =>
      samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length;
    const stacked = stacking.run(noisy, { stackTraces: 16 });
    expect(power(noisy.samples) / power(stacked.samples)).toBeGreaterThan(12);
    expect(power(noisy.samples) / power(stacked.samples)).toBeLessThan(20);
  });

  it('of one trace, of more than there are, and of none', () => {
    expect(tracesOf(stacking.run(line, { stackTraces: 1 }))).toEqual(tracesOf(line));
    expect(tracesOf(stacking.run(line, { stackTraces: 900 }))).toEqual([[5, 20.4].map(Math.fround)]);
    expect(stacking.run(radargramOf([]), { stackTraces: 3 }).traceCount).toBe(0);
  });
});
