import { definePairStep } from '#pair-step.ts';
import { createHilbertPair } from '#signal/hilbert.ts';

/** The strength of the echoes without their swings. Offset and drift are to be taken out first: they count as strength. */
export const envelope = definePairStep({
  id: 'envelope',
  label: 'Envelope',
  definition:
    'y = √(x² + (Hx)²), the magnitude of the analytic signal; Hx is the Hilbert transform of the trace by a discrete Fourier transform of exactly its length, with 0 at frequency 0 and at Nyquist.',
  source: 'Taner, Koehler and Sheriff 1979, Geophysics 44, 1041–1063 (complex trace analysis).',
  parameters: {},
  filterFor: ({ samplesPerTrace }) => {
    const pair = createHilbertPair(samplesPerTrace);
    const { re, im, hilbertRe, hilbertIm } = pair;
    return {
      re,
      im,
      givesAmplitudes: true,
      run() {
        pair.run();
        for (let sample = 0; sample < samplesPerTrace; sample++) {
          re[sample] = Math.sqrt(re[sample] * re[sample] + hilbertRe[sample] * hilbertRe[sample]);
          im[sample] = Math.sqrt(im[sample] * im[sample] + hilbertIm[sample] * hilbertIm[sample]);
        }
      },
    };
  },
});
