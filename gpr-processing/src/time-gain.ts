import type { LineGeometry } from '#line.ts';
import { type ManyTracesFilter, requireSampleIntervalNs } from '#step.ts';
import { blockKernels } from '#wasm/kernels.ts';

/** Multiplies each sample by a gain that depends on its two-way time alone, computed once in float64. */
export function gainByTime(
  geometry: LineGeometry,
  label: string,
  gainAt: (timeNs: number) => number,
): ManyTracesFilter {
  const sampleIntervalNs = requireSampleIntervalNs(geometry, label);
  const gain = Float64Array.from({ length: geometry.samplesPerTrace }, (_, sample) =>
    gainAt(geometry.firstSampleNs + sample * sampleIntervalNs),
  );
  return { many: (traces, out) => blockKernels().multiplyRows(traces, gain, out) };
}

/** Where a gain begins to rise, and from where on it stays as it is. */
export const gainTimes = {
  startNs: { label: 'Gain begins at', unit: 'ns', default: 0, minimum: -1e5, maximum: 1e6 },
  untilNs: { label: 'Gain stays the same from', unit: 'ns', default: 1e6, minimum: -1e5, maximum: 1e6 },
} as const;

/** The time that counts for a gain: since it began, and no longer than it may grow. */
export function gainTimeNs(
  timeNs: number,
  { startNs, untilNs }: { readonly startNs: number; readonly untilNs: number },
): number {
  return Math.max(0, Math.min(timeNs, untilNs) - startNs);
}
