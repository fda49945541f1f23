import { type HyperbolaLimits, steepnessOf, taperWeight } from './hyperbola-limits.ts';
import type { RowSums } from './row-sums.ts';

/** What sums over the hyperbolas of evenly spaced traces depend on, all in samples and traces. */
export type EvenHyperbolas = {
  readonly sampleCount: number;
  /** The traces that are summed have so many values for each sample: (sampleCount − 1) × fineness + 1. */
  readonly fineness: number;
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
 * So many traces, of which `ownCount` from `firstOwn` on are wanted, with neighbours on both sides. Where there are fewer
 * neighbours than the reach, nothing lies beyond.
 */
export type TraceTable = {
  readonly traceCount: number;
  readonly firstOwn: number;
  readonly ownCount: number;
  /** Fills in all values of one trace. */
  read(trace: number, values: Float32Array): void;
};

/**
 * For every sample of every own trace the weighted sum along the hyperbola that has its apex there. At k traces from it
 * the time is t = √(t₀² + (c k)²), c the samples per trace, and the weight c · (t₀ / t) / √(2π t), with t no less than half
 * a sample under the root; between values the amplitude lies on a straight line. Apexes at or before time 0 become 0, and
 * places at or behind the last sample are left out.
 *
 * The traces are turned into rows of equal time first: along a row all weights are the same.
 */
export function sumHyperbolas(
  hyperbolas: EvenHyperbolas,
  table: TraceTable,
  rowSums: RowSums,
  out: Float32Array,
): void {
  const { sampleCount, fineness, firstSample, samplesPerTrace, reach, limits } = hyperbolas;
  const { ownCount } = table;
  const width = ownCount + 2 * reach;
  const valueCount = Math.max(0, (sampleCount - 1) * fineness + 1);
  const { rows, sums } = rowSums.open(width * valueCount, ownCount);
  fillRowsOfEqualTime(rows, table, valueCount, reach);
  for (let sample = 0; sample < sampleCount; sample++) {
    const apex = firstSample + sample;
    const perTrace = samplesPerTrace[sample];
    const steepness = steepnessOf(limits, perTrace);
    sums.fill(0);
    for (let offset = 0; offset <= reach && apex > 0; offset++) {
      const time = Math.sqrt(apex ** 2 + (offset * perTrace) ** 2);
      const place = (time - firstSample) * fineness;
      const whole = Math.floor(place);
      if (whole >= valueCount - 1) break;
      const nearness = Math.max(offset / limits.largestOffset, (steepness * offset * perTrace) / time);
      const within = taperWeight(nearness);
      if (within === 0) break;
      const weight = (within * perTrace * apex) / time / Math.sqrt(2 * Math.PI * Math.max(time, 0.5));
      const later = weight * (place - whole);
      const at = whole * width + reach;
      if (offset === 0) rowSums.addRow(at, width, weight - later, later);
      else rowSums.addRowPair(at, offset, width, weight - later, later);
    }
    for (let trace = 0; trace < ownCount; trace++) out[trace * sampleCount + sample] = sums[trace];
  }
}

/** So many traces are turned into rows together: as many values as a line of the processor's cache holds. */
const columnsAtOnce = 16;

/** Row by row all traces at one time; zeros are left where a trace that is reached does not exist. */
function fillRowsOfEqualTime(
  rows: Float32Array,
  { traceCount, firstOwn, ownCount, read }: TraceTable,
  valueCount: number,
  reach: number,
): void {
  const width = ownCount + 2 * reach;
  const values = new Float32Array(columnsAtOnce * valueCount);
  const end = Math.min(traceCount, firstOwn + ownCount + reach);
  for (let first = Math.max(0, firstOwn - reach); first < end; first += columnsAtOnce) {
    const columnCount = Math.min(columnsAtOnce, end - first);
    const firstColumn = first - firstOwn + reach;
    for (let column = 0; column < columnCount; column++) {
      read(first + column, values.subarray(column * valueCount, (column + 1) * valueCount));
    }
    for (let value = 0; value < valueCount; value++) {
      for (let column = 0; column < columnCount; column++) {
        rows[value * width + firstColumn + column] = values[column * valueCount + value];
      }
    }
  }
}
