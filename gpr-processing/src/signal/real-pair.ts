import { fftOf } from './fft.ts';

/**
 * Where two real signals lie while both are transformed at once, one in the real and one in the imaginary part: for
 * whatever treats both parts alike, a complex transform then costs half of itself a signal.
 */
export type RealPair = { readonly re: Float64Array; readonly im: Float64Array };

/**
 * Brings `count` values from `start` on to a largest magnitude of 1, with zeros behind them, and gives what they were
 * divided by; 0 where there is nothing but zeros. Alike in size, neither signal of a pair drowns in the rounding of the other.
 */
export function loadScaled(values: Float32Array, start: number, count: number, into: Float64Array): number {
  let largest = 0;
  for (let index = 0; index < count; index++) {
    const magnitude = Math.abs(values[start + index]);
    if (magnitude > largest) largest = magnitude;
  }
  if (largest === 0) into.fill(0);
  else {
    const share = 1 / largest;
    for (let index = 0; index < count; index++) into[index] = values[start + index] * share;
    into.fill(0, count);
  }
  return largest;
}

/**
 * A filter without phase for two real signals at once, in place: each frequency k of 0 … length / 2 is multiplied by the
 * real `gains[k]`. The signals count as periodic: zeros behind them keep their ends apart.
 */
export function createZeroPhaseFilter(
  length: number,
  gains: Float64Array,
): RealPair & { readonly run: () => void } {
  const fft = fftOf(length);
  const re = new Float64Array(length);
  const im = new Float64Array(length);
  const mirrored = Float64Array.from({ length }, (_, k) => gains[Math.min(k, length - k)]);
  return {
    re,
    im,
    run() {
      fft.forward(re, im);
      for (let k = 0; k < length; k++) {
        re[k] *= mirrored[k];
        im[k] *= mirrored[k];
      }
      fft.inverse(re, im);
    },
  };
}

/**
 * Amplitude spectra of two real signals out of the transform of their pair, for the frequencies 0 … length / 2:
 * X₁ = (Z[k] + Z*[−k]) / 2 and X₂ = (Z[k] − Z*[−k]) / 2i.
 */
export function splitMagnitudes({ re, im }: RealPair, one: Float64Array, other: Float64Array): void {
  const { length } = re;
  for (let k = 0; k <= length >> 1; k++) {
    const mirror = k === 0 ? 0 : length - k;
    const [sumRe, differenceRe] = [re[k] + re[mirror], re[k] - re[mirror]];
    const [sumIm, differenceIm] = [im[k] + im[mirror], im[k] - im[mirror]];
    one[k] = Math.sqrt(sumRe * sumRe + differenceIm * differenceIm) / 2;
    other[k] = Math.sqrt(sumIm * sumIm + differenceRe * differenceRe) / 2;
  }
}

/** Multiplies the spectra of the two signals of a transformed pair each by gains of its own, for 0 … length / 2. */
export function multiplyEach({ re, im }: RealPair, one: Float64Array, other: Float64Array): void {
  const { length } = re;
  for (let k = 0; k <= length >> 1; k++) {
    const mirror = k === 0 ? 0 : length - k;
    const [sameGain, mirrorGain] = [(one[k] + other[k]) / 2, (one[k] - other[k]) / 2];
    const [reHere, imHere, reThere, imThere] = [re[k], im[k], re[mirror], im[mirror]];
    re[k] = sameGain * reHere + mirrorGain * reThere;
    im[k] = sameGain * imHere - mirrorGain * imThere;
    re[mirror] = sameGain * reThere + mirrorGain * reHere;
    im[mirror] = sameGain * imThere - mirrorGain * imHere;
  }
}
