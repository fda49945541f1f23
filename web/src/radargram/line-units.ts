import type { RadargramGeometry } from '@jsa/contract';

type TimeAxis = Pick<RadargramGeometry, 'sampleIntervalNs' | 'firstSampleNs'>;

/** Two-way time counted from time-zero; null when the file does not say how long a sample is. */
export function twoWayTimeNsAt(geometry: TimeAxis, sample: number): number | null {
  if (geometry.sampleIntervalNs === null) return null;
  return geometry.firstSampleNs + sample * geometry.sampleIntervalNs;
}

/** Along the line from trace 0; null when the file does not say how far apart the traces are. */
export function distanceMAt(
  geometry: Pick<RadargramGeometry, 'traceSpacingM'>,
  trace: number,
): number | null {
  return geometry.traceSpacingM === null ? null : trace * geometry.traceSpacingM;
}

/** Fractional, and perhaps outside the time window; null when times are not known. */
export function timeZeroSampleOf(geometry: TimeAxis): number | null {
  return geometry.sampleIntervalNs === null ? null : -geometry.firstSampleNs / geometry.sampleIntervalNs;
}
