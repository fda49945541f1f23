import { describe, expect, it } from 'vitest';
import { addMagnitudes, addRows, meanFrom, meanOfSums, rootMeanSquare } from './mean.ts';

describe('means', () => {
  it('of the end of a trace leave out its beginning', () => {
    expect(meanFrom(Float32Array.of(100, 100, 2, 4), 2)).toBe(3);
    expect(meanFrom(Float32Array.of(5), 0)).toBe(5);
    expect(meanFrom(Float32Array.of(), 0)).toBe(0);
  });

  it('of many rows are summed in float64: a float32 sum would stop growing at 16,777,216', () => {
    const rows = new Float32Array(40_000).fill(1000.5);
    const sums = addRows(rows, new Float64Array(2));
    expect(Array.from(meanOfSums([sums], 2, 20_000))).toEqual([1000.5, 1000.5]);
  });

  it('of rows that were summed in parts are those of all rows', () => {
    const parts = [Float32Array.of(1, 10, 3, 30), Float32Array.of(5, 50)];
    const sums = parts.map((rows) => addRows(rows, new Float64Array(2)));
    expect(Array.from(meanOfSums(sums, 2, 3))).toEqual([3, 30]);
  });

  it('of magnitudes do not cancel', () => {
    const sums = addMagnitudes(Float32Array.of(1, -10, -3, 30), Float64Array.of(100, 0));
    expect(Array.from(sums)).toEqual([104, 40]);
  });

  it('of squares know no sign', () => {
    expect(rootMeanSquare(Float32Array.of(3, -3, 3))).toBe(3);
    expect(rootMeanSquare(new Float32Array(0))).toBe(0);
  });
});
