import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';
import { blockKernels } from '#wasm/kernels.ts';
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
    const { samplesPerTrace } = radargram;
    return {
      many: (traces, out) =>
        blockKernels().divideByMovingRms(traces, samplesPerTrace, { reach, floorRatio }, out),
    };
  },
});
