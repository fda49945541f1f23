import { powerOfTwoFrom } from './fft.ts';
import { createRealFft } from './real-fft.ts';

/** Writes the anticausal half derivative of the values into `out`: (values − 1) × fineness + 1 of them. */
export type HalfDerivative = (values: Float32Array, out: Float32Array) => void;

/**
 * The anticausal half derivative of a signal, per √sample: its spectrum times (−iω)^½, ω in radians a sample. It
 * turns every wave back by 45° and raises it by the root of its frequency, which is what a sum over hyperbolas takes
 * away. At least as many zeros as values stand behind the signal, so that its ends do not meet. With a fineness that is
 * a power of two, so many values are given for each sample: those that the spectrum has between them.
 */
export function createHalfDerivative(valueCount: number, fineness = 1): HalfDerivative {
  const length = 2 * powerOfTwoFrom(Math.max(1, valueCount));
  const highest = length / 2;
  const forward = createRealFft(length);
  const backward = fineness === 1 ? forward : createRealFft(length * fineness);
  const roots = Float64Array.from(
    { length: highest + 1 },
    (_, k) => fineness * Math.sqrt((Math.PI * k) / length),
  );
  // Among more frequencies, the highest of the signal stands for itself and for its mirror image.
  if (fineness > 1) roots[highest] /= 2;
  const padded = new Float64Array(length);
  const fine = new Float64Array(length * fineness);
  const re = new Float64Array((length * fineness) / 2 + 1);
  const im = new Float64Array((length * fineness) / 2 + 1);

  return (values, out) => {
    padded.set(values);
    padded.fill(0, values.length);
    forward.forward(padded, re, im);
    if (fineness > 1) im[highest] = 0;
    for (let k = 0; k <= highest; k++) {
      // (−iω)^½ = √(ω / 2) · (1 − i)
      const [reHere, imHere] = [re[k], im[k]];
      re[k] = roots[k] * (reHere + imHere);
      im[k] = roots[k] * (imHere - reHere);
    }
    re.fill(0, highest + 1);
    im.fill(0, highest + 1);
    backward.inverse(re, im, fine);
    for (let index = 0; index < out.length; index++) out[index] = fine[index];
  };
}
