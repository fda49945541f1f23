import { cornersOf, gainsOf, requireBand } from '#frequency-band.ts';
import { manyPairsPlan } from '#pair-step.ts';
import { powerOfTwoFrom } from '#signal/fft.ts';
import { zeroPhaseTable } from '#signal/float-pairs.ts';
import { ormsbyGain } from '#signal/ormsby.ts';
import { defineBlockStep, requireSampleIntervalNs } from '#step.ts';
import { blockKernels } from '#wasm/kernels.ts';

/**
 * Keeps the frequencies that the antenna sent, and moves no echo: the filter has no phase. Offset and drift are to
 * be taken out first, because the zeros behind a trace make a jump of them.
 */
export const bandpass = defineBlockStep({
  id: 'bandpass',
  label: 'Band-pass',
  definition:
    'y = inverse Fourier transform of X(f) H(f), H real: 0 up to f1, 1 from f2 to f3, 0 from f4 on, ½ − ½ cos(π · (f − f1)/(f2 − f1)) and ½ − ½ cos(π · (f4 − f)/(f4 − f3)) between; f1 = low ramp × f2, f4 = high ramp × f3. Zeros are put behind the trace up to the least power of two that is no less than 1.5 times its length. A low corner of 0 cuts nothing low. The transforms run in float32, on each trace brought to the size of 1.',
  source:
    'Ormsby 1961, Journal of the Acoustical Society of America 33 (corners); Yilmaz 2001, Seismic Data Analysis, section 1.2 (zero-phase frequency filtering).',
  parameters: {
    lowMHz: { label: 'Low corner', unit: 'MHz', default: 100, minimum: 0, maximum: 20000 },
    highMHz: { label: 'High corner', unit: 'MHz', default: 800, minimum: 0.1, maximum: 20000 },
    lowRamp: { label: 'Low ramp begins at', unit: 'ratio', default: 0.75, minimum: 0, maximum: 1 },
    highRamp: { label: 'High ramp ends at', unit: 'ratio', default: 1.25, minimum: 1, maximum: 4 },
  },
  plan: (radargram, { lowMHz, highMHz, lowRamp, highRamp }) => {
    const band = { lowMHz, highMHz };
    const sampleIntervalNs = requireSampleIntervalNs(radargram, 'Band-pass');
    requireBand('Band-pass', band, sampleIntervalNs);
    const length = powerOfTwoFrom(1.5 * radargram.samplesPerTrace);
    const corners = cornersOf(band, { lowRamp, highRamp });
    const gains = gainsOf(length, sampleIntervalNs, (frequencyMHz) => ormsbyGain(frequencyMHz, corners));
    const table = zeroPhaseTable(length, gains);
    const { samplesPerTrace } = radargram;
    return manyPairsPlan(radargram, (traces, firstOwn, out) =>
      blockKernels().filterZeroPhase(traces, samplesPerTrace, table, firstOwn, out),
    );
  },
});
