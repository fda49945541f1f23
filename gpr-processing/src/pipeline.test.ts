import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { steps } from '#steps.ts';
import { runRecipe } from './pipeline.ts';
import { completeRecipe } from './recipe.ts';
import { blockAt, runSurvey } from './run-blocks.ts';

const knownOf = (traceCount: number) => ({
  traceSpacingM: 0.05,
  elevationsM: new Float64Array(traceCount).fill(410),
});
const noise = repeatableNoise(3);
const line = radargramOf(
  Array.from({ length: 30 }, () => traceOf(64, (sample) => (sample < 10 ? 0.01 : 100) * noise())),
  { nonSignalSampleCount: 2, ...knownOf(30) },
);
const inTime = [
  ...['time-zero', 'dewow', 'power-gain', 'sec-gain', 'agc-gain'],
  ...['bandpass', 'butterworth', 'notch', 'spectral-whitening', 'predictive-deconvolution', 'dip-filter'],
  ...['instantaneous-frequency', 'trace-alignment', 'curve-gain', 'decay-gain'],
  ...['median-filter', 'mean-filter', 'stolt-migration', 'kirchhoff-migration', 'topographic-kirchhoff'],
  ...['coherence', 'topographic-correction', 'time-to-depth'],
];
const everyStep = { steps: steps.map(({ id }) => ({ step: id, values: {} })) };

describe('runRecipe', () => {
  it('runs the steps in their order', () => {
    const impulse = radargramOf([[0, 0, 0, 9, 0, 0, 0]]);
    const dewow = { step: 'dewow', values: { windowNs: 3 } };
    const gain = { step: 'power-gain', values: { exponent: 1 } };
    const [dewowed] = tracesOf(runRecipe(impulse, { steps: [dewow, gain] }));
    const [gained] = tracesOf(runRecipe(impulse, { steps: [gain, dewow] }));
    expect(dewowed.map((amplitude) => amplitude + 0)).toEqual([0, 0, -6, 18, -12, 0, 0]);
    expect(gained).toEqual([0, 0, -9, 18, -9, 0, 0]);
  });

  const recipes = [...everyStep.steps.map((step) => [step]), everyStep.steps];
  it.each(recipes)('leaves the input of $step as it was', (...recipe) => {
    const before = line.samples.slice();
    const result = runRecipe(line, { steps: recipe });
    expect(line.samples).toEqual(before);
    expect(result.samples).toHaveLength(result.traceCount * result.samplesPerTrace);
    expect(result.samples).not.toHaveLength(0);
  });

  it('gives a single step behind a survey, which works in place, what it gives by itself', () => {
    const filtered = ['background-removal', 'time-zero', 'dewow'].map((step) => ({ step, values: {} }));
    const oneByOne = filtered.reduce((result, step) => runRecipe(result, { steps: [step] }), line);
    expect(runRecipe(line, { steps: filtered }).samples).toEqual(oneByOne.samples);
    expect(oneByOne.samples.some((amplitude) => amplitude !== 0)).toBe(true);
  });

  it('tells how far it is, never less than before, and ends with all', () => {
    const told: number[] = [];
    const long = radargramOf(
      Array.from({ length: 2000 }, () => [1, 2, 3, 4]),
      knownOf(2000),
    );
    runRecipe(long, everyStep, (fraction) => told.push(fraction));
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('gives in place what the steps give one after the other, also behind a silent trace', () => {
    const withSilence = { ...line, samples: line.samples.slice().fill(0, 5 * 64, 7 * 64) };
    const { steps: complete } = completeRecipe(everyStep);
    const stepByStep = complete.reduce<Radargram>(
      (radargram, { values }, index) => steps[index].run(radargram, values),
      withSilence,
    );
    expect(runRecipe(withSilence, everyStep)).toEqual(stepByStep);
  });

  it.each(steps.filter(({ blocks }) => blocks))('$id writes every sample, of a silent trace too', (step) => {
    const { values } = completeRecipe({ steps: [{ step: step.id, values: {} }] }).steps[0];
    const silent = radargramOf(
      Array.from({ length: 2 }, () => new Float32Array(64)),
      knownOf(2),
    );
    const survey = step.blocks?.survey?.(silent, values);
    const found = survey && runSurvey(silent, silent.samples, survey);
    const plan = step.blocks?.plan(silent, values, found);
    if (!plan?.filter) return;
    const out = new Float32Array(2 * plan.geometry.samplesPerTrace).fill(Number.NaN);
    plan.filter(blockAt(silent, silent.samples, { firstTrace: 0, haloTraceCount: 2 }), out);
    expect(out.every((amplitude) => Math.abs(amplitude) === 0)).toBe(true);
  });

  it('gives the same bytes for the same recipe', () => {
    expect(runRecipe(line, everyStep).samples).toEqual(runRecipe(line, everyStep).samples);
  });

  it('checks the whole recipe before the first step', () => {
    const told: number[] = [];
    const recipe = { steps: [...everyStep.steps, { step: 'sharpen', values: {} }] };
    expect(() => runRecipe(line, recipe, (done) => told.push(done))).toThrow(
      'no processing step called "sharpen"',
    );
    expect(told).toEqual([]);
  });

  it('counts a sample that is no finite number as 0, so that the rest of the line stays what it was', () => {
    const spoilt = { ...line, samples: line.samples.slice() };
    const silenced = { ...line, samples: line.samples.slice() };
    for (const [index, value] of [
      [100, Number.NaN],
      [500, Number.POSITIVE_INFINITY],
      [900, Number.NEGATIVE_INFINITY],
    ]) {
      spoilt.samples[index] = value;
      silenced.samples[index] = 0;
    }
    const result = runRecipe(spoilt, everyStep);
    expect(result.samples).toEqual(runRecipe(silenced, everyStep).samples);
    expect(result.samples.every(Number.isFinite)).toBe(true);
    expect(spoilt.samples[100]).toBeNaN();
  });

  it('refuses a radargram whose size contradicts its samples', () => {
    expect(() => runRecipe({ ...line, traceCount: 31 }, everyStep)).toThrow(
      'A radargram of 31 traces of 64 samples cannot hold 1920 samples.',
    );
  });

  it('copes with a line without traces and with traces of one sample', () => {
    expect(runRecipe(radargramOf([], knownOf(0)), everyStep).samples).toHaveLength(0);
    const ofOneSample = tracesOf(runRecipe(radargramOf([[5], [7]], knownOf(2)), everyStep));
    expect(new Set(ofOneSample.flat())).toEqual(new Set([0]));
  });

  it.each(steps)(
    '$id runs with its defaults, and either does without a sample interval or asks for it',
    (step) => {
      const timeless = { ...line, sampleIntervalNs: null };
      const namesTime = inTime.includes(step.id);
      const run = () => runRecipe(timeless, { steps: [{ step: step.id, values: {} }] });
      if (namesTime) expect(run).toThrow(expect.objectContaining({ code: 'needs-sample-interval' }));
      else expect(run().samples).not.toHaveLength(0);
    },
  );
});
