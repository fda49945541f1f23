import type { Radargram } from '@jsa/gpr-parsers';
import { firstBreak } from '#signal/first-break.ts';
import { defineStep, requireSampleIntervalNs } from '#step.ts';
import { speedOfLightMPerNs } from '#travel-time.ts';

const mostTracesPicked = 200;

/**
 * Counts time from the moment of transmission: the first break, less the direct wave's way through the air where the
 * antennas' distance is known. Only the time axis moves; no sample is resampled. Where no first break stands out,
 * or the traces do not agree on one, the time axis stays as the header has it.
 */
export const timeZero = defineStep({
  id: 'time-zero',
  label: 'Time-zero',
  parameters: {
    leastEnergyRatio: {
      label: 'Energy rise that counts as first break',
      unit: 'ratio',
      default: 30,
      minimum: 2,
      maximum: 1e6,
    },
  },
  run: (radargram, { leastEnergyRatio }) => {
    const sampleIntervalNs = requireSampleIntervalNs(radargram, 'Time-zero');
    const breakSample = agreedFirstBreak(
      radargram,
      pulseSampleCount(radargram, sampleIntervalNs),
      leastEnergyRatio,
    );
    if (breakSample === null) return radargram;
    const airTimeNs = (radargram.antenna.separationM ?? 0) / speedOfLightMPerNs;
    return { ...radargram, firstSampleNs: airTimeNs - breakSample * sampleIntervalNs };
  },
});

/** One period of the antenna's frequency; a fortieth of the trace when the frequency is unknown. */
function pulseSampleCount({ antenna, samplesPerTrace }: Radargram, sampleIntervalNs: number): number {
  const frequencyMHz = antenna.centreFrequencyMHz;
  const periodSamples = frequencyMHz ? 1000 / frequencyMHz / sampleIntervalNs : samplesPerTrace / 40;
  return Math.max(4, Math.min(Math.round(periodSamples), samplesPerTrace >> 2));
}

/** The median pick, if at least half of the traces asked lie within one pulse of it. */
function agreedFirstBreak(radargram: Radargram, pulse: number, leastEnergyRatio: number): number | null {
  const { traceCount, samplesPerTrace, samples, nonSignalSampleCount } = radargram;
  const stride = Math.max(1, Math.ceil(traceCount / mostTracesPicked));
  const picks: number[] = [];
  let askedCount = 0;
  for (let trace = 0; trace < traceCount; trace += stride, askedCount++) {
    const start = trace * samplesPerTrace;
    const signal = samples.subarray(start + nonSignalSampleCount, start + samplesPerTrace);
    const pick = firstBreak(signal, pulse, leastEnergyRatio);
    if (pick !== null) picks.push(pick + nonSignalSampleCount);
  }
  if (picks.length === 0) return null;
  const median = picks.sort((a, b) => a - b)[picks.length >> 1];
  const agreeingCount = picks.filter((pick) => Math.abs(pick - median) <= pulse).length;
  return agreeingCount * 2 >= askedCount ? median : null;
}
