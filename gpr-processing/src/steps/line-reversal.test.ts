import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { lineReversal } from './line-reversal.ts';

describe('line reversal', () => {
  const line = radargramOf(
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    { traceDistancesM: Float64Array.of(10, 11, 14), elevationsM: Float64Array.of(100, 101, 99) },
  );

  it('makes the last trace the first, and counts distances from the other end', () => {
    const reversed = lineReversal.run(line, {});
    expect(tracesOf(reversed)).toEqual([
      [5, 6],
      [3, 4],
      [1, 2],
    ]);
    expect(reversed.traceDistancesM).toEqual(Float64Array.of(10, 13, 14));
    expect(reversed.elevationsM).toEqual(Float64Array.of(99, 101, 100));
  });

  it('twice is the line again, and writes into nothing', () => {
    expect(lineReversal.run(lineReversal.run(line, {}), {})).toEqual(line);
    expect(line.samples[0]).toBe(1);
  });

  it('takes lines of one trace, of none, and without places', () => {
    expect(lineReversal.run(radargramOf([[7]]), {})).toEqual(radargramOf([[7]]));
    expect(lineReversal.run(radargramOf([]), {})).toEqual(radargramOf([]));
  });
});
