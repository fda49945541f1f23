import { describe, expect, it } from 'vitest';
import { largerOfPairs } from './larger-of-pairs.ts';

describe('largerOfPairs', () => {
  it('keeps the larger swing of each pair with its sign, the first of equals', () => {
    const out = new Int16Array(3);
    largerOfPairs(Int16Array.of(1, -5, 4, -3, 4, -4), 3, out);
    expect(Array.from(out)).toEqual([-3, -5, 4]);
  });

  it('lets an odd last row stand alone', () => {
    const out = new Int16Array(2);
    largerOfPairs(Int16Array.of(1, -2, 7), 1, out);
    expect(Array.from(out)).toEqual([-2, 7]);
  });

  it('holds the lowest 16-bit number larger than the highest', () => {
    const out = new Int16Array(1);
    largerOfPairs(Int16Array.of(32767, -32768), 1, out);
    expect(Array.from(out)).toEqual([-32768]);
  });
});
