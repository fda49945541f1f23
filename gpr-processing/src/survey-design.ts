import { ProcessingError } from '#errors.ts';
import { velocityOfPermittivity } from '#travel-time.ts';

/** Length of the antenna's wave in the ground: v / f. */
export function wavelengthM(frequencyMHz: number, velocityMPerNs: number): number {
  return (1000 * positive(velocityMPerNs, 'velocity in m/ns')) / positive(frequencyMHz, 'frequency in MHz');
}

/** Two reflectors closer than this look like one: the tuning thickness λ / 4 (Kallweit and Wood 1982). */
export function verticalResolutionM(frequencyMHz: number, velocityMPerNs: number): number {
  return wavelengthM(frequencyMHz, velocityMPerNs) / 4;
}

/** Traces further apart than this lose steep echoes: 75 / (f √εr), the spatial Nyquist interval λ / 4 (Annan and Cosway 1992). */
export function largestTraceSpacingM(frequencyMHz: number, relativePermittivity: number): number {
  const velocityMPerNs = velocityOfPermittivity(positive(relativePermittivity, 'relative permittivity'));
  return wavelengthM(frequencyMHz, velocityMPerNs) / 4;
}

/** Time window that reaches so deep even where the ground is as slow as that, and 30 % beyond: 1.3 · 2 d / v (Annan and Cosway 1992). */
export function wantedTimeWindowNs(greatestDepthM: number, slowestMPerNs: number): number {
  return (1.3 * 2 * positive(greatestDepthM, 'depth in m')) / positive(slowestMPerNs, 'velocity in m/ns');
}

/** Samples further apart than this lose the pulse: six to a period, 1000 / (6 f) (Annan and Cosway 1992). */
export function largestSampleIntervalNs(frequencyMHz: number): number {
  return 1000 / (6 * positive(frequencyMHz, 'frequency in MHz'));
}

/** A flat reflector answers from a spot of this radius, so two things closer than that in the same depth look like one: √(λ d / 2). */
export function fresnelRadiusM(frequencyMHz: number, velocityMPerNs: number, depthM: number): number {
  return Math.sqrt((wavelengthM(frequencyMHz, velocityMPerNs) * positive(depthM, 'depth in m')) / 2);
}

function positive(value: number, what: string): number {
  if (value > 0 && value < Number.POSITIVE_INFINITY) return value;
  throw new ProcessingError('value-out-of-bounds', `A ${what} is greater than 0, and not ${value}.`);
}
