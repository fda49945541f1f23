import { ProcessingError } from '#errors.ts';
import type { LineGeometry, TraceBlock } from '#line.ts';
import { requireSampleIntervalNs } from '#step.ts';

/** A window over neighbouring traces and times, as reaches to either side of its middle. */
export type TraceWindow = { readonly traceReach: number; readonly sampleReach: number };

/** How many samples a window may hold: beyond that a filter of windows would not come to an end. */
const mostSamplesInWindow = 4096;

/** The size of a window as it is stated in a recipe. Both lengths are odd numbers, at least one. */
export const traceWindowParameters = {
  windowTraces: { label: 'Window in traces', unit: 'traces', default: 3, minimum: 1, maximum: 101 },
  windowNs: { label: 'Window in time', unit: 'ns', default: 1, minimum: 0, maximum: 1000 },
} as const;

/** The window in traces and samples, no greater than the line. Refuses windows that no one could wait for. */
export function traceWindowOf(
  geometry: LineGeometry,
  { windowTraces, windowNs }: { readonly windowTraces: number; readonly windowNs: number },
  label: string,
): TraceWindow {
  const sampleIntervalNs = requireSampleIntervalNs(geometry, label);
  const traceReach = Math.min(reachOf(windowTraces), Math.max(0, geometry.traceCount - 1));
  const sampleReach = Math.min(
    reachOf(windowNs / sampleIntervalNs),
    Math.max(0, geometry.samplesPerTrace - 1),
  );
  const sampleCount = (2 * traceReach + 1) * (2 * sampleReach + 1);
  if (sampleCount > mostSamplesInWindow) {
    const message = `${label} with a window of ${2 * traceReach + 1} traces and ${2 * sampleReach + 1} samples would take the ${sampleCount} samples of it for each that comes out, more than ${mostSamplesInWindow}: state a smaller window.`;
    throw new ProcessingError('value-out-of-bounds', message);
  }
  return { traceReach, sampleReach };
}

/** Half of the odd number nearest to a length, the larger of two; 0 for a length of one. */
function reachOf(length: number): number {
  return Math.max(0, Math.round((length - 1) / 2));
}

/** Calls `filter` for each own trace of a block with its place among all of them and its samples in `out`. */
export function eachOwnTrace(
  { beforeCount, traceCount }: TraceBlock,
  samplesPerTrace: number,
  out: Float32Array,
  filter: (row: number, out: Float32Array) => void,
): void {
  for (let own = 0; own < traceCount; own++) {
    filter(beforeCount + own, out.subarray(own * samplesPerTrace, (own + 1) * samplesPerTrace));
  }
}
