import type { BlockPlan } from '#block-plan.ts';
import type { LineGeometry } from '#line.ts';
import { halfDerivativeTable } from '#signal/half-derivative.ts';
import type { OpenHyperbolaKernels } from '#signal/hyperbola-kernels.ts';
import { type ScatteredHyperbolas, sumScatteredHyperbolas } from '#signal/scattered-hyperbola-sum.ts';
import { cellWidthsM, reachInTraces } from '#trace-positions.ts';
import { hyperbolaKernels } from '#wasm/hyperbola-kernels.ts';

/** Where the traces were taken, and what follows from it for their sum. */
export type MigratedLine = {
  readonly positionsM: Float64Array;
  /** How far below the datum each trace was taken, and how the ground rises there. Null on flat ground. */
  readonly ground: { readonly belowM: Float64Array; readonly slopes: Float64Array } | null;
  readonly reachM: number;
  /** So many values stand for each sample when it is summed. */
  readonly fineness: number;
  readonly hyperbolas: Omit<ScatteredHyperbolas, 'table' | 'reach'>;
};

/** Sums over the hyperbolas of traces that stand anywhere, in any order. `after` is the line that it leaves. */
export function scatteredMigrationPlan(
  geometry: LineGeometry,
  after: LineGeometry,
  { positionsM, ground, reachM, fineness, hyperbolas }: MigratedLine,
): BlockPlan {
  const cells = cellWidthsM(positionsM);
  const table = halfDerivativeTable(geometry.samplesPerTrace, fineness);
  const stationAt = (trace: number) => ({
    position: positionsM[trace],
    cell: cells[trace],
    below: ground?.belowM[trace] ?? 0,
    slope: ground?.slopes[trace] ?? 0,
  });
  const stationsFrom = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => stationAt(first + index));
  let kernels: OpenHyperbolaKernels | null = null;
  return {
    geometry: after,
    // One more than is summed: traces are derived in pairs.
    haloTraceCount: reachInTraces(positionsM, reachM) + 1,
    filter: ({ samples, samplesPerTrace, firstTrace, traceCount, beforeCount, afterCount }, out) => {
      // Opened where blocks are summed: plans are made in threads that only ask for the geometry, too.
      kernels ??= hyperbolaKernels();
      // Trace 2n is derived together with trace 2n + 1, wherever a block begins.
      const odd = (firstTrace - beforeCount) % 2;
      const count = beforeCount + traceCount + afterCount - odd;
      sumScatteredHyperbolas(
        { ...hyperbolas, table, reach: reachM },
        {
          samples: samples.subarray(odd * samplesPerTrace),
          stations: stationsFrom(firstTrace - beforeCount + odd, count),
        },
        { places: stationsFrom(firstTrace, traceCount), open: kernels },
        out,
      );
    },
  };
}
