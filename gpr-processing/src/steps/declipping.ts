import { type FullScale, roundClippedRuns } from '#signal/clipped-runs.ts';
import { defineTraceStep } from '#step.ts';

/**
 * Gives strong echoes that the instrument cut off at its full scale a rounded top, so that filters behind it do not ring at the
 * corners. What lies above the full scale is a guess: it must not be measured.
 */
export const declipping = defineTraceStep({
  id: 'declipping',
  label: 'Declipping',
  definition:
    'The full scale is the least and the greatest amplitude of the whole line. Each run of at least so many samples of a trace that lie exactly there is replaced by the cubic (Hermite) through the samples before and behind it, with the slopes from the samples beyond those, never below the full scale and never above the stated multiple of it. Runs without two samples on either side stay, and so does a line whose amplitudes are all one. To be run before every step that changes amplitudes: afterwards nothing lies exactly at the full scale.',
  source:
    'Fritsch and Carlson 1980, SIAM Journal on Numerical Analysis 17 (cubic Hermite interpolation, kept within bounds).',
  parameters: {
    leastRunSamples: {
      label: 'Equal samples that count as clipped',
      unit: 'samples',
      default: 3,
      minimum: 2,
      maximum: 100,
    },
    largestOvershoot: {
      label: 'Largest multiple of the full scale',
      unit: 'ratio',
      default: 1.5,
      minimum: 1,
      maximum: 10,
    },
  },
  survey: ({ samplesPerTrace, nonSignalSampleCount }) => ({
    look: ({ samples }): FullScale => {
      let lowest = Number.POSITIVE_INFINITY;
      let highest = Number.NEGATIVE_INFINITY;
      for (let start = 0; start < samples.length; start += samplesPerTrace) {
        for (let sample = nonSignalSampleCount; sample < samplesPerTrace; sample++) {
          const amplitude = samples[start + sample];
          if (amplitude < lowest) lowest = amplitude;
          if (amplitude > highest) highest = amplitude;
        }
      }
      return { lowest, highest };
    },
    conclude: (parts: readonly FullScale[]): FullScale => ({
      lowest: parts.reduce((least, { lowest }) => Math.min(least, lowest), Number.POSITIVE_INFINITY),
      highest: parts.reduce((most, { highest }) => Math.max(most, highest), Number.NEGATIVE_INFINITY),
    }),
  }),
  filterFor: ({ nonSignalSampleCount }, { leastRunSamples, largestOvershoot }, fullScale: FullScale) => {
    if (!(fullScale.lowest < fullScale.highest)) return null;
    const limits = { leastRun: leastRunSamples, mostOver: largestOvershoot };
    return (trace, out) => {
      out.set(trace.subarray(0, nonSignalSampleCount));
      const signal = out.subarray(nonSignalSampleCount);
      roundClippedRuns(trace.subarray(nonSignalSampleCount), fullScale, limits, signal);
    };
  },
});
