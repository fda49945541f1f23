import { withFiniteValues } from './finite.ts';
import { envelopes, filterZeroPhase, type PairTable } from './float-pairs.ts';
import { largerOfPairs } from './larger-of-pairs.ts';
import { addRows, rootMeanSquare } from './mean.ts';
import { movingMean } from './moving-mean.ts';
import { movingRms } from './moving-rms.ts';
import { quantize } from './quantize.ts';

/**
 * What is done to many traces at once, one after the other in one array; `out` is another array. Samples that are no
 * finite numbers count as 0.
 */
export type BlockKernels = {
  /** y = x − mean of x up to `reach` samples before and after. */
  subtractMovingMeans(traces: Float32Array, samplesPerTrace: number, reach: number, out: Float32Array): void;
  /** y = x / max(RMS of x up to `reach` samples before and after, `floorRatio` × RMS of the trace). */
  divideByMovingRms(
    traces: Float32Array,
    samplesPerTrace: number,
    window: { readonly reach: number; readonly floorRatio: number },
    out: Float32Array,
  ): void;
  /** Adds each trace to the sums, sample by sample; gives the sums. */
  addRows(traces: Float32Array, sums: Float64Array): Float64Array;
  /** y = x − values, the same for each trace. */
  subtractFromRows(traces: Float32Array, values: Float64Array, out: Float32Array): void;
  /** y = x · factors, the same for each trace. */
  multiplyRows(traces: Float32Array, factors: Float64Array, out: Float32Array): void;
  filterZeroPhase: PairKernel;
  envelopes: PairKernel;
  quantize(samples: Float32Array, amplitudeScale: number, integers: Int16Array): void;
  largerOfPairs(rows: Int16Array, rowLength: number, out: Int16Array): void;
};

/** Traces in pairs, the first with the second and so on; into `out` come those from `firstOwn` on, as many as it holds. */
type PairKernel = (
  traces: Float32Array,
  samplesPerTrace: number,
  table: PairTable,
  firstOwn: number,
  out: Float32Array,
) => void;

/** The kernels in plain TypeScript. Those in WebAssembly give the same bytes, and these run where there are none. */
export const plainKernels: BlockKernels = {
  subtractMovingMeans(traces, samplesPerTrace, reach, out) {
    eachTrace(traces, samplesPerTrace, out, (trace, result) => {
      movingMean(trace, reach, result);
      for (let sample = 0; sample < trace.length; sample++) result[sample] = trace[sample] - result[sample];
    });
  },
  divideByMovingRms(traces, samplesPerTrace, { reach, floorRatio }, out) {
    eachTrace(traces, samplesPerTrace, out, (trace, result) => {
      // A silent trace has a floor of 0: the least number above it keeps 0 / 0 away.
      const floor = floorRatio * rootMeanSquare(trace) || Number.MIN_VALUE;
      movingRms(trace, reach, result);
      for (let sample = 0; sample < trace.length; sample++) {
        result[sample] = trace[sample] / Math.max(result[sample], floor);
      }
    });
  },
  addRows: (traces, sums) => addRows(withFiniteValues(traces), sums),
  subtractFromRows(given, values, out) {
    const traces = withFiniteValues(given);
    const { length } = values;
    for (let start = 0; start < traces.length; start += length) {
      for (let sample = 0; sample < length; sample++) {
        out[start + sample] = traces[start + sample] - values[sample];
      }
    }
  },
  multiplyRows(given, factors, out) {
    const traces = withFiniteValues(given);
    const { length } = factors;
    for (let start = 0; start < traces.length; start += length) {
      for (let sample = 0; sample < length; sample++) {
        out[start + sample] = traces[start + sample] * factors[sample];
      }
    }
  },
  filterZeroPhase: (traces, ...rest) => filterZeroPhase(withFiniteValues(traces), ...rest),
  envelopes: (traces, ...rest) => envelopes(withFiniteValues(traces), ...rest),
  quantize,
  largerOfPairs,
};

function eachTrace(
  given: Float32Array,
  samplesPerTrace: number,
  out: Float32Array,
  visit: (trace: Float32Array, result: Float32Array) => void,
): void {
  const traces = withFiniteValues(given);
  for (let start = 0; start < traces.length; start += samplesPerTrace) {
    const end = start + samplesPerTrace;
    visit(traces.subarray(start, end), out.subarray(start, end));
  }
}
