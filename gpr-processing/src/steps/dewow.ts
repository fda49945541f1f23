import { movingMean } from '#signal/moving-mean.ts';
import { defineStep, mapTraces, requireSampleIntervalNs } from '#step.ts';
import { windowReach } from '#window.ts';

/** Takes the "wow" out of each trace: the slow drift of two coupled antennas, far below the signal band. */
export const dewow = defineStep({
  id: 'dewow',
  label: 'Dewow',
  parameters: {
    windowNs: { label: 'Averaging window', unit: 'ns', default: 10, minimum: 0.1, maximum: 5000 },
  },
  run: (radargram, { windowNs }) => {
    const reach = windowReach(windowNs, requireSampleIntervalNs(radargram, 'Dewow'));
    return mapTraces(radargram, (trace, out) => {
      movingMean(trace, reach, out);
      for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] - out[sample];
    });
  },
});
