import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf } from './known-radargrams.ts';
import type { StepValues } from './parameters.ts';
import { runRecipe } from './pipeline.ts';
import { repeatableNoise, traceOf } from './signal/known-signals.ts';

/** Steps in the time domain and along the line, with the values that matter for what is odd. */
const cases: readonly (readonly [step: string, values: StepValues])[] = [
  ['time-zero', {}],
  ['time-zero', { method: 'manual', timeZeroNs: 4 }],
  ['trace-alignment', { windowTraces: 1 }],
  ['dc-removal', {}],
  ['dc-removal', { range: 'before-time-zero', average: 'median' }],
  ['dewow', {}],
  ['dewow', { average: 'median' }],
  ['background-removal', {}],
  ['background-removal', { average: 'median' }],
  ['background-removal', { extent: 'window-in-traces', gate: 'from-to' }],
  ['background-removal', { extent: 'window-in-metres', average: 'median' }],
  ['declipping', {}],
  ['trace-editing', { silence: [[0, 0]], fillIn: [[1, 3]], reverse: [[2, 9]] }],
  ['line-reversal', {}],
  ['stacking', { stackTraces: 3 }],
  ['equidistant-traces', {}],
  ['equidistant-traces', { interpolation: 'windowed-sinc' }],
  ['power-gain', { exponent: 1.5 }],
  ['sec-gain', {}],
  ['curve-gain', {}],
  ['decay-gain', {}],
  ['agc-gain', {}],
];

const noise = repeatableNoise(31);
const noisy = Array.from({ length: 7 }, () => traceOf(90, () => 100 * noise()));
const known = { traceSpacingM: 0.05, firstSampleNs: -20 };

const oddLines: readonly (readonly [what: string, line: Radargram])[] = [
  ['without traces', radargramOf([], known)],
  ['of one trace', radargramOf([noisy[0]], known)],
  ['of one sample a trace', radargramOf([[5], [-6], [7]], known)],
  ['of silent traces', radargramOf([new Float32Array(90), new Float32Array(90)], known)],
  ['with a silent trace', radargramOf([noisy[0], new Float32Array(90), noisy[2]], known)],
  [
    'with samples that are no numbers',
    radargramOf(
      noisy.map((trace) =>
        trace.map((amplitude, sample) => [amplitude, Number.NaN, Number.POSITIVE_INFINITY][sample % 3]),
      ),
      known,
    ),
  ],
  [
    'that is clipped',
    radargramOf(
      noisy.map((trace) => trace.map((amplitude) => Math.max(-50, Math.min(50, amplitude)))),
      known,
    ),
  ],
  [
    'with traces in disorder and at one place',
    radargramOf(noisy, { ...known, traceDistancesM: Float64Array.of(3, 1, 1, 0.2, 2, 2, 9) }),
  ],
  [
    'that is bookkeeping and nothing else',
    radargramOf(
      [
        [5, 6],
        [7, 8],
      ],
      { ...known, nonSignalSampleCount: 2 },
    ),
  ],
];

describe.each(cases)('%s with %o', (step, values) => {
  it.each(oddLines)('of a line %s makes a line of numbers, and leaves the first one alone', (_, line) => {
    const before = line.samples.slice();
    const after = runRecipe(line, { steps: [{ step, values: { ...values } }] });
    expect(after.samples).toHaveLength(after.traceCount * after.samplesPerTrace);
    expect(after.samples.every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(after.firstSampleNs)).toBe(true);
    expect(line.samples).toEqual(before);
  });

  it('gives the same bytes every time', () => {
    const recipe = { steps: [{ step, values: { ...values } }] };
    const line = radargramOf(noisy, known);
    expect(runRecipe(line, recipe)).toEqual(runRecipe(line, recipe));
  });
});
