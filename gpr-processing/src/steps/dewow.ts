import { movingMean } from '#signal/moving-mean.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';
import { windowReach } from '#window.ts';

/** Takes the "wow" out of each trace: the slow drift of two coupled antennas, far below the signal band. */
export const dewow = defineTraceStep({
  id: 'dewow',
  label: 'Dewow',
  parameters: {
    windowNs: { label: 'Averaging window', unit: 'ns', default: 10, minimum: 0.1, maximum: 5000 },
  },
  filterFor: (radargram, { windowNs }) => {
    const reach = windowReach(windowNs, requireSampleIntervalNs(radargram, 'Dewow'));
    return (trace, out) => {
      movingMean(trace, reach, out);
      for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] - out[sample];
    };
  },
});
