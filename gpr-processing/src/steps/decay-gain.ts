import { addMagnitudes, meanOfSums } from '#signal/mean.ts';
import { movingMean } from '#signal/moving-mean.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';
import { windowReach } from '#window.ts';

/**
 * Turns the line's own mean decay around, so that on average every time is as loud as the loudest. One curve for the whole
 * line: amplitudes still compare along it, and a strong echo that all traces share is held down with the rest.
 */
export const decayGain = defineTraceStep({
  id: 'decay-gain',
  label: 'Inverse amplitude decay',
  definition:
    'y = x · min(largest gain, max D / D(t)). D is the mean of |x| over all traces of the line (sums in float64), smoothed by a centred mean of odd length that is cut at the ends of the trace; bookkeeping samples at its beginning are left out and keep their size. A silent line stays silent.',
  source: 'Cassidy in Jol 2009, Ground Penetrating Radar, chapter 5 (inverse amplitude decay).',
  parameters: {
    windowNs: { label: 'Smoothing window', unit: 'ns', default: 10, minimum: 0.1, maximum: 5000 },
    largestGain: { label: 'Largest gain', unit: 'ratio', default: 1000, minimum: 1, maximum: 1e9 },
  },
  survey: ({ samplesPerTrace, traceCount }) => ({
    look: ({ samples }) => addMagnitudes(samples, new Float64Array(samplesPerTrace)),
    conclude: (sums: readonly Float64Array[]) => meanOfSums(sums, samplesPerTrace, traceCount),
  }),
  filterFor: (geometry, { windowNs, largestGain }, meanMagnitudes: Float64Array) => {
    const reach = windowReach(windowNs, requireSampleIntervalNs(geometry, 'Inverse amplitude decay'));
    const { nonSignalSampleCount } = geometry;
    const signal = Float32Array.from(meanMagnitudes.subarray(nonSignalSampleCount));
    const decay = new Float32Array(signal.length);
    movingMean(signal, reach, decay);
    const loudest = decay.reduce((largest, magnitude) => Math.max(largest, magnitude), 0);
    const gain = new Float64Array(geometry.samplesPerTrace).fill(1);
    for (let sample = 0; sample < decay.length; sample++) {
      const wanted = loudest / decay[sample];
      gain[nonSignalSampleCount + sample] = wanted < largestGain ? wanted : largestGain;
    }
    return (trace, out) => {
      for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] * gain[sample];
    };
  },
});
