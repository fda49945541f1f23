import { describe, expect, it } from 'vitest';
import { createWhitening } from './whitening.ts';

function gainsFor(spectrum: number[], band: number[], reach: number, waterRatio: number): number[] {
  const gains = new Float64Array(band.length);
  createWhitening(Float64Array.from(band), { reach, waterRatio })(Float64Array.from(spectrum), gains);
  return [...gains];
}

describe('whitening', () => {
  it('makes the band even and keeps the energy', () => {
    const spectrum = [3, 4, 12, 0.5];
    const gains = gainsFor(spectrum, [1, 1, 1, 0], 0, 0);
    const level = Math.sqrt((9 + 16 + 144 + 0.25) / 3);
    for (const k of [0, 1, 2]) expect(gains[k] * spectrum[k]).toBeCloseTo(level, 12);
    expect(gains[3]).toBe(0);
  });

  it('lifts nothing further than the water level', () => {
    const gains = gainsFor([1e-9, 1, 1], [1, 1, 1], 0, 0.25);
    expect(gains[0] / gains[1]).toBeCloseTo(1.25 / 0.25, 6);
  });

  it('looks at the mean of neighbours, of fewer at the ends', () => {
    const gains = gainsFor([0, 6, 0, 0], [1, 1, 1, 1], 1, 1);
    expect(gains[0] / gains[3]).toBeCloseTo(3 / (3 + 3), 12);
    expect(gains[1] / gains[3]).toBeCloseTo(3 / (2 + 3), 12);
  });

  it('of silence is silence', () => {
    expect(gainsFor([0, 0], [1, 1], 0, 0.1)).toEqual([0, 0]);
  });
});
