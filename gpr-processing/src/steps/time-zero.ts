import { leastEnergyRatio, pulseSampleCount } from '#pulse-length.ts';
import { firstBreak } from '#signal/first-break.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';
import { speedOfLightMPerNs } from '#travel-time.ts';

const mostTracesPicked = 200;

/**
 * Counts time from the moment of transmission: the first break, less the direct wave's way through the air where the
 * antennas' distance is known. Only the time axis moves; no sample is resampled. Where no first break stands out,
 * or the traces do not agree on one, the time axis stays as the header has it.
 */
export const timeZero = defineTraceStep({
  id: 'time-zero',
  label: 'Time-zero',
  definition:
    'The time axis is moved so that the median first break of up to 200 traces lies at the air time of the direct wave (antenna separation / c); not at all where less than half of the traces agree within a pulse. Manual: so that the time which is given, on the axis that the line comes with, lies there.',
  source:
    'Coppens 1985 (energy ratio); Han et al. 2009 (modified energy ratio); Yelf 2004, Where is true time zero?',
  parameters: {
    method: {
      label: 'Where time-zero lies',
      choices: ['first-break', 'manual'],
      default: 'first-break',
    },
    timeZeroNs: {
      label: 'Two-way time of the direct wave (manual)',
      unit: 'ns',
      default: 0,
      minimum: -1e5,
      maximum: 1e6,
    },
    leastEnergyRatio,
  },
  survey: (geometry, { method, leastEnergyRatio: leastRatio }) => {
    if (method === 'manual') return;
    const { traceCount, samplesPerTrace, nonSignalSampleCount } = geometry;
    const pulse = pulseSampleCount(geometry, requireSampleIntervalNs(geometry, 'Time-zero'));
    const stride = Math.max(1, Math.ceil(traceCount / mostTracesPicked));
    return {
      wants: (firstTrace, count) => Math.ceil(firstTrace / stride) * stride < firstTrace + count,
      look: ({ firstTrace, traceCount: count, samples }) => {
        const picks: (number | null)[] = [];
        for (
          let trace = Math.ceil(firstTrace / stride) * stride;
          trace < firstTrace + count;
          trace += stride
        ) {
          const start = (trace - firstTrace) * samplesPerTrace;
          const signal = samples.subarray(start + nonSignalSampleCount, start + samplesPerTrace);
          const pick = firstBreak(signal, pulse, leastRatio);
          picks.push(pick === null ? null : pick + nonSignalSampleCount);
        }
        return picks;
      },
      conclude: (parts: readonly (number | null)[][]) => agreedPick(parts.flat(), pulse),
    };
  },
  filterFor: () => null,
  after: (geometry, { method, timeZeroNs }, breakSample: number | null | undefined) => {
    const airTimeNs = (geometry.antenna.separationM ?? 0) / speedOfLightMPerNs;
    if (method === 'manual') {
      requireSampleIntervalNs(geometry, 'Time-zero');
      return { ...geometry, firstSampleNs: airTimeNs + geometry.firstSampleNs - timeZeroNs };
    }
    if (typeof breakSample !== 'number') return geometry;
    const sampleIntervalNs = requireSampleIntervalNs(geometry, 'Time-zero');
    return { ...geometry, firstSampleNs: airTimeNs - breakSample * sampleIntervalNs };
  },
});

/** The median pick, if at least half of the traces asked lie within one pulse of it. */
function agreedPick(asked: readonly (number | null)[], pulse: number): number | null {
  const picks = asked.filter((pick) => pick !== null).sort((a, b) => a - b);
  if (picks.length === 0) return null;
  const median = picks[picks.length >> 1];
  const agreeingCount = picks.filter((pick) => Math.abs(pick - median) <= pulse).length;
  return agreeingCount * 2 >= asked.length ? median : null;
}
