import type { BlockPlan, LineSurvey } from '#block-plan.ts';
import type { LineGeometry, TraceBlock } from '#line.ts';
import type { StepParameters, ValuesOf } from '#parameters.ts';
import { loadScaled, type RealPair } from '#signal/real-pair.ts';
import { defineBlockStep, type ProcessingStep, type StepTable } from '#step.ts';

/**
 * What is done to two traces at once. `re` and `im` hold one each, brought to a largest amplitude of 1 and with zeros
 * behind it; `run` leaves the results in their places. Neither may depend on the other, and silence must stay silence.
 */
export type PairFilter = RealPair & {
  run(): void;
  /** Whether the results are amplitudes, to be brought back to the size of their trace, or for example angles. */
  readonly givesAmplitudes: boolean;
};

/**
 * A step that treats each trace by itself, but two in one complex Fourier transform. Trace 2n always goes with trace
 * 2n + 1, which is why the step sees one neighbour: rounding, too, is then the same wherever a block begins.
 */
export function definePairStep<const P extends StepParameters, Part = never, Found = undefined>(
  step: StepTable<P> & {
    survey?(geometry: LineGeometry, values: ValuesOf<P>): LineSurvey<Part, Found> | undefined;
    filterFor(geometry: LineGeometry, values: ValuesOf<P>, found: Found): PairFilter;
  },
): ProcessingStep<P> {
  const { filterFor, ...rest } = step;
  return defineBlockStep<P, Part, Found>({
    ...rest,
    plan: (geometry, values, found) => pairPlan(geometry, filterFor(geometry, values, found)),
  });
}

/** A filter for two traces at once on every block. */
export function pairPlan(geometry: LineGeometry, filter: PairFilter): BlockPlan {
  return { geometry, haloTraceCount: 1, filter: (block, out) => filterPairs(block, out, filter) };
}

/**
 * A kernel for many pairs on every block, in which what is no finite number counts as 0: it is given whole pairs, but for a last trace of the line without a partner, and
 * writes the traces from `firstOwn` on into `out`, as many as it holds.
 */
export function manyPairsPlan(
  geometry: LineGeometry,
  run: (traces: Float32Array, firstOwn: number, out: Float32Array) => void,
): BlockPlan {
  return {
    geometry,
    haloTraceCount: 1,
    takesAnySamples: true,
    filter: ({ firstTrace, traceCount, beforeCount, afterCount, samplesPerTrace, samples }, out) => {
      const firstOwn = firstTrace % 2;
      const behind = Math.min((firstTrace + traceCount) % 2, afterCount);
      const [first, end] = [beforeCount - firstOwn, beforeCount + traceCount + behind];
      run(samples.subarray(first * samplesPerTrace, end * samplesPerTrace), firstOwn, out);
    },
  };
}

/** Calls `visit` with both traces of each pair that has a trace of the block itself in `pair`, and what each was divided by. */
export function eachPair(
  block: TraceBlock,
  pair: RealPair,
  visit: (evenTrace: number, evenScale: number, oddScale: number) => void,
): void {
  const { firstTrace, traceCount, beforeCount, samplesPerTrace, samples } = block;
  const from = firstTrace - beforeCount;
  const load = (trace: number, into: Float64Array) => {
    const start = (trace - from) * samplesPerTrace;
    const isThere = start >= 0 && start < samples.length;
    return loadScaled(samples, isThere ? start : 0, isThere ? samplesPerTrace : 0, into);
  };
  for (let even = firstTrace - (firstTrace % 2); even < firstTrace + traceCount; even += 2) {
    visit(even, load(even, pair.re), load(even + 1, pair.im));
  }
}

function filterPairs(block: TraceBlock, out: Float32Array, filter: PairFilter): void {
  const { firstTrace, traceCount, samplesPerTrace } = block;
  const { re, im, givesAmplitudes } = filter;
  const store = (trace: number, results: Float64Array, scale: number) => {
    if (trace < firstTrace || trace >= firstTrace + traceCount) return;
    const start = (trace - firstTrace) * samplesPerTrace;
    if (scale === 0) {
      out.fill(0, start, start + samplesPerTrace);
      return;
    }
    const factor = givesAmplitudes ? scale : 1;
    for (let sample = 0; sample < samplesPerTrace; sample++) out[start + sample] = results[sample] * factor;
  };
  eachPair(block, filter, (even, evenScale, oddScale) => {
    if (evenScale !== 0 || oddScale !== 0) filter.run();
    store(even, re, evenScale);
    store(even + 1, im, oddScale);
  });
}
