import type { HalfDerivativeTable } from './half-derivative.ts';
import type { HyperbolaKernels, OpenHyperbolaKernels } from './hyperbola-kernels.ts';
import { type HyperbolaLimits, steepnessOf, taperWeight } from './hyperbola-limits.ts';
import { evenPlace } from './kernel-room.ts';

/** What sums over the hyperbolas of evenly spaced traces depend on, all in samples and traces. */
export type EvenHyperbolas = {
  /** How the traces are derived before they are summed. */
  readonly table: HalfDerivativeTable;
  /** Time of the first sample. */
  readonly firstSample: number;
  /** For an apex at each sample: samples that a wave takes from one trace to the next. */
  readonly samplesPerTrace: Float64Array;
  /** So many traces on either side are summed at most. */
  readonly reach: number;
  /** The offset is counted in traces. */
  readonly limits: HyperbolaLimits;
};

/**
 * Traces of a line, one after the other from `firstTrace` on, of which `ownCount` from `firstOwn` on are wanted, with one
 * neighbour more on both sides than is reached. Where there are fewer, nothing lies beyond.
 */
export type SummedTraces = {
  readonly samples: Float32Array;
  readonly firstTrace: number;
  readonly firstOwn: number;
  readonly ownCount: number;
};

/**
 * For every sample of every own trace the weighted sum of half derivatives along the hyperbola that has its apex there. At
 * k traces from it the time is t = √(t₀² + (c k)²), c the samples per trace, and the weight c · (t₀ / t) / √(2π t), with t
 * no less than half a sample under the root; between values the amplitude lies on a straight line. Apexes at or before
 * time 0 become 0, and places at or behind the last sample are left out.
 *
 * The traces are turned into rows of equal time first: along a row all weights are the same.
 */
export function sumHyperbolas(
  hyperbolas: EvenHyperbolas,
  traces: SummedTraces,
  open: OpenHyperbolaKernels,
  out: Float32Array,
): void {
  const { sampleCount } = hyperbolas.table;
  if (sampleCount === 0 || traces.ownCount === 0) return;
  const layout = layoutOf(hyperbolas, traces);
  const kernels = open(layout.end, hyperbolas.table);
  fillRows(hyperbolas, traces, kernels, layout);
  for (let first = 0; first < sampleCount; first += layout.apexesAtOnce) {
    const count = Math.min(layout.apexesAtOnce, sampleCount - first);
    for (let apex = 0; apex < count; apex++) layPairs(hyperbolas, first + apex, apex, kernels, layout);
    sumApexes(first, count, traces.ownCount, kernels, layout);
  }
  takeTraces(sampleCount, traces.ownCount, { kernels, layout }, out);
}

/** So many columns are summed side by side: what their hyperbolas touch stays in the processor's cache. */
const columnsAtOnce = 128;
const tracesAtOnce = 64;
const mostApexesAtOnce = 32;
const mostPairsAtOnce = 2 ** 14;

type Layout = ReturnType<typeof layoutOf>;

/** Where everything lies in the room. */
function layoutOf({ table, reach }: EvenHyperbolas, { firstOwn, ownCount }: SummedTraces) {
  const { sampleCount, fineness } = table;
  const valueCount = (sampleCount - 1) * fineness + 1;
  // Trace 2n is derived together with trace 2n + 1, wherever a block begins.
  const firstColumn = firstOwn - reach - (Math.abs(firstOwn - reach) % 2);
  const rowLength = oddLines(firstOwn + ownCount + reach - firstColumn + 8);
  const sumLength = oddLines(ownCount);
  const apexesAtOnce = Math.max(1, Math.min(mostApexesAtOnce, Math.floor(mostPairsAtOnce / (reach + 1))));
  const counts = evenPlace(tracesAtOnce * sampleCount);
  const pairs = counts + mostApexesAtOnce;
  const sums = pairs + evenPlace(4 * apexesAtOnce * (reach + 1));
  const rows = sums + sampleCount * sumLength;
  const end = rows + valueCount * rowLength + columnsAtOnce;
  return {
    ...{ firstColumn, ownColumn: firstOwn - firstColumn, rowLength, sumLength, valueCount, apexesAtOnce },
    ...{ traces: 0, counts, pairs, sums, rows, end },
  };
}

/** Room for a row: an odd number of lines of the cache, so that columns do not crowd into a part of it. */
function oddLines(valueCount: number): number {
  return 16 * (2 * Math.floor(Math.ceil(valueCount / 16) / 2) + 1);
}

function fillRows(
  { table, reach }: EvenHyperbolas,
  { samples, firstTrace, firstOwn, ownCount }: SummedTraces,
  kernels: HyperbolaKernels,
  { firstColumn, rowLength, valueCount, traces, rows }: Layout,
): void {
  const { sampleCount } = table;
  const endTrace = firstTrace + samples.length / sampleCount;
  const from = Math.max(firstColumn, firstTrace + (firstTrace % 2));
  const wanted = firstOwn + ownCount + reach;
  const end = Math.min(wanted + (wanted % 2), endTrace);
  if (from > firstColumn || end < wanted) kernels.floats.fill(0, rows, rows + valueCount * rowLength);
  for (let first = from; first < end; first += tracesAtOnce) {
    const count = Math.min(tracesAtOnce, end - first);
    const start = (first - firstTrace) * sampleCount;
    kernels.floats.set(samples.subarray(start, start + count * sampleCount), traces);
    const traceCount = 8 * Math.ceil(count / 8);
    kernels.floats.fill(0, traces + count * sampleCount, traces + traceCount * sampleCount);
    kernels.deriveHalf(table, { traces, traceCount, rows: rows + first - firstColumn, rowLength });
  }
}

/** The pairs of places of the hyperbola with its apex at a sample, in front to behind. */
function layPairs(
  { table, firstSample, samplesPerTrace, reach, limits }: EvenHyperbolas,
  sample: number,
  index: number,
  { floats, integers }: HyperbolaKernels,
  { rowLength, valueCount, counts, pairs }: Layout,
): void {
  let at = pairs;
  for (let before = 0; before < index; before++) at += 4 * integers[counts + before];
  const first = at;
  const apex = firstSample + sample;
  const perTrace = samplesPerTrace[sample];
  const steepness = steepnessOf(limits, perTrace);
  for (let offset = 0; offset <= reach && apex > 0; offset++) {
    const time = Math.sqrt(apex * apex + offset * perTrace * (offset * perTrace));
    const place = (time - firstSample) * table.fineness;
    const whole = Math.floor(place);
    if (whole >= valueCount - 1) break;
    const nearness = Math.max(offset / limits.largestOffset, (steepness * offset * perTrace) / time);
    const within = taperWeight(nearness);
    if (within === 0) break;
    const weight = (within * perTrace * apex) / time / Math.sqrt(2 * Math.PI * Math.max(time, 0.5));
    const later = weight * (place - whole);
    // At the apex both values of the pair are the same one.
    const share = offset === 0 ? 0.5 : 1;
    integers[at] = whole * rowLength - offset;
    integers[at + 1] = 2 * offset;
    floats[at + 2] = share * (weight - later);
    floats[at + 3] = share * later;
    at += 4;
  }
  integers[counts + index] = (at - first) / 4;
}

function sumApexes(
  first: number,
  sampleCount: number,
  ownCount: number,
  kernels: HyperbolaKernels,
  layout: Layout,
): void {
  const { ownColumn, pairs, counts, rowLength, sumLength, rows, sums } = layout;
  for (let column = 0; column < ownCount; column += columnsAtOnce) {
    kernels.sumPairs({
      pairs,
      counts,
      sampleCount,
      rows: rows + ownColumn + column,
      rowLength,
      columnCount: Math.min(columnsAtOnce, evenPlace(ownCount - column)),
      sums: sums + first * sumLength + column,
      sumLength,
    });
  }
}

function takeTraces(
  sampleCount: number,
  ownCount: number,
  { kernels, layout }: { kernels: HyperbolaKernels; layout: Layout },
  out: Float32Array,
): void {
  const { sums, sumLength, traces } = layout;
  for (let column = 0; column < ownCount; column += tracesAtOnce) {
    const count = Math.min(tracesAtOnce, ownCount - column);
    const columnCount = 4 * Math.ceil(count / 4);
    kernels.separateColumns({ sums: sums + column, sumLength, sampleCount, columnCount, traces });
    out.set(kernels.floats.subarray(traces, traces + count * sampleCount), column * sampleCount);
  }
}
