import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { runRecipe } from './pipeline.ts';

const folder = fileURLToPath(new URL('../../../shared/signal/reference/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: the numpy reference outputs are not at ${folder}.`);

type Sidecar = {
  traces: number;
  samples: number;
  params: Record<string, number> & { corners_MHz?: number[] };
};

function readSidecar(path: string): Sidecar {
  return JSON.parse(readFileSync(`${folder}${path}.json`, 'utf8'));
}

function readAmplitudes(path: string): Float32Array {
  const bytes = readFileSync(`${folder}${path}.bin`);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function readInput(file: string): Radargram & { sampleIntervalNs: number } {
  const { traces, samples, params } = readSidecar(`${file}/input.shared`);
  return {
    traceCount: traces,
    samplesPerTrace: samples,
    sampleIntervalNs: params.dt_ns,
    firstSampleNs: 0,
    traceSpacingM: params.dx_m,
    traceDistancesM: null,
    elevationsM: null,
    depthAxis: null,
    antenna: { name: null, centreFrequencyMHz: null, separationM: null },
    nonSignalSampleCount: 0,
    samples: readAmplitudes(`${file}/input.shared`),
  };
}

function relativeRms(result: Float32Array, reference: Float32Array): number {
  let difference = 0;
  let energy = 0;
  reference.forEach((amplitude, index) => {
    difference += (result[index] - amplitude) ** 2;
    energy += amplitude ** 2;
  });
  return Math.sqrt(difference / energy);
}

describe.skipIf(!isThere).each(['FILE032', 'XLINE00'])('against numpy, on %s', (file) => {
  it.each([
    ['dewow', 'dewow'],
    ['bgr', 'background-removal'],
    ['bgwin', 'background-removal'],
    ['bandpass', 'bandpass'],
    ['tpow', 'power-gain'],
    ['agc', 'agc-gain'],
    ['envelope', 'envelope'],
  ])('%s is %s to a hundred-thousandth', (name, step) => {
    const input = readInput(file);
    const { params } = readSidecar(`${file}/${name}.baseline`);
    const values: Record<string, number | string> = {};
    if (params.window_samples) values.windowNs = params.window_samples * input.sampleIntervalNs;
    if (params.window_traces) {
      values.extent = 'window-in-traces';
      values.windowTraces = params.window_traces;
    }
    if (params.corners_MHz) [, values.lowMHz, values.highMHz] = params.corners_MHz;
    if (params.power) values.exponent = params.power;

    const result = runRecipe(input, { steps: [{ step, values }] });
    const reference = readAmplitudes(`${file}/${name}.baseline`);
    expect(result.samples).toHaveLength(reference.length);
    expect(relativeRms(result.samples, reference)).toBeLessThanOrEqual(1e-5);
  });
});
