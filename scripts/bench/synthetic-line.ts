import { open, writeFile } from 'node:fs/promises';
import type { LineGeometry } from '@jsa/gpr-processing';
import { type StepCase, sampleIntervalNs, traceSpacingM } from './step-cases.ts';

/** The files that ours and the reference read the same line from: float32, and float64 for the heights. */
export type LineFiles = { readonly samplesPath: string; readonly elevationsPath: string };

const tracesAtOnce = 1024;
const reachM = 0.5;
const hillM = 40;

/** A direct wave after eight ns, an echo that dips and fades, drift and noise; the same at every call. */
export async function writeSyntheticLine(
  { samplesPerTrace, traceCount }: StepCase,
  { samplesPath, elevationsPath }: LineFiles,
): Promise<void> {
  const file = await open(samplesPath, 'w');
  const pulse = Float32Array.from({ length: 61 }, (_, sample) => {
    const t = ((sample - 30) / 9) ** 2;
    return (1 - 2 * t) * Math.exp(-t);
  });
  let state = 1;
  try {
    for (let first = 0; first < traceCount; first += tracesAtOnce) {
      const count = Math.min(tracesAtOnce, traceCount - first);
      const block = new Float32Array(count * samplesPerTrace);
      for (let index = 0; index < block.length; index++) {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        block[index] = 300 - (index % samplesPerTrace) / 4 + (state >> 24);
      }
      for (let trace = 0; trace < count; trace++) {
        const echo = 120 + Math.abs(((first + trace) % 600) - 300) / 3;
        for (const [at, strength] of [
          [50, 12_000],
          [Math.round(echo), 3000],
        ]) {
          const start = trace * samplesPerTrace + at;
          for (const [sample, amplitude] of pulse.entries()) block[start + sample] += strength * amplitude;
        }
      }
      await file.write(block);
    }
  } finally {
    await file.close();
  }
  await writeFile(elevationsPath, elevationsOf(traceCount));
}

function elevationsOf(traceCount: number): Float64Array {
  return Float64Array.from(
    { length: traceCount },
    (_, trace) => 500 + (reachM * (1 + Math.sin((2 * Math.PI * trace * traceSpacingM) / hillM))) / 2,
  );
}

/** What is known of the line; spacing that is a little uneven is told only to the step that makes it even. */
export function geometryOf({ samplesPerTrace, traceCount }: StepCase, step: string): LineGeometry {
  return {
    traceCount,
    samplesPerTrace,
    sampleIntervalNs,
    firstSampleNs: 0,
    traceSpacingM,
    traceDistancesM:
      step === 'equidistant-traces'
        ? Float64Array.from(
            { length: traceCount },
            (_, trace) => traceSpacingM * (trace + 0.3 * Math.sin(trace)),
          )
        : null,
    elevationsM: step.startsWith('topographic') ? elevationsOf(traceCount) : null,
    depthAxis: null,
    antenna: { name: null, centreFrequencyMHz: 400, separationM: null },
    nonSignalSampleCount: step === 'header-cells' ? 2 : 0,
  };
}
