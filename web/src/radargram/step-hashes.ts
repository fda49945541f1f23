import type { Radargram } from '@jsa/gpr-parsers';
import { type Recipe, runRecipe, sinkInMemory, sourceOf, steps, streamRecipe } from '@jsa/gpr-processing';

/** As a page previews a line, or as the server processes it. */
export type WayToRun = 'at-once' | 'in-blocks';

const traceCount = 600;
const samplesPerTrace = 200;

/** Values for steps that would change nothing with their defaults. */
const ownValues: Readonly<Record<string, Recipe['steps'][number]['values']>> = {
  'trace-editing': { silence: [[3, 9]], fillIn: [[20, 22]], reverse: [[510, 514]] },
  'time-to-depth': { velocityMPerNs: 0.09 },
};

/** Steps that a line with uneven traces cannot be given. */
const evenOnly = new Set(['dip-filter', 'stolt-migration']);

/** One after the other, as many as a line can be given in a row. */
const longRecipe = [
  'header-cells',
  'declipping',
  'trace-editing',
  'time-zero',
  'trace-alignment',
  'equidistant-traces',
  'dc-removal',
  'dewow',
  'background-removal',
  'bandpass',
  'butterworth',
  'notch',
  'spectral-whitening',
  'predictive-deconvolution',
  'median-filter',
  'mean-filter',
  'dip-filter',
  'kirchhoff-migration',
  'stacking',
  'power-gain',
  'sec-gain',
  'curve-gain',
  'agc-gain',
  'envelope',
  'topographic-correction',
  'time-to-depth',
];

/**
 * A SHA-256 of what each step makes of one known line, samples, times and places, and of what many of them make of it
 * in a row; by the step's id. The same numbers are wanted of Node and of every browser: `known-step-hashes.json` has them.
 */
export async function stepHashes(way: WayToRun): Promise<Record<string, string>> {
  const line = knownLine();
  const hashes: Record<string, string> = {};
  for (const { id } of steps) {
    hashes[id] = await hashAfter(line, evenOnly.has(id) ? ['equidistant-traces', id] : [id], way);
  }
  hashes['many in a row'] = await hashAfter(line, longRecipe, way);
  return hashes;
}

async function hashAfter(line: Radargram, ids: readonly string[], way: WayToRun): Promise<string> {
  const recipe = { steps: ids.map((step) => ({ step, values: ownValues[step] ?? {} })) };
  const { samples, ...geometry } =
    way === 'at-once' ? runRecipe(line, recipe) : await runInBlocks(line, recipe);
  // A copy: what is shared between threads cannot be hashed.
  const samplesHash = await sha256(Float32Array.from(samples));
  return sha256(new TextEncoder().encode(`${samplesHash} ${JSON.stringify(geometry)}`));
}

async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function runInBlocks(line: Radargram, recipe: Recipe): Promise<Radargram> {
  const sink = sinkInMemory();
  await streamRecipe(sourceOf(line), recipe, sink);
  return sink.line();
}

/**
 * Longer than a block of traces, with a direct wave, a diffraction, drift and noise; uneven and hilly. Made of whole
 * numbers, halves and quarters by sums and products alone, so that every machine makes the same.
 */
function knownLine(): Radargram {
  const samples = new Float32Array(traceCount * samplesPerTrace);
  let state = 1;
  for (let trace = 0; trace < traceCount; trace++) {
    const awayM = (trace - 300) / 16;
    const echo = 90 + Math.round(Math.min(100, awayM * awayM));
    for (let sample = 0; sample < samplesPerTrace; sample++) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      const counts =
        400 - sample + 12_000 * pulseAt(sample - 24) + 3000 * pulseAt(sample - echo) + (state >> 23);
      samples[trace * samplesPerTrace + sample] = Math.max(-8000, Math.min(8000, Math.round(counts)));
    }
  }
  return {
    traceCount,
    samplesPerTrace,
    sampleIntervalNs: 0.25,
    firstSampleNs: -2,
    traceSpacingM: 0.0625,
    traceDistancesM: Float64Array.from({ length: traceCount }, (_, trace) => trace / 16 + (trace % 3) / 128),
    elevationsM: Float64Array.from({ length: traceCount }, (_, trace) => 500 + Math.abs(trace - 250) / 256),
    depthAxis: null,
    antenna: { name: '400 MHz', centreFrequencyMHz: 400, separationM: 0.125 },
    nonSignalSampleCount: 2,
    samples,
  };
}

/** One swing up between two down, over twelve samples. */
function pulseAt(sample: number): number {
  if (sample <= -6 || sample >= 6) return 0;
  const share = (sample / 6) ** 2;
  return (1 - 4 * share) * (1 - share);
}
