/** Four corner frequencies of a trapezoid, in their order; a low corner of 0 or less and a high one of Infinity cut nothing. */
export type OrmsbyCorners = {
  readonly lowStop: number;
  readonly lowPass: number;
  readonly highPass: number;
  readonly highStop: number;
};

/**
 * 0 up to `lowStop`, 1 between `lowPass` and `highPass`, 0 from `highStop` on, and half a cosine between:
 * ½ − ½ cos(π · rise · fall), rise and fall being straight between their corners. Where both corners of a side
 * are one, the step lies there, and the corner itself passes.
 */
export function ormsbyGain(
  frequency: number,
  { lowStop, lowPass, highPass, highStop }: OrmsbyCorners,
): number {
  const rise = lowPass <= 0 || frequency >= lowPass ? 1 : (frequency - lowStop) / (lowPass - lowStop);
  const fall = frequency <= highPass ? 1 : (highStop - frequency) / (highStop - highPass);
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, rise) * Math.max(0, fall));
}
