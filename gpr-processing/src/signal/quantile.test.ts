import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';

describe('quantile', () => {
  it('is the value below which that part of the values lies, whatever their order', () => {
    const hundred = Float32Array.from({ length: 100 }, (_, index) => (index * 37) % 100);
    expect(quantile(hundred.slice(), 0.98)).toBe(98);
    expect(quantile(hundred.slice(), 0)).toBe(0);
    expect(quantile(hundred.slice(), 1)).toBe(99);
  });

  it('of one value is that value, of none is not a number', () => {
    expect(quantile(Float32Array.of(7), 0.98)).toBe(7);
    expect(quantile(new Float32Array(0), 0.5)).toBeNaN();
  });
});
