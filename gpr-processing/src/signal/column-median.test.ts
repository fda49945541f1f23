import { describe, expect, it } from 'vitest';
import { columnMedians } from './column-median.ts';

describe('medians of columns', () => {
  it('are those of all rows, however they are handed over', () => {
    const rows = [Float32Array.of(1, 50, 2, 10), Float32Array.of(900, 30)];
    expect(Array.from(columnMedians(rows, 2))).toEqual([2, 30]);
    expect(Array.from(columnMedians([Float32Array.of(1, 50, 2, 10)], 2))).toEqual([1.5, 30]);
  });

  it('of no rows are 0', () => {
    expect(Array.from(columnMedians([], 3))).toEqual([0, 0, 0]);
  });
});
