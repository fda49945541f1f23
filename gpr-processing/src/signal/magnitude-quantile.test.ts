import { describe, expect, it } from 'vitest';
import { countMagnitudes, createMagnitudeCounts, magnitudeQuantile } from './magnitude-quantile.ts';

function quantileOf(values: Int16Array, fraction: number): number {
  const counts = createMagnitudeCounts();
  countMagnitudes(values.subarray(0, 3), counts);
  countMagnitudes(values.subarray(3), counts);
  return magnitudeQuantile(counts, fraction);
}

describe('magnitudeQuantile', () => {
  it('is the magnitude that this part of the values does not reach, whatever their order and sign', () => {
    const hundred = Int16Array.from(
      { length: 100 },
      (_, index) => ((index * 37) % 100) * (index % 2 ? -1 : 1),
    );
    expect(quantileOf(hundred, 0.98)).toBe(98);
    expect(quantileOf(hundred, 0)).toBe(0);
    expect(quantileOf(hundred, 1)).toBe(99);
  });

  it('knows the largest 16-bit magnitude, a single value, and none', () => {
    expect(quantileOf(Int16Array.of(-32768), 0.5)).toBe(32768);
    expect(quantileOf(Int16Array.of(-7), 0.98)).toBe(7);
    expect(quantileOf(new Int16Array(0), 0.98)).toBe(0);
  });
});
