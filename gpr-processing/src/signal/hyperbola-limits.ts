/** How far along its hyperbola a sum over one reaches. What is infinite does not limit it. */
export type HyperbolaLimits = {
  /** Distance from the apex, in the unit of the positions. */
  readonly largestOffset: number;
  /** Sine of the angle between the vertical and the ray. */
  readonly largestSine: number;
  /** Delay between neighbouring traces along the hyperbola, in samples. */
  readonly largestShift: number;
};

/** Share of the way to a limit at which weights begin to fall. */
const taperFrom = 0.8;

/** How near a sine of 1 comes to the limits of steepness, where it would mean that delay between neighbours. */
export function steepnessOf({ largestSine, largestShift }: HyperbolaLimits, shift: number): number {
  return Math.max(1 / largestSine, shift / largestShift);
}

/** Weight by nearness to the nearest limit, 1 at the limit itself: over the last fifth from 1 down to 0, a squared cosine. */
export function taperWeight(nearness: number): number {
  if (nearness <= taperFrom) return 1;
  if (nearness >= 1) return 0;
  return Math.cos(((Math.PI / 2) * (nearness - taperFrom)) / (1 - taperFrom)) ** 2;
}
