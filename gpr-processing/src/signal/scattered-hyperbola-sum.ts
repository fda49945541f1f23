import type { HalfDerivativeTable } from './half-derivative.ts';
import type { HyperbolaKernels, OpenHyperbolaKernels } from './hyperbola-kernels.ts';
import type { HyperbolaLimits } from './hyperbola-limits.ts';
import { evenPlace } from './kernel-room.ts';
import { settingNumbers, traceNumbers } from './scattered-sum.ts';

/** What sums over the hyperbolas of traces that stand anywhere depend on. Times are in samples, lengths in one unit. */
export type ScatteredHyperbolas = {
  /** How the traces are derived before they are summed. */
  readonly table: HalfDerivativeTable;
  /** Samples of the traces that come out, counted from the same first sample but from the level 0. */
  readonly outCount: number;
  readonly firstSample: number;
  /** For an apex at each sample that comes out: samples a wave takes for a unit of length, there and back. */
  readonly slowness: Float64Array;
  readonly limits: HyperbolaLimits;
  /** No trace further off is summed. */
  readonly reach: number;
};

/** A place where a trace was taken. */
export type Station = {
  readonly position: number;
  /** Length of ground that the trace stands for. */
  readonly cell: number;
  /** How far below the level 0 the trace was taken. */
  readonly below: number;
  /** How much the ground rises there for each unit along the line. */
  readonly slope: number;
};

/** Traces one after the other, the first of them one of even number in its line, and where each was taken. */
export type StandingTraces = { readonly samples: Float32Array; readonly stations: readonly Station[] };

/**
 * For every sample of a trace that comes out at each of `places` the weighted sum of half derivatives along the travel
 * time curve that has its apex there: from a station at distance h the time is t = √(t_v² + (c h)²), t_v the time straight
 * down from the station's level to the apex, c the slowness; the weight is c · cell · cos / √(2π t), cos of the angle
 * between ray and normal of the ground, so that cell · cos = cell · (t_v − slope · c h) / t, never below 0. Between values
 * the amplitude lies on a straight line; t is no less than half a sample under the root; places at or behind the last
 * sample are left out. Apexes at or above the ground become 0.
 */
export function sumScatteredHyperbolas(
  hyperbolas: ScatteredHyperbolas,
  traces: StandingTraces,
  { places, open }: { places: readonly Station[]; open: OpenHyperbolaKernels },
  out: Float32Array,
): void {
  const { table, outCount } = hyperbolas;
  if (table.sampleCount === 0 || places.length === 0) return;
  const layout = layoutOf(hyperbolas, traces.stations.length);
  const kernels = open(layout.end, table);
  layDerived(table, traces.samples, kernels, layout);
  const traceCount = layStations(traces.stations, kernels, layout);
  laySettings(hyperbolas, kernels, layout);
  const [sampleCount, { settings, slowness, sums }] = [layout.sampleCount, layout];
  for (const [index, { position, below }] of places.entries()) {
    kernels.sumScattered({
      ...{ traces: layout.stations, traceCount, settings, slowness, sampleCount, position, below },
      ...{ sums, out: layout.image },
    });
    out.set(kernels.floats.subarray(layout.image, layout.image + outCount), index * outCount);
  }
}

type Layout = ReturnType<typeof layoutOf>;

/** Traces are derived by eights, into columns side by side that become traces again. */
const eight = 8;

/** Where everything lies in the room. */
function layoutOf({ table, outCount }: ScatteredHyperbolas, traceCount: number) {
  const valueCount = (table.sampleCount - 1) * table.fineness + 1;
  const sampleCount = 4 * Math.ceil(outCount / 4);
  const settings = 0;
  const stations = evenPlace(2 * settingNumbers);
  const slowness = stations + evenPlace(2 * traceNumbers * traceCount);
  const sums = slowness + evenPlace(2 * sampleCount);
  const image = sums + evenPlace(2 * sampleCount);
  const traces = image + evenPlace(sampleCount);
  const columns = traces + evenPlace(eight * table.sampleCount);
  const derived = columns + evenPlace(eight * valueCount);
  const end = derived + valueCount * eight * Math.ceil(traceCount / eight);
  return {
    ...{ valueCount, sampleCount, settings, stations, slowness, sums, image, traces, columns, derived, end },
  };
}

function layDerived(
  table: HalfDerivativeTable,
  samples: Float32Array,
  kernels: HyperbolaKernels,
  { traces, columns, derived, valueCount }: Layout,
): void {
  const step = eight * table.sampleCount;
  for (let start = 0, at = derived; start < samples.length; start += step, at += eight * valueCount) {
    const part = samples.subarray(start, start + step);
    kernels.floats.set(part, traces);
    kernels.floats.fill(0, traces + part.length, traces + step);
    kernels.deriveHalf(table, { traces, traceCount: eight, rows: columns, rowLength: eight });
    kernels.separateColumns({
      ...{ sums: columns, sumLength: eight, sampleCount: valueCount, columnCount: eight, traces: at },
    });
  }
}

/** Lays those that stand for some ground, and gives how many. */
function layStations(stations: readonly Station[], { doubles }: HyperbolaKernels, layout: Layout): number {
  let count = 0;
  for (const [index, { position, cell, below, slope }] of stations.entries()) {
    if (!(cell > 0)) continue;
    const start = layout.derived + index * layout.valueCount;
    doubles.set([start, position, cell, below, slope], layout.stations / 2 + traceNumbers * count);
    count++;
  }
  return count;
}

function laySettings(
  { table, firstSample, reach, limits, slowness, outCount }: ScatteredHyperbolas,
  { doubles }: HyperbolaKernels,
  layout: Layout,
): void {
  const { largestOffset, largestSine, largestShift } = limits;
  doubles.set(
    [firstSample, table.fineness, layout.valueCount - 1, reach, largestOffset, 1 / largestSine, largestShift],
    layout.settings / 2,
  );
  doubles.set(slowness, layout.slowness / 2);
  doubles.fill(0, layout.slowness / 2 + outCount, layout.slowness / 2 + layout.sampleCount);
}
