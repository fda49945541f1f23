import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise } from '#signal/known-signals.ts';
import { meanFilter } from './mean-filter.ts';

const threeByThree = { windowTraces: 3, windowNs: 3 };

describe('mean filter', () => {
  it('spreads an impulse evenly over its window', () => {
    const impulse = Array.from({ length: 5 }, (_, trace) => [0, 0, trace === 2 ? 9 : 0, 0, 0]);
    const side = [0, 1, 1, 1, 0];
    const silence = [0, 0, 0, 0, 0];
    const found = tracesOf(meanFilter.run(radargramOf(impulse), threeByThree));
    expect(found).toEqual([silence, side, side, side, silence]);
  });

  it('keeps a constant, and a slope away from the ends, where the window is cut', () => {
    const slope = Array.from({ length: 7 }, (_, trace) =>
      [0, 1, 2, 3, 4].map((sample) => 2 * trace + sample),
    );
    const found = tracesOf(meanFilter.run(radargramOf(slope), threeByThree));
    expect(found[3].slice(1, -1)).toEqual(slope[3].slice(1, -1));
    expect(found[0][0]).toBe(1.5);
    const constant = new Array(4).fill([7, 7, 7]);
    expect(tracesOf(meanFilter.run(radargramOf(constant), threeByThree))).toEqual(constant);
  });

  it('brings noise down to a third with nine samples, and is linear', () => {
    const noise = repeatableNoise(8);
    const lineOf = () =>
      radargramOf(Array.from({ length: 600 }, () => Float32Array.from({ length: 40 }, noise)));
    const [one, other] = [lineOf(), lineOf()];
    const found = meanFilter.run(one, threeByThree).samples;
    const rms = Math.sqrt(found.reduce((sum, amplitude) => sum + amplitude ** 2, 0) / found.length);
    expect(rms).toBeGreaterThan(0.31);
    expect(rms).toBeLessThan(0.36);
    const sum = {
      ...one,
      samples: one.samples.map((amplitude, index) => amplitude - 3 * other.samples[index]),
    };
    const others = meanFilter.run(other, threeByThree).samples;
    for (const [index, amplitude] of meanFilter.run(sum, threeByThree).samples.entries()) {
      expect(Math.abs(amplitude - (found[index] - 3 * others[index]))).toBeLessThan(1e-5);
    }
  });

  it('copes with one trace, one sample and none, and asks for time', () => {
    const wide = { windowTraces: 101, windowNs: 1000 };
    expect(tracesOf(meanFilter.run(radargramOf([[1, 7, 4]]), wide))).toEqual([[4, 4, 4]]);
    expect(tracesOf(meanFilter.run(radargramOf([[4]]), wide))).toEqual([[4]]);
    expect(meanFilter.run(radargramOf([]), wide).samples).toHaveLength(0);
    const line = radargramOf([[1, 2]], { sampleIntervalNs: null });
    expect(() => meanFilter.run(line, threeByThree)).toThrow('works in nanoseconds');
  });
});
