import { describe, expect, it } from 'vitest';
import { movingRms } from './moving-rms.ts';

function rmsOf(values: number[], reach: number): number[] {
  const out = new Float32Array(values.length);
  movingRms(Float32Array.from(values), reach, out);
  return Array.from(out);
}

describe('movingRms', () => {
  it('is the magnitude of a constant, to the very ends', () => {
    expect(rmsOf([-4, -4, -4, -4], 1)).toEqual([4, 4, 4, 4]);
  });

  it('takes at the ends the values that exist', () => {
    expect(rmsOf([3, 1, 0, 0], 1)).toEqual(
      [Math.sqrt(5), Math.sqrt(10 / 3), Math.sqrt(1 / 3), 0].map(Math.fround),
    );
  });

  it('is that of everything when the window is longer than the trace, however much', () => {
    expect(rmsOf([3, -3, 3], 1e15)).toEqual([3, 3, 3]);
  });

  it('is never the root of a number below zero behind a loud value', () => {
    const quiet = rmsOf([30_000.1, 0.1, 0.2, 0.1, 0, 0, 0], 1);
    expect(quiet.every((value) => value >= 0)).toBe(true);
  });
});
