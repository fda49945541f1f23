import { fftOf } from './fft.ts';
import type { RealPair } from './real-pair.ts';

/** Two real signals, left as they are by `run`, and the Hilbert transforms that it makes of them. */
export type HilbertPair = RealPair & {
  readonly hilbertRe: Float64Array;
  readonly hilbertIm: Float64Array;
  run(): void;
};

/**
 * The Hilbert transform of two real signals at once, over their exact length: −i for frequencies above 0, i for those
 * below, 0 for the mean and for the Nyquist frequency. With its signal x it makes the analytic signal x + i Hx.
 */
export function createHilbertPair(length: number): HilbertPair {
  const fft = fftOf(length);
  const [re, im] = [new Float64Array(length), new Float64Array(length)];
  const [hilbertRe, hilbertIm] = [new Float64Array(length), new Float64Array(length)];
  return {
    re,
    im,
    hilbertRe,
    hilbertIm,
    run() {
      hilbertRe.set(re);
      hilbertIm.set(im);
      fft.forward(hilbertRe, hilbertIm);
      hilbertRe[0] = 0;
      hilbertIm[0] = 0;
      for (let k = 1; k < length - k; k++) {
        const mirror = length - k;
        const [above, below] = [hilbertRe[k], hilbertRe[mirror]];
        hilbertRe[k] = hilbertIm[k];
        hilbertIm[k] = -above;
        hilbertRe[mirror] = -hilbertIm[mirror];
        hilbertIm[mirror] = below;
      }
      if (length % 2 === 0) {
        hilbertRe[length >> 1] = 0;
        hilbertIm[length >> 1] = 0;
      }
      fft.inverse(hilbertRe, hilbertIm);
    },
  };
}
