import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { traceOf } from '#signal/known-signals.ts';
import { timeToDepth } from './time-to-depth.ts';

const values = {
  velocityMPerNs: 0.1,
  layers: [] as number[][],
  antennas: 'as-recorded',
  sampleIntervalM: 0,
} as const;

const convert = (line: Radargram, changed: Partial<Record<keyof typeof values, unknown>> = {}) =>
  timeToDepth.run(line, { ...values, ...changed } as typeof values);

/** A bell around that time, a sample each half nanosecond. */
const bellAt = (atNs: number, known: Partial<Radargram> = {}) => {
  const firstSampleNs = known.firstSampleNs ?? 0;
  const trace = traceOf(160, (sample) => Math.exp(-(((firstSampleNs + sample * 0.5 - atNs) / 3) ** 2)));
  return radargramOf([trace], { sampleIntervalNs: 0.5, ...known });
};

/** Depth of the greatest amplitude, between samples by a parabola. */
function depthOfPeakM(line: Radargram): number {
  const [trace] = tracesOf(line);
  const peak = trace.indexOf(Math.max(...trace));
  const [before, at, after] = trace.slice(peak - 1, peak + 2);
  const share = (before - after) / (2 * (before - 2 * at + after));
  return (line.depthAxis?.firstSampleM ?? 0) + (peak + share) * (line.depthAxis?.sampleIntervalM ?? 0);
}

describe('time to depth', () => {
  it('of one velocity keeps every sample, at the depth that half its time leads to', () => {
    const line = radargramOf(
      [
        [1, 5, 2, 8],
        [0, 1, 0, -1],
      ],
      { sampleIntervalNs: 2 },
    );
    const deep = convert(line);
    for (const [index, amplitude] of deep.samples.entries())
      expect(amplitude).toBeCloseTo(line.samples[index], 6);
    expect(deep).toMatchObject({ samplesPerTrace: 4, sampleIntervalNs: null, firstSampleNs: 0 });
    expect(deep.depthAxis).toEqual({
      firstSampleM: 0,
      sampleIntervalM: 0.1,
      velocityBasis: 'stated velocity of 0.1 m/ns',
    });
  });

  it('of layers puts each echo below the layers above it', () => {
    const layers = [
      [0.5, 0.1],
      [1, 0.05],
    ];
    for (const [atNs, depthM] of [
      [8, 0.4],
      [20, 0.75],
      [40, 1.25],
    ]) {
      expect(depthOfPeakM(convert(bellAt(atNs), { layers }))).toBeCloseTo(depthM, 1);
      expect(Math.abs(depthOfPeakM(convert(bellAt(atNs), { layers })) - depthM)).toBeLessThan(0.015);
    }
    const { depthAxis } = convert(bellAt(8), { layers });
    expect(depthAxis?.sampleIntervalM).toBeCloseTo(0.0125, 12);
    expect(depthAxis?.velocityBasis).toBe(
      'stated velocities of 2 layers: 0.1 m/ns down to 0.5 m, 0.05 m/ns below',
    );
  });

  it('takes the way aside to antennas that stand apart into account, unless told not to', () => {
    const antenna = { name: null, centreFrequencyMHz: null, separationM: 0.6 };
    const atNs = Math.hypot(1, 0.6) / 0.1;
    const echo = bellAt((2 * Math.hypot(0.5, 0.3)) / 0.1, { antenna });
    expect(atNs).toBeGreaterThan(10);
    expect(depthOfPeakM(convert(echo))).toBeCloseTo(0.5, 2);
    expect(depthOfPeakM(convert(echo, { antennas: 'left-out' }))).toBeCloseTo(Math.hypot(0.5, 0.3), 2);
    expect(convert(echo).depthAxis?.velocityBasis).toBe('stated velocity of 0.1 m/ns; antennas 0.6 m apart');
  });

  it('begins at the surface, or where the record begins further down', () => {
    expect(depthOfPeakM(convert(bellAt(20, { firstSampleNs: -7.3 })))).toBeCloseTo(1, 3);
    expect(convert(bellAt(20, { firstSampleNs: -7.3 })).depthAxis?.firstSampleM).toBe(0);
    const late = convert(bellAt(20, { firstSampleNs: 10 }));
    expect(late.depthAxis?.firstSampleM).toBeCloseTo(0.5, 12);
    expect(depthOfPeakM(late)).toBeCloseTo(1, 3);
    const antenna = { name: null, centreFrequencyMHz: null, separationM: 0.6 };
    expect(convert(bellAt(20, { firstSampleNs: 10, antenna })).depthAxis?.firstSampleM).toBeCloseTo(0.4, 9);
  });

  it('gives samples as far apart as is wanted, and only as deep as the record reaches', () => {
    const deep = convert(bellAt(20), { sampleIntervalM: 0.05 });
    expect(deep.samplesPerTrace).toBe(Math.floor((79.5 * 0.05) / 0.05) + 1);
    expect(depthOfPeakM(deep)).toBeCloseTo(1, 2);
    expect(convert(bellAt(20), { sampleIntervalM: 0.5 }).samplesPerTrace).toBe(8);
  });

  it('copes with one sample, with none and with records that end before time-zero', () => {
    expect(tracesOf(convert(radargramOf([[7]])))[0][0]).toBeCloseTo(7, 6);
    expect(convert(radargramOf([])).samples).toHaveLength(0);
    expect(convert(radargramOf([[1, 2]], { firstSampleNs: -10 })).samplesPerTrace).toBe(0);
  });

  it('asks for time, for layers in order, and for a bearable number of samples', () => {
    expect(() => convert(radargramOf([[1]], { sampleIntervalNs: null }))).toThrow('works in nanoseconds');
    expect(() => convert(convert(bellAt(9)))).toThrow('has been converted to depth');
    expect(() =>
      convert(bellAt(9), {
        layers: [
          [2, 0.1],
          [1, 0.1],
        ],
      }),
    ).toThrow('from the surface down');
    expect(() => convert(bellAt(9), { sampleIntervalM: 1e-6 })).toThrow('more than 65536 samples');
  });
});
