import { rootMeanSquare } from '#signal/mean.ts';
import { movingRms } from '#signal/moving-rms.ts';
import { defineStep, mapTraces, requireSampleIntervalNs } from '#step.ts';
import { windowReach } from '#window.ts';

const floorRatio = 1e-3;

/**
 * Brings each trace to a local RMS of 1, so that weak and strong are equally loud and amplitudes no longer compare.
 * Where the window is quieter than a thousandth of the whole trace it is not lifted further: silence stays silent.
 */
export const agcGain = defineStep({
  id: 'agc-gain',
  label: 'AGC gain',
  parameters: {
    windowNs: { label: 'Averaging window', unit: 'ns', default: 25, minimum: 0.1, maximum: 20000 },
  },
  run: (radargram, { windowNs }) => {
    const reach = windowReach(windowNs, requireSampleIntervalNs(radargram, 'AGC gain'));
    return mapTraces(radargram, (trace, out) => {
      const floor = floorRatio * rootMeanSquare(trace);
      if (floor === 0) return;
      movingRms(trace, reach, out);
      for (let sample = 0; sample < trace.length; sample++)
        out[sample] = trace[sample] / Math.max(out[sample], floor);
    });
  },
});
