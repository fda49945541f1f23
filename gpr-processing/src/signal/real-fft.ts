import { fftOf } from './fft.ts';

/** The Fourier transform of a real signal of even length, with room of its own to work in. */
export type RealFft = {
  readonly length: number;
  /** X[k] = Σ x[n] exp(−2πi k n / N) for k = 0 … N / 2, into two arrays of N / 2 + 1 values. */
  forward(values: Float64Array, re: Float64Array, im: Float64Array): void;
  /** The other way, divided by N. Imaginary parts of the first and last value count as 0. */
  inverse(re: Float64Array, im: Float64Array, values: Float64Array): void;
};

/**
 * A real signal is transformed as a complex one of half its length: even samples are the real parts, odd ones the
 * imaginary parts, and the two spectra are taken apart by their symmetry. Each signal is treated by itself, so that its
 * rounding does not depend on what is transformed beside it.
 */
export function createRealFft(length: number): RealFft {
  const half = length / 2;
  const fft = fftOf(half);
  const cosines = Float64Array.from({ length: half + 1 }, (_, k) => Math.cos((2 * Math.PI * k) / length));
  const sines = Float64Array.from({ length: half + 1 }, (_, k) => Math.sin((2 * Math.PI * k) / length));
  const even = new Float64Array(half);
  const odd = new Float64Array(half);

  return {
    length,
    forward(values, re, im) {
      for (let index = 0; index < half; index++) {
        even[index] = values[2 * index];
        odd[index] = values[2 * index + 1];
      }
      fft.forward(even, odd);
      for (let k = 0; k <= half; k++) {
        const here = k === half ? 0 : k;
        const mirror = k === 0 ? 0 : half - k;
        const evenRe = (even[here] + even[mirror]) / 2;
        const evenIm = (odd[here] - odd[mirror]) / 2;
        const oddRe = (odd[here] + odd[mirror]) / 2;
        const oddIm = (even[mirror] - even[here]) / 2;
        re[k] = evenRe + oddRe * cosines[k] + oddIm * sines[k];
        im[k] = evenIm + oddIm * cosines[k] - oddRe * sines[k];
      }
    },
    inverse(re, im, values) {
      for (let k = 0; k < half; k++) {
        const mirror = half - k;
        const imHere = k === 0 ? 0 : im[k];
        const imMirror = k === 0 ? 0 : im[mirror];
        const evenRe = (re[k] + re[mirror]) / 2;
        const evenIm = (imHere - imMirror) / 2;
        const turnedRe = (re[k] - re[mirror]) / 2;
        const turnedIm = (imHere + imMirror) / 2;
        const oddRe = turnedRe * cosines[k] - turnedIm * sines[k];
        const oddIm = turnedIm * cosines[k] + turnedRe * sines[k];
        even[k] = evenRe - oddIm;
        odd[k] = evenIm + oddRe;
      }
      fft.inverse(even, odd);
      for (let index = 0; index < half; index++) {
        values[2 * index] = even[index];
        values[2 * index + 1] = odd[index];
      }
    },
  };
}
