import { describe, expect, it } from 'vitest';
import { repeatableNoise } from './known-signals.ts';
import { medianByReordering } from './median.ts';
import { createMovingMedian } from './moving-median.ts';

function mediansOf(values: number[], reach: number): number[] {
  const out = new Float32Array(values.length);
  createMovingMedian(values.length + 3)(Float32Array.from(values), reach, out);
  return Array.from(out);
}

describe('a moving median', () => {
  it('knows nothing of an impulse, and follows a step to the sample', () => {
    expect(mediansOf([0, 0, 9, 0, 0], 1)).toEqual([0, 0, 0, 0, 0]);
    expect(mediansOf([0, 0, 0, 5, 5, 5], 1)).toEqual([0, 0, 0, 5, 5, 5]);
  });

  it('takes at the ends what exists, and of two values their mean', () => {
    expect(mediansOf([1, 5, 2, 8], 1)).toEqual([3, 2, 5, 5]);
    expect(mediansOf([7], 3)).toEqual([7]);
    expect(mediansOf([], 3)).toEqual([]);
    expect(mediansOf([1, 2, 3, 100], 1e15)).toEqual([2.5, 2.5, 2.5, 2.5]);
  });

  it('is the median of each window, equals among them and windows of any length', () => {
    const noise = repeatableNoise(6);
    for (const round of [1, 1000]) {
      const values = Array.from({ length: 300 }, () => Math.round(noise() * 3 * round) / round + 0);
      for (const reach of [1, 2, 7, 50, 200, 400]) {
        const wanted = values.map((_, index) =>
          Math.fround(
            medianByReordering(
              Float32Array.from(values.slice(Math.max(0, index - reach), index + reach + 1)),
            ),
          ),
        );
        expect(mediansOf(values, reach)).toEqual(wanted);
      }
    }
  });

  it('orders values below 0, both zeros, and values far apart', () => {
    expect(mediansOf([-3, -1, -2], 5)).toEqual([-2, -2, -2]);
    expect(mediansOf([1e-30, -1e30, 1e30, -1e-30, 0], 5)).toEqual([0, 0, 0, 0, 0]);
    expect(mediansOf([-0, 0, -0], 1).every((value) => Math.abs(value) === 0)).toBe(true);
  });

  it('finds its way through long stretches of ranks that the window does not hold', () => {
    const values = Array.from({ length: 5000 }, (_, index) => (index * 2741) % 5000);
    const medians = mediansOf(values, 1);
    for (let index = 1; index < 4999; index++) {
      expect(medians[index]).toBe(values.slice(index - 1, index + 2).sort((a, b) => a - b)[1]);
    }
  });

  it('can be used again for fewer values', () => {
    const median = createMovingMedian(10);
    median(
      Float32Array.from({ length: 10 }, (_, index) => index),
      4,
      new Float32Array(10),
    );
    const out = new Float32Array(3);
    median(Float32Array.of(4, 4, 1), 1, out);
    expect(Array.from(out)).toEqual([4, 4, 2.5]);
  });
});
