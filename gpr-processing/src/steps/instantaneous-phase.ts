import { definePairStep } from '#pair-step.ts';
import { createHilbertPair } from '#signal/hilbert.ts';

/** Where in its swing an echo is, however weak: a faint reflector can be followed as well as a strong one. */
export const instantaneousPhase = definePairStep({
  id: 'instantaneous-phase',
  label: 'Instantaneous phase',
  definition:
    'y = angle of the analytic signal x + i Hx in degrees, above −180 and up to 180; a crest has 0, a trough 180. Hx as in the envelope. A trace of zeros has 0.',
  source: 'Taner, Koehler and Sheriff 1979, Geophysics 44, 1041–1063 (complex trace analysis).',
  parameters: {},
  filterFor: ({ samplesPerTrace }) => {
    const pair = createHilbertPair(samplesPerTrace);
    const { re, im, hilbertRe, hilbertIm } = pair;
    return {
      re,
      im,
      givesAmplitudes: false,
      run() {
        pair.run();
        for (let sample = 0; sample < samplesPerTrace; sample++) {
          re[sample] = angleDeg(hilbertRe[sample], re[sample]);
          im[sample] = angleDeg(hilbertIm[sample], im[sample]);
        }
      },
    };
  },
});

/** Half a turn back is half a turn on, else rounding would choose between them in every trough. */
function angleDeg(imaginary: number, real: number): number {
  const angle = Math.fround((Math.atan2(imaginary, real) * 180) / Math.PI);
  return angle === -180 ? 180 : angle;
}
