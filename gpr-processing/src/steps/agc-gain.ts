import { rootMeanSquare } from '#signal/mean.ts';
import { movingRms } from '#signal/moving-rms.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';
import { windowReach } from '#window.ts';

const floorRatio = 1e-3;

/**
 * Brings each trace to a local RMS of 1, so that weak and strong are equally loud and amplitudes no longer compare.
 * Where the window is quieter than a thousandth of the whole trace it is not lifted further: silence stays silent.
 */
export const agcGain = defineTraceStep({
  id: 'agc-gain',
  label: 'AGC gain',
  definition:
    'y = x / max(RMS of x in a centred window of odd length, 0.001 × RMS of the trace); the window is cut at the ends of the trace. Without unit: the local RMS is 1.',
  source: 'Yilmaz 2001, Seismic Data Analysis, section 1.4 (RMS amplitude AGC).',
  parameters: {
    windowNs: { label: 'Averaging window', unit: 'ns', default: 25, minimum: 0.1, maximum: 20000 },
  },
  filterFor: (radargram, { windowNs }) => {
    const reach = windowReach(windowNs, requireSampleIntervalNs(radargram, 'AGC gain'));
    return (trace, out) => {
      // A silent trace has a floor of 0: the least number above it keeps 0 / 0 away.
      const floor = floorRatio * rootMeanSquare(trace) || Number.MIN_VALUE;
      movingRms(trace, reach, out);
      for (let sample = 0; sample < trace.length; sample++) {
        out[sample] = trace[sample] / Math.max(out[sample], floor);
      }
    };
  },
});
