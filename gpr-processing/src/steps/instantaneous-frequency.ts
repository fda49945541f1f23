import { definePairStep } from '#pair-step.ts';
import { createHilbertPair } from '#signal/hilbert.ts';
import { requireSampleIntervalNs } from '#step.ts';

/** How fast the phase turns at each sample: lossy ground takes the high frequencies away. Between echoes it means nothing. */
export const instantaneousFrequency = definePairStep({
  id: 'instantaneous-frequency',
  label: 'Instantaneous frequency',
  definition:
    'y = angle of (z[n] z*[n−1] + z[n+1] z*[n]) / (2π × sample interval) in MHz, z = x + i Hx with Hx as in the envelope; at the ends the one product that exists. Below 0 where echoes interfere, above −Nyquist and up to it. 0 where |z| is less than the given share of its largest in the trace.',
  source:
    'Taner, Koehler and Sheriff 1979, Geophysics 44, 1041–1063; by products of neighbours Scheuer and Oldenburg 1988, Geophysics 53, 1435–1440.',
  parameters: {
    leastEnvelopePercent: {
      label: 'Least envelope, of the largest in the trace',
      unit: '%',
      default: 1,
      minimum: 0,
      maximum: 100,
    },
  },
  filterFor: (radargram, { leastEnvelopePercent }) => {
    const { samplesPerTrace } = radargram;
    const sampleIntervalNs = requireSampleIntervalNs(radargram, 'Instantaneous frequency');
    const nyquistMHz = 500 / sampleIntervalNs;
    const pair = createHilbertPair(samplesPerTrace);
    const leastSquareRatio = (leastEnvelopePercent / 100) ** 2;
    return {
      re: pair.re,
      im: pair.im,
      givesAmplitudes: false,
      run() {
        pair.run();
        toTurning(pair.re, pair.hilbertRe, { leastSquareRatio, halfTurn: nyquistMHz });
        toTurning(pair.im, pair.hilbertIm, { leastSquareRatio, halfTurn: nyquistMHz });
      },
    };
  },
});

/** Puts the angle that the analytic signal turns by from sample to sample in the place of its real part; `halfTurn` is what half a turn is called. */
function toTurning(
  real: Float64Array,
  imaginary: Float64Array,
  { leastSquareRatio, halfTurn }: { leastSquareRatio: number; halfTurn: number },
): void {
  const { length } = real;
  let largestSquare = 0;
  for (let sample = 0; sample < length; sample++) {
    largestSquare = Math.max(largestSquare, real[sample] ** 2 + imaginary[sample] ** 2);
  }
  const leastSquare = leastSquareRatio * largestSquare;
  let [productRe, productIm] = [0, 0];
  for (let sample = 0; sample < length; sample++) {
    const [here, hereIm] = [real[sample], imaginary[sample]];
    const isLoud = here ** 2 + hereIm ** 2 >= leastSquare;
    let [nextRe, nextIm] = [0, 0];
    if (sample + 1 < length) {
      nextRe = real[sample + 1] * here + imaginary[sample + 1] * hereIm;
      nextIm = imaginary[sample + 1] * here - real[sample + 1] * hereIm;
    }
    const turn = Math.fround(Math.atan2(productIm + nextIm, productRe + nextRe) / Math.PI);
    // Half a turn back is half a turn on, else rounding would choose between them.
    real[sample] = isLoud ? (turn === -1 ? 1 : turn) * halfTurn : 0;
    [productRe, productIm] = [nextRe, nextIm];
  }
}
