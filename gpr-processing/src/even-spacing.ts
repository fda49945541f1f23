import { ProcessingError } from '#errors.ts';
import type { LineGeometry } from '#line.ts';
import { requireTraceSpacingM } from '#step.ts';

/** A trace may lie so much of a spacing beside its even place, and count as being there. */
const mostOffPlace = 0.1;

/** For steps that transform along the line: its traces must lie at even distances, in their order. */
export function requireEvenSpacingM(line: LineGeometry, label: string): number {
  const { traceDistancesM, traceCount } = line;
  if (traceDistancesM === null || traceCount < 2) return requireTraceSpacingM(line, label);
  const spacingM = (traceDistancesM[traceCount - 1] - traceDistancesM[0]) / (traceCount - 1);
  for (let trace = 0; trace < traceCount; trace++) {
    const offPlaceM = Math.abs(traceDistancesM[trace] - traceDistancesM[0] - trace * spacingM);
    if (spacingM > 0 && offPlaceM <= mostOffPlace * spacingM) continue;
    const where =
      spacingM > 0
        ? `trace ${trace + 1} lies ${Number(offPlaceM.toPrecision(3))} m from its place`
        : 'their distances do not grow along the line';
    const message = `${label} needs traces at even distances, but ${where}: put the step equidistant-traces before it.`;
    throw new ProcessingError('needs-trace-spacing', message);
  }
  return spacingM;
}
