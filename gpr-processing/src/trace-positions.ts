import { ProcessingError } from '#errors.ts';
import type { LineGeometry } from '#line.ts';
import { requireTraceSpacingM } from '#step.ts';

/**
 * Where each trace lies along the line, in m: as it was placed, else by the trace spacing. Refuses lines that say neither,
 * and lines that do not move.
 */
export function tracePositionsM(geometry: LineGeometry, label: string): Float64Array {
  const { traceDistancesM, traceCount } = geometry;
  if (traceDistancesM === null) {
    const traceSpacingM = requireTraceSpacingM(geometry, label);
    return Float64Array.from({ length: traceCount }, (_, trace) => trace * traceSpacingM);
  }
  if (!traceDistancesM.every(Number.isFinite)) {
    const message = `${label} needs the place of every trace, but the line has traces without one: bring the traces to an even spacing first (equidistant-traces).`;
    throw new ProcessingError('needs-trace-spacing', message);
  }
  const doesMove = traceDistancesM.some((distanceM) => distanceM !== traceDistancesM[0]);
  if (!doesMove && traceCount > 1) {
    const message = `${label} needs traces at different places, but all ${traceCount} traces of the line lie at one: leave the step out.`;
    throw new ProcessingError('needs-trace-spacing', message);
  }
  return traceDistancesM;
}

/**
 * The distance between neighbouring traces if no trace lies further than that share of it from an even row, else null. A
 * line that says nothing of where its traces lie is refused.
 */
export function evenSpacingM(geometry: LineGeometry, label: string, tolerance: number): number | null {
  const positionsM = tracePositionsM(geometry, label);
  const last = positionsM.length - 1;
  if (geometry.traceDistancesM === null || last < 1) return requireTraceSpacingM(geometry, label);
  const spacingM = (positionsM[last] - positionsM[0]) / last;
  const mostM = tolerance * Math.abs(spacingM);
  const isEven = positionsM.every(
    (positionM, trace) => Math.abs(positionM - positionsM[0] - trace * spacingM) <= mostM,
  );
  return isEven && spacingM !== 0 ? Math.abs(spacingM) : null;
}

/**
 * Length of line that each trace stands for: half the way to its neighbours on either side, and at an end of the line the
 * whole way to the one neighbour. Traces at one place share its length. The order of the traces does not matter.
 */
export function cellWidthsM(positionsM: Float64Array): Float64Array {
  const sorted = Array.from(positionsM.keys()).sort((one, other) => positionsM[one] - positionsM[other]);
  const widths = new Float64Array(positionsM.length);
  let from = 0;
  let beforeM = Number.NaN;
  while (from < sorted.length) {
    const hereM = positionsM[sorted[from]];
    let to = from + 1;
    while (to < sorted.length && positionsM[sorted[to]] === hereM) to++;
    const afterM = to < sorted.length ? positionsM[sorted[to]] : Number.NaN;
    const width = widthBetween(hereM - beforeM, afterM - hereM);
    for (let place = from; place < to; place++) widths[sorted[place]] = width / (to - from);
    beforeM = hereM;
    from = to;
  }
  return widths;
}

function widthBetween(beforeM: number, afterM: number): number {
  if (Number.isNaN(beforeM)) return Number.isNaN(afterM) ? 0 : afterM;
  return Number.isNaN(afterM) ? beforeM : (beforeM + afterM) / 2;
}

/** So many traces before or behind a trace, in the order of the recording, lie the furthest of those within that reach of it. */
export function reachInTraces(positionsM: Float64Array, reachM: number): number {
  const sorted = Array.from(positionsM.keys()).sort((one, other) => positionsM[one] - positionsM[other]);
  let reach = 0;
  for (const order of [1, -1]) {
    // The lowest (then the highest) trace number in a window that slides along the line: candidates in a queue.
    const queue: number[] = [];
    let head = 0;
    let entering = 0;
    for (const trace of sorted) {
      while (entering < sorted.length && positionsM[sorted[entering]] <= positionsM[trace] + reachM) {
        while (queue.length > head && order * (queue[queue.length - 1] - sorted[entering]) >= 0) queue.pop();
        queue.push(sorted[entering++]);
      }
      while (positionsM[queue[head]] < positionsM[trace] - reachM) head++;
      reach = Math.max(reach, order * (trace - queue[head]));
    }
  }
  return reach;
}
