import { createHash } from 'node:crypto';
import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { defaultRecipe } from './default-recipe.ts';
import { runRecipe } from './pipeline.ts';
import { buildPyramid } from './pyramid.ts';
import type { RecipeStep } from './recipe.ts';

const noise = repeatableNoise(7);

/** Whole counts as a console stores them: drift, a direct wave, echoes that fade, noise, a silent and a clipped trace. */
const line = radargramOf(
  Array.from({ length: 1030 }, (_, trace) =>
    traceOf(301, (sample) => {
      if (trace === 600) return 0;
      const echo = (1 - ((sample - 40) / 6) ** 2) * 9000 * 2 ** (-((sample - 40) ** 2) / 40);
      const counts = Math.round(echo + 300 - sample + (400 - sample) * noise());
      return trace === 601 ? Math.max(-500, Math.min(500, counts)) : counts;
    }),
  ),
  { sampleIntervalNs: 0.25, antenna: { name: null, centreFrequencyMHz: 400, separationM: null } },
);

function hashOf(samples: Float32Array | Int16Array): string {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

function hashAfter(steps: readonly RecipeStep[], radargram: Radargram = line): string {
  return hashOf(runRecipe(radargram, { steps: [...steps] }).samples);
}

/** What people have signed stays what it is: whoever changes one of these raises the version of the package. */
describe('on every machine and with any number of threads the bytes are the same', () => {
  it('after the recipe that a recording is first shown with', () => {
    expect(hashAfter(defaultRecipe(line).steps)).toBe('4032027a78a2c53c');
  });

  it.each([
    ['dewow', { windowNs: 4 }, '691eacabace7a3db'],
    ['dewow', { windowNs: 500 }, '19da15a07285e9ab'],
    ['agc-gain', { windowNs: 12.5 }, 'f63c984749775f2b'],
    ['background-removal', {}, '781cf36c4ee9fe6d'],
    ['background-removal', { gate: 'from-to', toNs: 20 }, '61ec8d6412316d87'],
    ['power-gain', { exponent: 1.5 }, '12485e66e7ef6038'],
    ['sec-gain', {}, '64bfd494ea8671ec'],
  ])('after %s with %o', (step, values, hash) => {
    expect(hashAfter([{ step, values }])).toBe(hash);
  });

  it('in the levels of the pyramid', () => {
    expect(buildPyramid(line).levels.map(({ samples }) => hashOf(samples))).toEqual([
      'd00b5605ab18aa47',
      '73996201e345a23a',
      '64e1ab9ac9ab6485',
      'e4a5e8b7242a1885',
    ]);
  });
});
