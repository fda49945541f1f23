/** How far along its hyperbola a sum over one reaches. What is infinite does not limit it. */
export type HyperbolaLimits = {
  /** Distance from the apex, in the unit of the positions. */
  readonly largestOffset: number;
  /** Sine of the angle between the vertical and the ray. */
  readonly largestSine: number;
  /** Delay between neighbouring traces along the hyperbola, in samples. */
  readonly largestShift: number;
};

/** Sums that reach as far as there are samples. */
export const noLimits: HyperbolaLimits = {
  largestOffset: Number.POSITIVE_INFINITY,
  largestSine: Number.POSITIVE_INFINITY,
  largestShift: Number.POSITIVE_INFINITY,
};

/** Share of the way to a limit over which the weights fall from 1 to 0. */
const taperShare = 0.2;

/** Weight of a place on the hyperbola: 1, and over the last fifth before the nearest limit down to 0 with a squared cosine. */
export function limitWeight(limits: HyperbolaLimits, offset: number, sine: number, shift: number): number {
  const nearness = Math.max(
    offset / limits.largestOffset,
    sine / limits.largestSine,
    shift / limits.largestShift,
  );
  if (nearness <= 1 - taperShare) return 1;
  if (nearness >= 1) return 0;
  return Math.cos((Math.PI / 2) * ((nearness - 1) / taperShare + 1)) ** 2;
}
