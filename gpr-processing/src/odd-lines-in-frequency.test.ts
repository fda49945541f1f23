import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf } from './known-radargrams.ts';
import type { StepValues } from './parameters.ts';
import { runRecipe } from './pipeline.ts';
import { repeatableNoise, traceOf } from './signal/known-signals.ts';

/** Steps in the frequency domain, and what is made of it: band and lag fit samples a nanosecond apart. */
const cases: readonly (readonly [step: string, values: StepValues])[] = [
  ['bandpass', { lowMHz: 50, highMHz: 200 }],
  ['bandpass', { lowMHz: 50, highMHz: 200, lowRamp: 1, highRamp: 1 }],
  ['butterworth', { lowMHz: 50, highMHz: 200 }],
  ['butterworth', { lowMHz: 0, highMHz: 200, order: 10 }],
  ['notch', { frequencyMHz: 100 }],
  ['spectral-whitening', { lowMHz: 50, highMHz: 200 }],
  ['spectral-whitening', { lowMHz: 50, highMHz: 200, spectrum: 'trace' }],
  ['predictive-deconvolution', {}],
  ['predictive-deconvolution', { autocorrelation: 'line', whiteNoisePercent: 0, lagNs: 1 }],
  ['dip-filter', {}],
  ['dip-filter', { action: 'removed', limits: 'dip', direction: 'deeper', taperPercent: 0 }],
  ['envelope', {}],
  ['instantaneous-phase', {}],
  ['instantaneous-frequency', {}],
];

const noise = repeatableNoise(17);
const noisy = Array.from({ length: 7 }, () => traceOf(90, () => 100 * noise()));
const known = { traceSpacingM: 0.05, firstSampleNs: -20 };

const oddLines: readonly (readonly [what: string, line: Radargram])[] = [
  ['without traces', radargramOf([], known)],
  ['of one trace', radargramOf([noisy[0]], known)],
  ['of one sample a trace', radargramOf([[5], [-6], [7]], known)],
  [
    'of two samples a trace',
    radargramOf(
      [
        [5, 5],
        [-6, 1],
        [7, -7],
      ],
      known,
    ),
  ],
  ['of silent traces', radargramOf([new Float32Array(90), new Float32Array(90)], known)],
  [
    'of the largest and the least numbers',
    radargramOf(
      [
        [1e38, -1e38],
        [1e-45, 0],
      ],
      known,
    ),
  ],
  [
    'with samples that are no numbers',
    radargramOf(
      noisy.map((trace) => trace.map((amplitude, at) => (at % 3 ? amplitude : [Number.NaN, 1 / 0][at % 2]))),
      known,
    ),
  ],
  [
    'that is clipped',
    radargramOf(
      noisy.map((trace) => trace.map((value) => Math.sign(value) * 50)),
      known,
    ),
  ],
];

describe.each(cases)('%s with %o', (step, values) => {
  it.each(oddLines)('makes finite numbers of a line %s, as many as there were', (_what, line) => {
    const before = line.samples.slice();
    const { samples, traceCount } = runRecipe(line, { steps: [{ step, values }] });
    expect(traceCount).toBe(line.traceCount);
    expect(samples).toHaveLength(before.length);
    const odd = samples.findIndex((amplitude) => !Number.isFinite(amplitude));
    expect(odd).toBe(-1);
    expect(line.samples).toEqual(before);
  });

  it('leaves a silent trace silent among others', () => {
    if (step === 'dip-filter') return;
    const line = radargramOf([noisy[0], new Float32Array(90), noisy[1]], known);
    const { samples } = runRecipe(line, { steps: [{ step, values }] });
    expect(samples.subarray(90, 180).every((amplitude) => amplitude === 0)).toBe(true);
  });
});
