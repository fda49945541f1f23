import { powerOfTwoFrom } from './fft.ts';
import { createRealFft } from './real-fft.ts';

/** Writes the anticausal half derivative of the values into `out`, of the same length. */
export type HalfDerivative = (values: Float32Array, out: Float32Array) => void;

/**
 * The anticausal half derivative of a signal, per √sample: its spectrum times (−iω)^½, ω in radians a sample. It
 * turns every wave back by 45° and raises it by the root of its frequency, which is what a sum over hyperbolas takes
 * away. At least as many zeros as values stand behind the signal, so that its ends do not meet.
 */
export function createHalfDerivative(valueCount: number): HalfDerivative {
  const length = 2 * powerOfTwoFrom(Math.max(1, valueCount));
  const binCount = length / 2 + 1;
  const fft = createRealFft(length);
  const roots = Float64Array.from({ length: binCount }, (_, k) => Math.sqrt((Math.PI * k) / length));
  const padded = new Float64Array(length);
  const re = new Float64Array(binCount);
  const im = new Float64Array(binCount);

  return (values, out) => {
    padded.set(values);
    padded.fill(0, values.length);
    fft.forward(padded, re, im);
    for (let k = 0; k < binCount; k++) {
      // (−iω)^½ = √(ω / 2) · (1 − i)
      const [reHere, imHere] = [re[k], im[k]];
      re[k] = roots[k] * (reHere + imHere);
      im[k] = roots[k] * (imHere - reHere);
    }
    fft.inverse(re, im, padded);
    for (let index = 0; index < values.length; index++) out[index] = padded[index];
  };
}
