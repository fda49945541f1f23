import type { LineGeometry } from '#line.ts';

/** One period of the antenna's frequency; a fortieth of the trace when the frequency is unknown. */
export function pulseSampleCount(
  { antenna, samplesPerTrace }: LineGeometry,
  sampleIntervalNs: number,
): number {
  const frequencyMHz = antenna.centreFrequencyMHz;
  const periodSamples = frequencyMHz ? 1000 / frequencyMHz / sampleIntervalNs : samplesPerTrace / 40;
  return Math.max(4, Math.min(Math.round(periodSamples), samplesPerTrace >> 2));
}

/** How much louder than what came before a pulse must be to be one, for every step that looks for it. */
export const leastEnergyRatio = {
  label: 'Energy rise that counts as first break',
  unit: 'ratio',
  default: 30,
  minimum: 2,
  maximum: 1e6,
} as const;
