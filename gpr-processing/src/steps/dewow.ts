import { movingMean } from '#signal/moving-mean.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';
import { windowReach } from '#window.ts';

/** Takes the "wow" out of each trace: the slow drift of two coupled antennas, far below the signal band. */
export const dewow = defineTraceStep({
  id: 'dewow',
  label: 'Dewow',
  definition:
    'y = x − mean of x in a centred window of odd length; the window is cut at the ends of the trace, the sum runs in float64.',
  source: 'Annan 2003, Ground Penetrating Radar; Cassidy in Jol 2009, Ground Penetrating Radar, chapter 5.',
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
