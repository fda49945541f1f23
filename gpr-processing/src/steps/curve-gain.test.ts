import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { curveGain } from './curve-gain.ts';

const ones = radargramOf([[1, 1, 1, 1, 1, 1]], { firstSampleNs: -1 });

function gainsDb(points: readonly (readonly number[])[]): number[] {
  return tracesOf(curveGain.run(ones, { points }))[0].map((gain) => 20 * Math.log10(gain));
}

function expectClose(gains: readonly number[], wanted: readonly number[]): void {
  expect(gains).toHaveLength(wanted.length);
  for (const [sample, gain] of gains.entries()) expect(gain).toBeCloseTo(wanted[sample], 5);
}

describe('curve gain', () => {
  it('goes straight in dB from point to point, and stays the same before and beyond', () => {
    expectClose(
      gainsDb([
        [0, 6],
        [2, 20],
        [3, -20],
      ]),
      [6, 6, 13, 20, -20, -20],
    );
  });

  it('takes points by their times, and jumps where two have one time', () => {
    expectClose(
      gainsDb([
        [2, 10],
        [2, 40],
        [0, 0],
      ]),
      [0, 0, 5, 40, 40, 40],
    );
  });

  it('of one point is the same everywhere, and of none changes nothing', () => {
    expectClose(gainsDb([[2, 20]]), [20, 20, 20, 20, 20, 20]);
    expect(curveGain.run(ones, { points: [] }).samples).toBe(ones.samples);
  });

  it('asks for the sample interval', () => {
    expect(() => curveGain.run({ ...ones, sampleIntervalNs: null }, { points: [[0, 1]] })).toThrow(
      expect.objectContaining({ code: 'needs-sample-interval' }),
    );
  });
});
