import { describe, expect, it } from 'vitest';
import { depthSlice } from './depth-slice.ts';
import { radargramOf } from './known-radargrams.ts';
import { bodyInGround, field, surveyOf } from './known-surveys.ts';
import { runRecipe } from './pipeline.ts';
import { type Preset, presetFor, presets } from './presets.ts';
import { completeRecipe } from './recipe.ts';
import { repeatableNoise, traceOf } from './signal/known-signals.ts';

const noise = repeatableNoise(4);

/** Thirty traces over fourteen periods of an antenna, with a pulse of its frequency in them, drift and noise. */
function lineAt(frequencyMHz: number) {
  const sampleIntervalNs = 1000 / frequencyMHz / 16;
  const traces = Array.from({ length: 30 }, (_, trace) =>
    traceOf(224, (sample) => {
      const late = (sample - 100 - 2 * Math.abs(trace - 15)) / 16;
      return 50 * (1 - 2 * (Math.PI * late) ** 2) * Math.exp(-((Math.PI * late) ** 2)) + sample + noise();
    }),
  );
  const antenna = { name: null, centreFrequencyMHz: frequencyMHz, separationM: 0.1 };
  return radargramOf(traces, { sampleIntervalNs, antenna });
}

const rows = presets.map((preset): [string, Preset] => [preset.id, preset]);

describe.each(rows)('the preset %s', (_, preset) => {
  const { lowestMHz, highestMHz } = preset;

  it('is complete, and runs at both ends of its band', () => {
    for (const frequencyMHz of [lowestMHz, highestMHz]) {
      const line = lineAt(frequencyMHz);
      const recipe = preset.recipeFor(line);
      expect(completeRecipe(recipe)).toEqual(recipe);
      const { samples } = runRecipe(line, recipe);
      expect(samples).toHaveLength(line.samples.length);
      expect(samples.every(Number.isFinite)).toBe(true);
      const rms = Math.sqrt(samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length);
      expect(rms).toBeGreaterThan(0.3);
    }
  });

  it('keeps the antenna’s frequency in its band, and counts its windows in periods', () => {
    const { steps } = preset.recipeFor(lineAt(lowestMHz));
    const valuesOf = (id: string) => steps.find(({ step }) => step === id)?.values ?? {};
    expect(Number(valuesOf('bandpass').lowMHz)).toBeLessThanOrEqual(lowestMHz / 2);
    expect(Number(valuesOf('bandpass').highMHz)).toBeGreaterThanOrEqual(1.5 * lowestMHz - 1);
    expect(valuesOf('dewow').windowNs).toBeCloseTo(1500 / lowestMHz, 2);
  });

  it('takes the middle of its band where the antenna is unknown or far from it', () => {
    const { antenna, ...line } = lineAt(lowestMHz);
    const recipeAt = (centreFrequencyMHz: number | null) =>
      preset.recipeFor({ ...line, antenna: { ...antenna, centreFrequencyMHz } });
    const middle = recipeAt(Math.sqrt(lowestMHz * highestMHz));
    for (const unknown of [null, 0, Number.NaN, 1, 1e6]) expect(recipeAt(unknown)).toEqual(middle);
  });

  it('leaves out what the line cannot be given', () => {
    const timeless = { ...lineAt(lowestMHz), sampleIntervalNs: null };
    for (const { step } of preset.recipeFor(timeless).steps) {
      expect(['header-cells', 'dc-removal', 'background-removal']).toContain(step);
    }
    expect(runRecipe(timeless, preset.recipeFor(timeless)).samples).toHaveLength(timeless.samples.length);
    const idsOf = (line: typeof timeless | ReturnType<typeof lineAt>) =>
      preset.recipeFor(line).steps.map(({ step }) => step);
    expect(idsOf({ ...lineAt(lowestMHz), traceCount: 19 })).not.toContain('background-removal');
    expect(idsOf({ ...lineAt(lowestMHz), sampleIntervalNs: 1000 })).not.toContain('bandpass');
  });

  it('says why in one sentence, and where that comes from', () => {
    expect(preset.why).toMatch(/^[A-Z][^.!?]*\.$/);
    expect(preset.source).toMatch(/\d{4}/);
    expect(preset.highestMHz).toBeGreaterThan(preset.lowestMHz);
  });
});

describe('the preset for an antenna', () => {
  it.each([
    [25, 'soil-100-200'],
    [150, 'soil-100-200'],
    [250, 'soil-225-300'],
    [350, 'soil-400-500'],
    [450, 'soil-400-500'],
    [600, 'soil-400-500'],
    [900, 'soil-800-900'],
    [1600, 'soil-1500-up'],
    [10_000, 'soil-1500-up'],
  ])('of %s MHz is %s', (frequencyMHz, id) => {
    expect(presetFor(lineAt(frequencyMHz))?.id).toBe(id);
  });

  it('that no one knows is none', () => {
    expect(presetFor(radargramOf([]))).toBeNull();
  });

  it('has a name of its own', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });
});

it('a background that is taken out around the direct wave leaves a flat floor in', () => {
  const flat = radargramOf(
    Array.from({ length: 40 }, () =>
      traceOf(400, (sample) => (sample === 50 ? 1000 : sample === 250 ? 100 : noise())),
    ),
    { sampleIntervalNs: 0.5, antenna: { name: null, centreFrequencyMHz: 150, separationM: 0.6 } },
  );
  const loudnessIn = (preset: Preset) => {
    const { samples } = runRecipe(flat, preset.recipeFor(flat));
    return Math.abs(samples[20 * 400 + 250]);
  };
  expect(loudnessIn(presets[0])).toBeGreaterThan(2);
  expect(loudnessIn(presets[1])).toBeLessThan(1);
});

it('lines for slices keep what is loud loud, which a gain for reading does not', () => {
  const lines = surveyOf(field, bodyInGround);
  const contrastFor = (purpose: 'radargram' | 'slices') => {
    const processed = lines.map((line) => {
      const antenna = { name: null, centreFrequencyMHz: 250, separationM: 0.1 };
      const radargram = { ...line.radargram, antenna };
      return { ...line, radargram: runRecipe(radargram, presets[1].recipeFor(radargram, purpose)) };
    });
    const timeNs = processed[0].radargram.firstSampleNs + 20;
    const window = { fromNs: timeNs - 3, toNs: timeNs + 4 };
    const { raster, values } = depthSlice(processed, window, { cellM: 0.25, radiusM: 0.4 });
    // 3 m along and 2.25 m across lies in the body, 6 m along outside.
    return values[12 * raster.columnCount + 9] / values[24 * raster.columnCount + 9];
  };
  expect(contrastFor('slices')).toBeGreaterThan(3 * contrastFor('radargram'));
  // A hundred, less what the background of a line that crosses the body takes with it.
  expect(contrastFor('slices')).toBeGreaterThan(5);
});
