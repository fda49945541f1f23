import { describe, expect, it } from 'vitest';
import { roundClippedRuns } from './clipped-runs.ts';
import { traceOf } from './known-signals.ts';

const scale = { lowest: -100, highest: 100 };

function rounded(values: ArrayLike<number>, leastRun = 3, mostOver = 2): number[] {
  const out = new Float32Array(values.length).fill(Number.NaN);
  roundClippedRuns(Float32Array.from(values), scale, { leastRun, mostOver }, out);
  return Array.from(out);
}

describe('clipped runs', () => {
  it('of a parabola come near to the parabola', () => {
    // Slopes taken half a step before the ends are steeper than those at the ends, so the top comes out a little higher.
    const hill = traceOf(21, (sample) => 150 - 5 * (sample - 10) ** 2);
    const clipped = hill.map((value) => Math.max(-90, Math.min(100, value)));
    const back = rounded(clipped);
    for (let sample = 8; sample <= 12; sample++) {
      expect(back[sample]).toBeGreaterThanOrEqual(100);
      expect(Math.abs(back[sample] - hill[sample])).toBeLessThan(20);
    }
    expect(back[10]).toBeGreaterThan(140);
    expect(back.slice(0, 7)).toEqual(Array.from(clipped.slice(0, 7)));
  });

  it('of a wave come nearer to the wave than the limit, on both sides', () => {
    const wave = traceOf(200, (sample) => 130 * Math.sin(sample / 6));
    const clipped = wave.map((value) => Math.max(-100, Math.min(100, value)));
    const error = (values: ArrayLike<number>) =>
      Math.sqrt(wave.reduce((sum, value, sample) => sum + (value - values[sample]) ** 2, 0));
    expect(error(rounded(clipped))).toBeLessThan(0.4 * error(clipped));
  });

  it('stay between the limit and its so-manyfold, however steep the way there', () => {
    const steep = rounded([0, 0, -100, 99, 100, 100, 100, 100, 99, -100, 0]);
    for (const value of steep.slice(4, 8)) expect(value).toBe(200);
    const flat = rounded([100.5, 99, 98, 100, 100, 100, 98, 99, 100.5].map((value) => -value));
    for (const value of flat.slice(3, 6)) expect(value).toBe(-100);
  });

  it('that are short, or have no two values on either side, stay as they are', () => {
    for (const values of [
      [0, 50, 100, 100, 50, 0],
      [100, 100, 100, 50, 0],
      [0, 100, 100, 100, 50, 0],
      [0, 50, 100, 100, 100, 50],
      [100],
      [],
    ]) {
      expect(rounded(values)).toEqual(values);
    }
    expect(rounded([0, 70, 100, 100, 70, 0], 2)[2]).toBeGreaterThan(100);
  });

  it('are none where the least of all values lies above 0', () => {
    const values = Float32Array.of(9, 7, 5, 5, 5, 7, 9);
    const out = new Float32Array(7);
    roundClippedRuns(values, { lowest: 5, highest: 9 }, { leastRun: 2, mostOver: 2 }, out);
    expect(out).toEqual(values);
  });

  it('of 0 are silence', () => {
    const out = new Float32Array(7);
    const silent = { lowest: 0, highest: 0 };
    roundClippedRuns(Float32Array.of(0, 0, 0, 0, 0, 0, 0), silent, { leastRun: 2, mostOver: 2 }, out);
    expect(out).toEqual(new Float32Array(7));
  });
});
