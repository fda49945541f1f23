import { describe, expect, it } from 'vitest';
import { repeatableNoise } from './known-signals.ts';
import { medianByReordering } from './median.ts';

function bySorting(values: readonly number[]): number {
  const sorted = Float32Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

describe('the median', () => {
  it('is the value in the middle, or half way between the two there', () => {
    expect(medianByReordering(Float32Array.of(9, -5, 2))).toBe(2);
    expect(medianByReordering(Float32Array.of(9, -5, 2, 4))).toBe(3);
    expect(medianByReordering(Float32Array.of(7))).toBe(7);
    expect(medianByReordering(new Float32Array(0))).toBe(0);
  });

  it('is found in any arrangement: mixed, sorted, reversed, rising and falling, many equals', () => {
    const noise = repeatableNoise(4);
    for (let length = 1; length <= 200; length++) {
      const arrangements = [
        Array.from({ length }, noise),
        Array.from({ length }, (_, index) => index),
        Array.from({ length }, (_, index) => -index),
        Array.from({ length }, (_, index) => Math.min(index, length - index)),
        Array.from({ length }, (_, index) => index % 3),
      ];
      for (const values of arrangements) {
        expect(medianByReordering(Float32Array.from(values))).toBe(bySorting(values));
      }
    }
  });

  it('is found as well where every pivot falls badly', () => {
    // McIlroy's adversary (1999) against the median of three: 18 rounds without the sort that ends them.
    const first = [1, 2, 32, 34, 4, 35, 6, 36, 8, 37, 10, 38, 12, 39, 14, 40, 16, 41, 18, 42, 20, 43, 22, 44];
    const second = [
      24, 45, 26, 46, 28, 47, 30, 0, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33,
    ];
    const last = Array.from({ length: 16 }, (_, index) => 48 + index);
    expect(medianByReordering(Float32Array.of(...first, ...second, ...last))).toBe(31.5);
  });
});
