import { describe, expect, it } from 'vitest';
import { movingMean } from './moving-mean.ts';

function meanOf(values: number[], reach: number): number[] {
  const out = new Float32Array(values.length);
  movingMean(Float32Array.from(values), reach, out);
  return Array.from(out);
}

describe('movingMean', () => {
  it('shares an impulse among the window around it', () => {
    expect(meanOf([0, 0, 0, 9, 0, 0, 0], 1)).toEqual([0, 0, 3, 3, 3, 0, 0]);
  });

  it('takes at the ends the mean of what exists, so that a constant stays the same constant', () => {
    expect(meanOf([6, 0, 0, 0, 12], 1)).toEqual([3, 2, 0, 4, 6]);
    expect(meanOf([5, 5, 5, 5], 2)).toEqual([5, 5, 5, 5]);
  });

  it('is the mean of everything when the window is longer than the trace', () => {
    expect(meanOf([1, 2, 3, 6], 50)).toEqual([3, 3, 3, 3]);
    expect(meanOf([1, 2, 3, 6], 1e15)).toEqual([3, 3, 3, 3]);
    expect(meanOf([7], 3)).toEqual([7]);
    expect(meanOf([], 3)).toEqual([]);
  });

  it('keeps its sum exact behind a value a million times as loud', () => {
    expect(meanOf([16_000_000, 1, 1, 1, 1, 1], 1).slice(3)).toEqual([1, 1, 1]);
  });
});
