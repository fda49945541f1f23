import { gainsOf, requireBelowNyquist } from '#frequency-band.ts';
import { definePairStep } from '#pair-step.ts';
import { powerOfTwoFrom } from '#signal/fft.ts';
import { createZeroPhaseFilter } from '#signal/real-pair.ts';
import { requireSampleIntervalNs } from '#step.ts';

/**
 * Takes a radio station or a mobile telephone out of the traces, by default VHF broadcasting (88 to 108 MHz). What
 * else lies in the notch goes with it.
 */
export const notch = definePairStep({
  id: 'notch',
  label: 'Notch',
  definition:
    'y = inverse Fourier transform of X(f) H(f), H(f) = sin²(π/2 · |f − f0| / width) nearer to f0 than the width, else 1: H is 0 at f0 and ½ at half a width from it, and has no phase. Zeros are put behind the trace up to the least power of two that is no less than 1.5 times its length, nor than its length and 2 / width together, 8 times its length at most being asked for. Sums in float64.',
  source: 'Yilmaz 2001, Seismic Data Analysis, section 1.2 (zero-phase frequency filtering, notch).',
  parameters: {
    frequencyMHz: { label: 'Frequency', unit: 'MHz', default: 98, minimum: 0.1, maximum: 20000 },
    widthMHz: { label: 'Width at half amplitude', unit: 'MHz', default: 20, minimum: 0.1, maximum: 2000 },
  },
  filterFor: (radargram, { frequencyMHz, widthMHz }) => {
    const { samplesPerTrace } = radargram;
    const sampleIntervalNs = requireSampleIntervalNs(radargram, 'Notch');
    requireBelowNyquist('Notch', frequencyMHz, sampleIntervalNs);
    const ringingSampleCount = 2000 / widthMHz / sampleIntervalNs;
    const wantedCount = Math.max(1.5 * samplesPerTrace, samplesPerTrace + ringingSampleCount);
    const length = powerOfTwoFrom(Math.min(8 * samplesPerTrace, wantedCount));
    const gains = gainsOf(length, sampleIntervalNs, (atMHz) => {
      const widths = Math.abs(atMHz - frequencyMHz) / widthMHz;
      return widths >= 1 ? 1 : Math.sin((Math.PI / 2) * widths) ** 2;
    });
    return { ...createZeroPhaseFilter(length, gains), givesAmplitudes: true };
  },
});
