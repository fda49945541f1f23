import { createMovingMedian } from '#signal/moving-median.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';
import { blockKernels } from '#wasm/kernels.ts';
import { windowReach } from '#window.ts';

/**
 * Takes the "wow" out of each trace: the slow drift of two coupled antennas, far below the signal band. The mean leaves
 * side lobes of half a window around the strong direct wave, the median does not; but the median is not linear.
 */
export const dewow = defineTraceStep({
  id: 'dewow',
  label: 'Dewow',
  definition:
    'y = x − mean (or median) of x in a centred window of odd length; the window is cut at the ends of the trace, and of an even number of samples there the median is the mean of the two in the middle. The sum runs in float64.',
  source:
    'Annan 2003, Ground Penetrating Radar; Cassidy in Jol 2009, Ground Penetrating Radar, chapter 5; for the median Gerlitz et al. 1993, SAGEEP (residual median filter).',
  parameters: {
    windowNs: { label: 'Averaging window', unit: 'ns', default: 10, minimum: 0.1, maximum: 5000 },
    average: { label: 'Average', choices: ['mean', 'median'], default: 'mean' },
  },
  filterFor: (radargram, { windowNs, average }) => {
    const reach = windowReach(windowNs, requireSampleIntervalNs(radargram, 'Dewow'));
    const { samplesPerTrace } = radargram;
    if (average === 'mean') {
      return {
        many: (traces, out) => blockKernels().subtractMovingMeans(traces, samplesPerTrace, reach, out),
      };
    }
    const moving = createMovingMedian(samplesPerTrace);
    return (trace, out) => {
      moving(trace, reach, out);
      for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] - out[sample];
    };
  },
});
