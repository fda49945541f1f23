import { ProcessingError } from '#errors.ts';
import type { OrmsbyCorners } from '#signal/ormsby.ts';

/** Refuses a band that is empty, or that lies above every frequency that a line of this sample interval can hold. */
export function requireBand(
  label: string,
  { lowMHz, highMHz }: { lowMHz: number; highMHz: number },
  sampleIntervalNs: number,
): void {
  if (lowMHz >= highMHz) {
    const message = `${label} keeps what lies between its corner frequencies, but the low one, ${lowMHz} MHz, is not below the high one, ${highMHz} MHz: exchange or change them.`;
    throw new ProcessingError('value-out-of-bounds', message);
  }
  requireBelowNyquist(label, lowMHz, sampleIntervalNs);
}

/** Refuses a frequency that a line of this sample interval cannot hold. */
export function requireBelowNyquist(label: string, frequencyMHz: number, sampleIntervalNs: number): void {
  const nyquistMHz = 500 / sampleIntervalNs;
  if (frequencyMHz < nyquistMHz) return;
  const message = `${label} is set to ${frequencyMHz} MHz, but samples ${sampleIntervalNs} ns apart hold frequencies below ${Number(nyquistMHz.toPrecision(4))} MHz only: set a lower frequency.`;
  throw new ProcessingError('value-out-of-bounds', message);
}

/** Corners of a band of which the ramps begin and end at these ratios of the band's own corners. */
export function cornersOf(
  { lowMHz, highMHz }: { lowMHz: number; highMHz: number },
  ramps: { lowRamp: number; highRamp: number },
): OrmsbyCorners {
  return {
    lowStop: ramps.lowRamp * lowMHz,
    lowPass: lowMHz,
    highPass: highMHz,
    highStop: ramps.highRamp * highMHz,
  };
}

/** A gain for each frequency from 0 to Nyquist that a transform of that length has. */
export function gainsOf(
  length: number,
  sampleIntervalNs: number,
  gainAt: (frequencyMHz: number) => number,
): Float64Array {
  const stepMHz = 1000 / (length * sampleIntervalNs);
  return Float64Array.from({ length: (length >> 1) + 1 }, (_, k) => gainAt(k * stepMHz));
}
