import { describe, expect, it } from 'vitest';
import { steepnessOf, taperWeight } from './hyperbola-limits.ts';

describe('limits of a sum over a hyperbola', () => {
  it('let the weights fall over the last fifth, by half of it to a half', () => {
    expect([0, 0.8, 1, 2].map(taperWeight)).toEqual([1, 1, 0, 0]);
    expect(taperWeight(0.9)).toBeCloseTo(0.5, 12);
    expect(taperWeight(0.85)).toBeGreaterThan(taperWeight(0.95));
  });

  it('count the angle and the delay between neighbours, whichever comes first, and nothing that is not set', () => {
    const none = Number.POSITIVE_INFINITY;
    const limits = { largestOffset: none, largestSine: 0.5, largestShift: 4 };
    expect(steepnessOf(limits, 2)).toBe(2);
    expect(steepnessOf(limits, 16)).toBe(4);
    expect(steepnessOf({ ...limits, largestSine: none, largestShift: none }, 16)).toBe(0);
  });
});
