import { describe, expect, it } from 'vitest';
import { fftOf } from './fft.ts';
import { frequenciesOf, transform, transformBack, turnsOf } from './float-fft.ts';
import { repeatableNoise } from './known-signals.ts';

describe('a Fourier transform in single precision', () => {
  it.each([1, 2, 4, 8, 16, 32, 512, 1024, 8192])('of %d values is that in double precision', (length) => {
    const noise = repeatableNoise(length);
    const re = Float32Array.from({ length }, noise);
    const im = Float32Array.from({ length }, noise);
    const wanted = { re: Float64Array.from(re), im: Float64Array.from(im) };
    fftOf(length).forward(wanted.re, wanted.im);
    const turns = turnsOf(length);
    const signal = { re: re.slice(), im: im.slice() };
    transform(signal, turns);
    const tolerance = 1e-6 * Math.sqrt(length);
    for (const [place, frequency] of frequenciesOf(length).entries()) {
      expect(Math.abs(signal.re[place] - wanted.re[frequency])).toBeLessThan(tolerance);
      expect(Math.abs(signal.im[place] - wanted.im[frequency])).toBeLessThan(tolerance);
    }
    transformBack(signal, turns);
    for (let index = 0; index < length; index++) {
      expect(Math.abs(signal.re[index] / length - re[index])).toBeLessThan(2e-6);
      expect(Math.abs(signal.im[index] / length - im[index])).toBeLessThan(2e-6);
    }
  });

  it.each([1, 2, 8, 64])('of %d values has each frequency at one place', (length) => {
    expect([...frequenciesOf(length)].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, k) => k));
  });
});
