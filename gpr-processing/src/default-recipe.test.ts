import { describe, expect, it } from 'vitest';
import { radargramOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { defaultRecipe } from './default-recipe.ts';
import type { StepValues } from './parameters.ts';
import { runRecipe } from './pipeline.ts';
import { completeRecipe } from './recipe.ts';

const noise = repeatableNoise(2);
const line = radargramOf(
  Array.from({ length: 30 }, () => traceOf(200, noise)),
  { antenna: { name: '400MHz', centreFrequencyMHz: 400, separationM: 0.16 } },
);

function stepIds(known: Partial<typeof line>): string[] {
  return defaultRecipe({ ...line, ...known }).steps.map(({ step }) => step);
}

function valuesOf(frequencyMHz: number | null, step: string): StepValues | undefined {
  const antenna = { ...line.antenna, centreFrequencyMHz: frequencyMHz };
  return defaultRecipe({ ...line, antenna }).steps.find((each) => each.step === step)?.values;
}

describe('defaultRecipe', () => {
  it('goes from the instrument’s own marks to the gain, and is complete', () => {
    expect(stepIds({})).toEqual([
      'header-cells',
      'time-zero',
      'dc-removal',
      'dewow',
      'background-removal',
      'agc-gain',
    ]);
    expect(completeRecipe(defaultRecipe(line))).toEqual(defaultRecipe(line));
  });

  it('measures its windows in periods of the antenna', () => {
    expect(valuesOf(400, 'dewow')).toMatchObject({ windowNs: 3.75 });
    expect(valuesOf(400, 'agc-gain')).toEqual({ windowNs: 12.5 });
    expect(valuesOf(900, 'dewow')).toMatchObject({ windowNs: 1.67 });
  });

  it.each([null, 0, -5, Number.NaN])(
    'takes 10 ns and 25 ns when the antenna’s frequency is %s',
    (frequencyMHz) => {
      expect(valuesOf(frequencyMHz, 'dewow')).toMatchObject({ windowNs: 10 });
      expect(valuesOf(frequencyMHz, 'agc-gain')).toEqual({ windowNs: 25 });
    },
  );

  it('takes no more than a quarter of a short time window when the antenna’s frequency is unknown', () => {
    const { antenna } = radargramOf([]);
    const { steps } = defaultRecipe({ ...line, antenna, sampleIntervalNs: 0.05 });
    expect(steps.find(({ step }) => step === 'dewow')?.values).toMatchObject({ windowNs: 2.5 });
    expect(steps.find(({ step }) => step === 'agc-gain')?.values).toEqual({ windowNs: 2.5 });
  });

  it('stays within the bounds of the steps when a header states a mad frequency', () => {
    expect(valuesOf(1e9, 'dewow')).toMatchObject({ windowNs: 0.1 });
    expect(valuesOf(1e-6, 'dewow')).toMatchObject({ windowNs: 5000 });
  });

  it('leaves the background in when there are too few traces to know it', () => {
    expect(stepIds({ traceCount: 19 })).not.toContain('background-removal');
  });

  it('of a recording without sample interval runs without nanoseconds', () => {
    for (const sampleIntervalNs of [null, 0]) {
      const timeless = { ...line, sampleIntervalNs };
      expect(stepIds(timeless)).toEqual(['header-cells', 'dc-removal', 'background-removal']);
      expect(runRecipe(timeless, defaultRecipe(timeless)).samples).toHaveLength(line.samples.length);
    }
  });
});
