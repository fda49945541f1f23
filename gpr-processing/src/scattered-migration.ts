import type { BlockPlan } from '#block-plan.ts';
import type { LineGeometry, TraceBlock } from '#line.ts';
import { createHalfDerivative } from '#signal/half-derivative.ts';
import { type ScatteredHyperbolas, sumScatteredHyperbolas } from '#signal/scattered-hyperbola-sum.ts';
import { cellWidthsM, reachInTraces } from '#trace-positions.ts';

/** Where the traces were taken, and what follows from it for their sum. */
export type MigratedLine = {
  readonly positionsM: Float64Array;
  /** How far below the datum each trace was taken, and how the ground rises there. Null on flat ground. */
  readonly ground: { readonly belowM: Float64Array; readonly slopes: Float64Array } | null;
  readonly reachM: number;
  readonly hyperbolas: ScatteredHyperbolas;
};

/** Half derivatives of all traces of a block with its neighbours, each of `valueCount` values. */
function createBlockHalfDerivative(
  samplesPerTrace: number,
  fineness: number,
): { readonly valueCount: number; of(block: TraceBlock): Float32Array } {
  const halfDerivative = createHalfDerivative(samplesPerTrace, fineness);
  const valueCount = Math.max(0, (samplesPerTrace - 1) * fineness + 1);
  return {
    valueCount,
    of({ samples, beforeCount, traceCount, afterCount }) {
      const count = beforeCount + traceCount + afterCount;
      const derived = new Float32Array(count * valueCount);
      for (let trace = 0; trace < count; trace++) {
        halfDerivative(
          samples.subarray(trace * samplesPerTrace, (trace + 1) * samplesPerTrace),
          derived.subarray(trace * valueCount, (trace + 1) * valueCount),
        );
      }
      return derived;
    },
  };
}

/** Sums over the hyperbolas of traces that stand anywhere, in any order. `after` is the line that it leaves. */
export function scatteredMigrationPlan(
  geometry: LineGeometry,
  after: LineGeometry,
  { positionsM, ground, reachM, hyperbolas }: MigratedLine,
): BlockPlan {
  const cells = cellWidthsM(positionsM);
  const halfDerivative = createBlockHalfDerivative(geometry.samplesPerTrace, hyperbolas.fineness);
  const stationAt = (trace: number) => ({
    position: positionsM[trace],
    cell: cells[trace],
    below: ground?.belowM[trace] ?? 0,
    slope: ground?.slopes[trace] ?? 0,
  });
  return {
    geometry: after,
    haloTraceCount: reachInTraces(positionsM, reachM),
    filter: (block, out) => {
      const samples = halfDerivative.of(block);
      const from = block.firstTrace - block.beforeCount;
      const count = block.beforeCount + block.traceCount + block.afterCount;
      const traces = Array.from({ length: count }, (_, index) => ({
        ...stationAt(from + index),
        start: index * halfDerivative.valueCount,
      })).filter(({ cell }) => cell > 0);
      for (let own = 0; own < block.traceCount; own++) {
        const at = stationAt(block.firstTrace + own);
        const near = traces.filter(({ position }) => Math.abs(position - at.position) <= reachM);
        const start = own * hyperbolas.outCount;
        const image = out.subarray(start, start + hyperbolas.outCount);
        sumScatteredHyperbolas(hyperbolas, { samples, traces: near }, at, image);
      }
    },
  };
}
