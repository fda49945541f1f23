import type { BlockPlan, LineSurvey } from '#block-plan.ts';
import { ProcessingError } from '#errors.ts';
import { type LineGeometry, ownTraces, type TraceBlock } from '#line.ts';
import type { ValuesOf } from '#parameters.ts';
import { columnMedians } from '#signal/column-median.ts';
import { meanOfSums } from '#signal/mean.ts';
import { createMovingMedian } from '#signal/moving-median.ts';
import { defineBlockStep, requireSampleIntervalNs, requireTraceSpacingM } from '#step.ts';
import { blockKernels } from '#wasm/kernels.ts';
import { type MovingRowMeans, openMovingRowMeans } from '#wasm/moving-row-means.ts';
import { windowReach } from '#window.ts';

/** The median over the whole line is that of so many traces at most: they are held in memory together. */
const mostTracesForMedian = 2047;

const parameters = {
  extent: {
    label: 'Traces that the background is taken from',
    choices: ['whole-line', 'window-in-traces', 'window-in-metres'],
    default: 'whole-line',
  },
  windowTraces: { label: 'Window in traces', unit: 'traces', default: 101, minimum: 3, maximum: 5001 },
  windowM: { label: 'Window in metres', unit: 'm', default: 5, minimum: 0.01, maximum: 1000 },
  average: { label: 'Average', choices: ['mean', 'median'], default: 'mean' },
  gate: {
    label: 'Times at which it is taken out',
    choices: ['whole-trace', 'from-to'],
    default: 'whole-trace',
  },
  fromNs: { label: 'From', unit: 'ns', default: 0, minimum: -1e5, maximum: 1e6 },
  toNs: { label: 'To', unit: 'ns', default: 10, minimum: -1e5, maximum: 1e6 },
  rampNs: { label: 'Ramp before and after', unit: 'ns', default: 2, minimum: 0, maximum: 1e5 },
} as const;

type Values = ValuesOf<typeof parameters>;

/**
 * Takes out what neighbouring traces share: the direct wave and the instrument's ringing, and with them whatever else
 * stays at one time for about as long as the window: a flat reflector, a water table, the floor of a wide cut. A gate
 * in time keeps the loss to where the direct wave is; the median loses less beside strong short echoes.
 */
export const backgroundRemoval = defineBlockStep<
  typeof parameters,
  Float64Array | Float32Array,
  Float64Array
>({
  id: 'background-removal',
  label: 'Background removal',
  definition:
    'y = x − w · b. b is the mean (sums in float64) or median of x, sample by sample, over all traces of the line, or over a centred window of an odd number of traces that is cut at the ends of the line; the median of a whole line of more than 2,047 traces is that of every n-th, with the smallest n that leaves no more than those. In metres the window counts traces by the nominal trace spacing, and holds 5,001 of them at most. w is 1, or with a gate 1 between its ends and a half cosine down to 0 within the ramp before and after. The price: reflectors that are flat over the extent are taken out too, and strong short ones leave faint shadows of opposite sign beside them.',
  source: 'Daniels 2004, Ground Penetrating Radar, 2nd edition; Kim et al. 2007 on what it costs.',
  parameters,
  survey: (geometry, values) => (values.extent === 'whole-line' ? surveyOf(geometry, values) : undefined),
  plan: (geometry, values, background) => {
    const weights =
      values.gate === 'from-to'
        ? gateWeights(geometry, values)
        : new Float64Array(geometry.samplesPerTrace).fill(1);
    if (values.extent === 'whole-line') return takingOut(geometry, background, weights);
    const reach = Math.min(reachOf(geometry, values), Math.max(0, geometry.traceCount - 1));
    const subtract = values.average === 'median' ? subtractMedian : subtractMean;
    const sliding = { reach, weights, traceCount: geometry.traceCount };
    return {
      geometry,
      haloTraceCount: reach,
      ...(values.average === 'mean' && { takesAnySamples: true }),
      filter: (block, out) => subtract(block, sliding, out),
    };
  },
});

function surveyOf(
  { samplesPerTrace, traceCount }: LineGeometry,
  { average }: Values,
): LineSurvey<Float64Array | Float32Array, Float64Array> {
  if (average === 'mean') {
    return {
      takesAnySamples: true,
      look: ({ samples }) => blockKernels().addRows(samples, new Float64Array(samplesPerTrace)),
      conclude: (sums) => meanOfSums(sums as readonly Float64Array[], samplesPerTrace, traceCount),
    };
  }
  const stride = Math.max(1, Math.ceil(traceCount / mostTracesForMedian));
  return {
    wants: (firstTrace, count) => Math.ceil(firstTrace / stride) * stride < firstTrace + count,
    look: ({ firstTrace, traceCount: count, samples }) => {
      const first = Math.ceil(firstTrace / stride) * stride - firstTrace;
      const rows = new Float32Array(Math.ceil((count - first) / stride) * samplesPerTrace);
      for (let trace = first, row = 0; trace < count; trace += stride, row++) {
        const start = trace * samplesPerTrace;
        rows.set(samples.subarray(start, start + samplesPerTrace), row * samplesPerTrace);
      }
      return rows;
    },
    conclude: (rows) => columnMedians(rows as readonly Float32Array[], samplesPerTrace),
  };
}

function takingOut(geometry: LineGeometry, background: Float64Array, weights: Float64Array): BlockPlan {
  const weighted = background.map((value, sample) => value * weights[sample]);
  const filter = (block: TraceBlock, out: Float32Array) =>
    blockKernels().subtractFromRows(ownTraces(block), weighted, out);
  return { geometry, haloTraceCount: 0, takesAnySamples: true, filter };
}

function reachOf(geometry: LineGeometry, { extent, windowTraces, windowM }: Values): number {
  if (extent === 'window-in-traces') return windowReach(windowTraces, 1);
  const traceSpacingM = requireTraceSpacingM(geometry, 'Background removal with a window in metres');
  return Math.min(windowReach(windowM, traceSpacingM), windowReach(parameters.windowTraces.maximum, 1));
}

type Sliding = { readonly reach: number; readonly weights: Float64Array; readonly traceCount: number };

/** Made when it is first needed in a thread. */
let movingRowMeans: MovingRowMeans | null = null;

function subtractMean(
  { samples, samplesPerTrace, firstTrace, beforeCount, traceCount }: TraceBlock,
  { reach, weights, traceCount: tableRowCount }: Sliding,
  out: Float32Array,
): void {
  const firstRow = firstTrace - beforeCount;
  movingRowMeans ??= openMovingRowMeans();
  movingRowMeans(
    { rows: samples, rowLength: samplesPerTrace, firstRow, tableRowCount },
    { from: firstTrace, to: firstTrace + traceCount, reach, weights },
    out,
  );
}

function subtractMedian(
  { samples, samplesPerTrace, beforeCount, traceCount, afterCount }: TraceBlock,
  { reach, weights }: Sliding,
  out: Float32Array,
): void {
  const rowCount = beforeCount + traceCount + afterCount;
  const column = new Float32Array(rowCount);
  const medians = new Float32Array(rowCount);
  const movingMedian = createMovingMedian(rowCount);
  for (let sample = 0; sample < samplesPerTrace; sample++) {
    for (let row = 0; row < rowCount; row++) column[row] = samples[row * samplesPerTrace + sample];
    movingMedian(column, reach, medians);
    for (let trace = 0; trace < traceCount; trace++) {
      const row = beforeCount + trace;
      out[trace * samplesPerTrace + sample] = column[row] - weights[sample] * medians[row];
    }
  }
}

function gateWeights(geometry: LineGeometry, { fromNs, toNs, rampNs }: Values): Float64Array {
  const sampleIntervalNs = requireSampleIntervalNs(geometry, 'Background removal with a gate');
  if (fromNs > toNs) {
    const message = `Background removal: the gate begins at ${fromNs} ns and ends at ${toNs} ns, before it has begun.`;
    throw new ProcessingError('value-out-of-bounds', message, 'background-removal');
  }
  return Float64Array.from({ length: geometry.samplesPerTrace }, (_, sample) => {
    const timeNs = geometry.firstSampleNs + sample * sampleIntervalNs;
    const outsideNs = Math.max(fromNs - timeNs, timeNs - toNs);
    if (outsideNs <= 0) return 1;
    return outsideNs < rampNs ? 0.5 + 0.5 * Math.cos((Math.PI * outsideNs) / rampNs) : 0;
  });
}
