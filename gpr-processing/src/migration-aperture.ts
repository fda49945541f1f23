import type { LineGeometry } from '#line.ts';
import type { ValuesOf } from '#parameters.ts';
import type { HyperbolaLimits } from '#signal/hyperbola-limits.ts';
import { requireSampleIntervalNs } from '#step.ts';

/** How far a migration by sums reaches: the same for flat ground and for terrain. */
export const apertureParameters = {
  apertureM: {
    label: 'Largest distance along the line (0: as far as the record reaches)',
    unit: 'm',
    default: 0,
    minimum: 0,
    maximum: 1000,
  },
  largestAngleDeg: {
    label: 'Largest angle from the vertical (90: all)',
    unit: 'deg',
    default: 90,
    minimum: 1,
    maximum: 90,
  },
  betweenSamples: {
    label: 'Between samples',
    choices: ['four-times-finer', 'linear'],
    default: 'four-times-finer',
  },
  antiAlias: {
    label: 'Steep parts that the trace spacing cannot carry',
    choices: ['left-out', 'summed'],
    default: 'left-out',
  },
  highestFrequencyMHz: {
    label: 'Highest frequency that must not alias (0: twice that of the antenna, if it is known)',
    unit: 'MHz',
    default: 0,
    minimum: 0,
    maximum: 20000,
  },
} as const;

type ApertureValues = ValuesOf<typeof apertureParameters>;

/** What the definitions of both migrations say of their limits. */
export const apertureDefinition =
  'Between samples the amplitude lies on a straight line; by default the spectrum first gives three more values between each two samples, without which a wave of ten samples a period would lose 3 %. Every limit that is set (distance; angle; delay from trace to trace, dx sin θ / ve, of half a period of the highest frequency, if that is stated or twice the antenna’s is known) lets the weights fall to 0 with a squared cosine over its last fifth; what the record does not hold counts as 0.';

/** So many values stand for each sample when it is summed. */
export function finenessOf({ betweenSamples }: ApertureValues): number {
  return betweenSamples === 'linear' ? 1 : 4;
}

/** The limits of the sums, offsets in m. */
export function hyperbolaLimitsOf(
  geometry: LineGeometry,
  { apertureM, largestAngleDeg, antiAlias, highestFrequencyMHz }: ApertureValues,
  label: string,
): HyperbolaLimits {
  const none = Number.POSITIVE_INFINITY;
  return {
    largestOffset: apertureM > 0 ? apertureM : none,
    largestSine: largestAngleDeg < 90 ? Math.sin((largestAngleDeg * Math.PI) / 180) : none,
    largestShift: antiAlias === 'left-out' ? halfPeriodSamples(geometry, highestFrequencyMHz, label) : none,
  };
}

/** Where no highest frequency is known, nothing can be said to be too steep. */
function halfPeriodSamples(geometry: LineGeometry, statedMHz: number, label: string): number {
  const highestMHz = statedMHz > 0 ? statedMHz : 2 * (geometry.antenna.centreFrequencyMHz ?? 0);
  if (!(highestMHz > 0)) return Number.POSITIVE_INFINITY;
  return 500 / highestMHz / requireSampleIntervalNs(geometry, label);
}

/** No trace further than this from an apex is part of its sum. */
export function furthestOffsetM(
  geometry: LineGeometry,
  limits: HyperbolaLimits,
  { sampleIntervalNs, velocityMPerNs }: { sampleIntervalNs: number; velocityMPerNs: number },
): number {
  const endNs = geometry.firstSampleNs + (geometry.samplesPerTrace - 1) * sampleIntervalNs;
  const recordM = (Math.max(0, endNs) * velocityMPerNs) / 2;
  return Math.min(limits.largestOffset, recordM * Math.min(1, limits.largestSine));
}
