import { describe, expect, it } from 'vitest';
import { withFiniteValues } from './finite.ts';

describe('withFiniteValues', () => {
  it('gives clean values back as they are, without a copy', () => {
    const clean = Float32Array.of(1, -2, 0);
    expect(withFiniteValues(clean)).toBe(clean);
  });

  it('puts 0 in the place of what is no finite number, in a copy', () => {
    const spoilt = Float32Array.of(1, Number.NaN, Number.POSITIVE_INFINITY, 2, Number.NEGATIVE_INFINITY);
    expect(Array.from(withFiniteValues(spoilt))).toEqual([1, 0, 0, 2, 0]);
    expect(spoilt[1]).toBeNaN();
  });
});
