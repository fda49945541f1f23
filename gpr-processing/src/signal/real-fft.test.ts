import { describe, expect, it } from 'vitest';
import { fftOf } from './fft.ts';
import { repeatableNoise } from './known-signals.ts';
import { createRealFft } from './real-fft.ts';

describe('the transform of a real signal', () => {
  it.each([2, 4, 6, 16, 30, 256])('is the complex one of %i values, and comes back', (length) => {
    const noise = repeatableNoise(length);
    const values = Float64Array.from({ length }, noise);
    const [wantedRe, wantedIm] = [values.slice(), new Float64Array(length)];
    fftOf(length).forward(wantedRe, wantedIm);
    const [re, im] = [new Float64Array(length / 2 + 1), new Float64Array(length / 2 + 1)];
    const real = createRealFft(length);
    real.forward(values, re, im);
    for (let k = 0; k <= length / 2; k++) {
      expect(re[k]).toBeCloseTo(wantedRe[k], 10);
      expect(im[k]).toBeCloseTo(wantedIm[k], 10);
    }
    const back = new Float64Array(length);
    real.inverse(re, im, back);
    for (let index = 0; index < length; index++) expect(back[index]).toBeCloseTo(values[index], 12);
  });

  it('takes no imaginary part of the constant and of the highest frequency', () => {
    const back = new Float64Array(4);
    createRealFft(4).inverse(Float64Array.of(4, 0, 4), Float64Array.of(7, 0, -7), back);
    expect(Array.from(back)).toEqual([2, 0, 2, 0]);
  });
});
