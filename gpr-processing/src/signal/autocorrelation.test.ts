import { describe, expect, it } from 'vitest';
import { addAutocorrelation } from './autocorrelation.ts';
import { repeatableNoise } from './known-signals.ts';

describe('the autocorrelation', () => {
  it('is added up, of the stretch alone and with zeros beyond it', () => {
    const sums = Float64Array.of(100, 0, 0, 0, 7);
    addAutocorrelation(Float32Array.of(50, 1, 2, 3, 60), { start: 1, count: 3 }, sums);
    expect([...sums]).toEqual([114, 8, 3, 0, 7]);
  });

  it.each([1, 3, 4, 5, 8, 11, 30])('of %d lags is the sum that defines it, to the last bit', (lagCount) => {
    const values = Float32Array.from({ length: 24 }, repeatableNoise(6));
    const sums = new Float64Array(lagCount);
    addAutocorrelation(values, { start: 2, count: 20 }, sums);
    for (let lag = 0; lag < lagCount; lag++) {
      let wanted = 0;
      for (let index = 2 + lag; index < 22; index++) wanted += values[index] * values[index - lag];
      expect(sums[lag]).toBe(wanted);
    }
  });
});
