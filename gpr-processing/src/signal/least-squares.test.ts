import { describe, expect, it } from 'vitest';
import { repeatableNoise } from './known-signals.ts';
import { fitModel, leastSquares } from './least-squares.ts';

const places = Float64Array.from({ length: 20 }, (_, index) => index - 4);
const ones = places.map(() => 1);

describe('least squares', () => {
  it('finds the line that points lie on, and the errors that the textbook gives it', () => {
    const fit = leastSquares(
      [ones, places],
      places.map((x) => 3 - 0.25 * x),
    );
    expect(fit?.unknowns[0]).toBeCloseTo(3, 12);
    expect(fit?.unknowns[1]).toBeCloseTo(-0.25, 12);
    const mean = places.reduce((sum, x) => sum + x, 0) / 20;
    const spread = places.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    expect(fit?.covariance[3]).toBeCloseTo(1 / spread, 12);
    expect(fit?.covariance[0]).toBeCloseTo(1 / 20 + mean ** 2 / spread, 12);
    expect(fit?.covariance[1]).toBeCloseTo(-mean / spread, 12);
  });

  it('keeps its digits where columns are of very different size', () => {
    const fit = leastSquares(
      [ones.map((one) => 1e9 * one), places.map((x) => 1e-9 * x)],
      places.map((x) => 1 + x),
    );
    expect(fit?.unknowns[0]).toBeCloseTo(1e-9, 18);
    expect((fit?.unknowns[1] ?? 0) / 1e9).toBeCloseTo(1, 10);
  });

  it('refuses columns that say the same thing, or nothing', () => {
    expect(leastSquares([places, places.map((x) => 2 * x)], ones)).toBeNull();
    expect(leastSquares([places, places.map(() => 0)], ones)).toBeNull();
    expect(leastSquares([places.map(() => Number.NaN)], ones)).toBeNull();
  });

  it('leaves residuals that none of its columns explain', () => {
    const noise = repeatableNoise(7);
    const residuals =
      leastSquares(
        [ones, places],
        places.map(() => noise()),
      )?.residuals ?? ones;
    expect(residuals.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    expect(residuals.reduce((sum, value, index) => sum + value * places[index], 0)).toBeCloseTo(0, 11);
  });
});

describe('fit of a smooth model', () => {
  const decay = (unknowns: Float64Array) => {
    const [size, rate] = unknowns;
    if (rate < 0) return null;
    const shape = places.map((x) => Math.exp(-rate * x));
    return {
      values: shape.map((value) => size * value),
      slopes: [shape, shape.map((value, index) => -size * places[index] * value)],
    };
  };

  it('finds a decay from afar', () => {
    const wanted = places.map((x) => 5 * Math.exp(-0.3 * x));
    const fit = fitModel(decay, Float64Array.of(1, 1), wanted);
    expect(fit?.unknowns[0]).toBeCloseTo(5, 9);
    expect(fit?.unknowns[1]).toBeCloseTo(0.3, 9);
  });

  it('is null where it may not begin, and where an unknown is open', () => {
    expect(fitModel(decay, Float64Array.of(1, -1), places)).toBeNull();
    const silent = places.map(() => 0);
    expect(fitModel(decay, Float64Array.of(0, 1), silent)).toBeNull();
  });
});
