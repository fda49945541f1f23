import { describe, expect, it } from 'vitest';
import { repeatableNoise } from './known-signals.ts';
import { windowSums } from './window-sums.ts';

describe('sums in a running window', () => {
  it.each([0, 1, 2, 5, 20, 300])('with a reach of %i are the sums of what is there', (reach) => {
    const noise = repeatableNoise(2);
    for (const length of [0, 1, 2, 7, 40]) {
      const values = Float64Array.from({ length }, noise);
      const out = new Float64Array(length);
      windowSums(values, reach, out);
      for (let index = 0; index < length; index++) {
        const wanted = values
          .subarray(Math.max(0, index - reach), index + reach + 1)
          .reduce((sum, value) => sum + value, 0);
        expect(out[index]).toBeCloseTo(wanted, 12);
      }
    }
  });

  it('are exact behind values that are larger than all precision', () => {
    const values = Float64Array.of(1e30, 1, 1, 1, 1, 1);
    const out = new Float64Array(6);
    windowSums(values, 1, out);
    expect(Array.from(out.subarray(2))).toEqual([3, 3, 3, 2]);
  });
});
