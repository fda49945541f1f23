import { describe, expect, it } from 'vitest';
import { radargramOf } from './known-radargrams.ts';
import type { StepValues } from './parameters.ts';
import { runRecipe } from './pipeline.ts';
import { repeatableNoise, traceOf } from './signal/known-signals.ts';

type Case = readonly [step: string, values: StepValues];

const linear: readonly Case[] = [
  ['dc-removal', {}],
  ['dc-removal', { range: 'whole-trace' }],
  ['dewow', {}],
  ['background-removal', {}],
  ['background-removal', { extent: 'window-in-traces', windowTraces: 5, gate: 'from-to' }],
  ['trace-editing', { silence: [[0, 0]], fillIn: [[4, 6]], reverse: [[9, 9]] }],
  ['line-reversal', {}],
  ['stacking', { stackTraces: 3 }],
  ['equidistant-traces', { interpolation: 'windowed-sinc', spacingM: 0.03 }],
  ['power-gain', {}],
  ['sec-gain', {}],
  ['curve-gain', {}],
];

/** These go by order or size: a sum of lines is not the sum of what they make, but a louder line is louder. */
const scaling: readonly Case[] = [
  ...linear,
  ['dc-removal', { average: 'median' }],
  ['dewow', { average: 'median' }],
  ['background-removal', { average: 'median' }],
  ['background-removal', { extent: 'window-in-traces', windowTraces: 5, average: 'median' }],
  ['declipping', {}],
  ['decay-gain', {}],
  ['trace-alignment', { windowTraces: 1 }],
];

/** The same is done to each trace, or to its neighbours on either side: the direction of the walk does not matter. */
const symmetric: readonly Case[] = scaling.filter(([step]) => !['trace-editing', 'stacking'].includes(step));

const traceCount = 24;

function noisyLine(seed: number) {
  const noise = repeatableNoise(seed);
  const traces = Array.from({ length: traceCount }, () =>
    traceOf(80, (sample) => (sample < 30 ? 0.001 : 1000) * noise()),
  );
  return radargramOf(traces, { traceSpacingM: 0.05 });
}

function samplesAfter(line: ReturnType<typeof noisyLine>, ...cases: readonly Case[]): Float32Array {
  return runRecipe(line, { steps: cases.map(([step, values]) => ({ step, values: { ...values } })) }).samples;
}

function expectClose(samples: Float32Array, wanted: Float32Array): void {
  expect(samples).toHaveLength(wanted.length);
  const loudest = wanted.reduce((most, amplitude) => Math.max(most, Math.abs(amplitude)), 0);
  const furthest = wanted.reduce(
    (most, amplitude, index) => Math.max(most, Math.abs(samples[index] - amplitude)),
    0,
  );
  expect(loudest).toBeGreaterThan(0);
  expect(furthest / loudest).toBeLessThan(1e-6);
}

describe('steps of the time domain', () => {
  it.each(linear)('%s with %o of a sum of lines is the sum of theirs', (...step) => {
    const [one, other] = [noisyLine(1), noisyLine(2)];
    const sum = { ...one, samples: one.samples.map((amplitude, index) => amplitude + other.samples[index]) };
    const wanted = samplesAfter(one, step);
    const others = samplesAfter(other, step);
    expectClose(
      samplesAfter(sum, step),
      wanted.map((amplitude, index) => amplitude + others[index]),
    );
  });

  it.each(scaling)('%s with %o of a line four times as loud and turned over is so itself', (...step) => {
    const line = noisyLine(3);
    const loud = { ...line, samples: line.samples.map((amplitude) => -4 * amplitude) };
    expectClose(
      samplesAfter(loud, step),
      samplesAfter(line, step).map((amplitude) => -4 * amplitude),
    );
  });

  it('AGC gain hears no difference between a quiet and a loud line', () => {
    const line = noisyLine(3);
    const loud = { ...line, samples: line.samples.map((amplitude) => 1024 * amplitude) };
    expect(samplesAfter(loud, ['agc-gain', {}])).toEqual(samplesAfter(line, ['agc-gain', {}]));
  });

  it.each(symmetric)(
    '%s with %o of a line walked the other way is that of the line, turned round',
    (...step) => {
      const even: Case = step[0] === 'equidistant-traces' ? [step[0], { ...step[1], spacingM: 0.025 }] : step;
      const line = noisyLine(4);
      const turn: Case = ['line-reversal', {}];
      expectClose(samplesAfter(line, turn, even), samplesAfter(line, even, turn));
    },
  );
});
