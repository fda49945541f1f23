import { describe, expect, it } from 'vitest';
import { repeatableNoise } from './known-signals.ts';
import { subtractPrediction } from './prediction-error.ts';

describe('the error of a prediction', () => {
  it('is what earlier values do not tell', () => {
    const out = new Float32Array(6).fill(99);
    subtractPrediction(Float32Array.of(8, 4, 2, 1, 0, 0), { operator: Float64Array.of(0.5), lag: 1 }, out);
    expect([...out]).toEqual([8, 0, 0, 0, -0.5, 0]);
  });

  it.each([
    [1, 1],
    [3, 2],
    [5, 4],
    [7, 30],
    [40, 3],
  ])('of %d coefficients from a lag of %d on is the sum that defines it, to the last bit', (count, lag) => {
    const noise = repeatableNoise(8);
    const values = Float32Array.from({ length: 23 }, noise);
    const operator = Float64Array.from({ length: count }, noise);
    const out = new Float32Array(23).fill(99);
    subtractPrediction(values, { operator, lag }, out);
    for (const [at, value] of values.entries()) {
      let predicted = 0;
      for (const [index, factor] of operator.entries()) {
        if (at - lag - index >= 0) predicted += factor * values[at - lag - index];
      }
      expect(out[at]).toBe(Math.fround(value - predicted));
    }
  });
});
