import { describe, expect, it } from 'vitest';
import { interpolationWeights, shiftBetween } from './interpolation.ts';
import { traceOf } from './known-signals.ts';

function shifted(values: ArrayLike<number>, shift: number, tapCount: 2 | 8): number[] {
  const out = new Float32Array(values.length).fill(Number.NaN);
  shiftBetween(Float32Array.from(values), shift, tapCount, out);
  return Array.from(out);
}

describe('interpolation', () => {
  it('between values has weights of sum 1, and takes a value itself where it lies on one', () => {
    for (const tapCount of [2, 8] as const) {
      for (const share of [0, 0.1, 0.5, 0.99]) {
        const weights = interpolationWeights(share, tapCount);
        expect(weights).toHaveLength(tapCount);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      }
      const onValue = interpolationWeights(0, tapCount);
      expect(onValue[tapCount / 2 - 1]).toBe(1);
    }
  });

  it.each([2, 8] as const)(
    'by %d values moves whole places exactly, and leaves 0 where nothing was',
    (tapCount) => {
      expect(shifted([1, 2, 3, 4], 1, tapCount)).toEqual([0, 1, 2, 3]);
      expect(shifted([1, 2, 3, 4], -2, tapCount)).toEqual([3, 4, 0, 0]);
      expect(shifted([1, 2, 3, 4], 0, tapCount)).toEqual([1, 2, 3, 4]);
      expect(shifted([1, 2], 100.5, tapCount)).toEqual([0, 0]);
      expect(shifted([7], 0.5, tapCount)).toEqual([0]);
    },
  );

  it('keeps a constant to the ends', () => {
    for (const amplitude of shifted(new Array(20).fill(5), 0.3, 8).slice(1)) {
      expect(amplitude).toBeCloseTo(5, 6);
    }
  });

  it('by two values goes straight between them', () => {
    expect(shifted([0, 10, 20], 0.25, 2)).toEqual([0, 7.5, 17.5]);
  });

  it('by eight values moves a wave of eight samples a period by a broken part to a quarter of a hundredth', () => {
    const wave = (sample: number) => Math.sin((2 * Math.PI * sample) / 8);
    const moved = shifted(traceOf(80, wave), 2.37, 8);
    for (let sample = 10; sample < 70; sample++) {
      expect(Math.abs(moved[sample] - wave(sample - 2.37))).toBeLessThan(0.0025);
    }
  });
});
