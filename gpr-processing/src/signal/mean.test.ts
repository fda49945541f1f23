import { describe, expect, it } from 'vitest';
import { meanFrom, meanRow, rootMeanSquare } from './mean.ts';

describe('means', () => {
  it('of the end of a trace leave out its beginning', () => {
    expect(meanFrom(Float32Array.of(100, 100, 2, 4), 2)).toBe(3);
    expect(meanFrom(Float32Array.of(5), 0)).toBe(5);
    expect(meanFrom(Float32Array.of(), 0)).toBe(0);
  });

  it('of many rows are summed in float64: a float32 sum would stop growing at 16,777,216', () => {
    const rows = new Float32Array(40_000).fill(1000.5);
    expect(Array.from(meanRow(rows, 2))).toEqual([1000.5, 1000.5]);
  });

  it('of squares know no sign', () => {
    expect(rootMeanSquare(Float32Array.of(3, -3, 3))).toBe(3);
    expect(rootMeanSquare(new Float32Array(0))).toBe(0);
  });
});
