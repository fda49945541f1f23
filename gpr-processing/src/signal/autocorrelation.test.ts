import { describe, expect, it } from 'vitest';
import { addAutocorrelation } from './autocorrelation.ts';

describe('the autocorrelation', () => {
  it('is added up, of the stretch alone and with zeros beyond it', () => {
    const sums = Float64Array.of(100, 0, 0, 0, 7);
    addAutocorrelation(Float32Array.of(50, 1, 2, 3, 60), { start: 1, count: 3 }, sums);
    expect([...sums]).toEqual([114, 8, 3, 0, 7]);
  });
});
