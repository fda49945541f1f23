import { describe, expect, it } from 'vitest';
import { fftOf, powerOfTwoFrom } from './fft.ts';
import { repeatableNoise } from './known-signals.ts';

const lengths = [1, 2, 3, 4, 5, 8, 12, 16, 31, 32, 64, 100, 257, 512, 1024, 1500];

function noisy(length: number): { re: Float64Array; im: Float64Array } {
  const noise = repeatableNoise(length);
  return { re: Float64Array.from({ length }, noise), im: Float64Array.from({ length }, noise) };
}

/** The sum as it is written down, in N² steps. */
function bySum(re: Float64Array, im: Float64Array): { re: number[]; im: number[] } {
  const length = re.length;
  const sums = Array.from({ length }, (_, k) => {
    let [sumRe, sumIm] = [0, 0];
    for (let n = 0; n < length; n++) {
      const angle = (-2 * Math.PI * ((k * n) % length)) / length;
      sumRe += re[n] * Math.cos(angle) - im[n] * Math.sin(angle);
      sumIm += re[n] * Math.sin(angle) + im[n] * Math.cos(angle);
    }
    return [sumRe, sumIm];
  });
  return { re: sums.map(([sumRe]) => sumRe), im: sums.map(([, sumIm]) => sumIm) };
}

function largestDifference(some: ArrayLike<number>, others: ArrayLike<number>): number {
  return Array.from(some, (value, index) => Math.abs(value - others[index])).reduce(
    (a, b) => Math.max(a, b),
    0,
  );
}

describe('a Fourier transform', () => {
  it.each(lengths)('of %d values is the sum that defines it', (length) => {
    const { re, im } = noisy(length);
    const wanted = bySum(re, im);
    fftOf(length).forward(re, im);
    expect(largestDifference(re, wanted.re)).toBeLessThan(1e-10);
    expect(largestDifference(im, wanted.im)).toBeLessThan(1e-10);
  });

  it.each(lengths)('of %d values there and back gives them again', (length) => {
    const { re, im } = noisy(length);
    const before = { re: re.slice(), im: im.slice() };
    fftOf(length).forward(re, im);
    fftOf(length).inverse(re, im);
    expect(largestDifference(re, before.re)).toBeLessThan(1e-12);
    expect(largestDifference(im, before.im)).toBeLessThan(1e-12);
  });

  it('of a wave is one line at its frequency', () => {
    const re = Float64Array.from({ length: 96 }, (_, n) => Math.cos((2 * Math.PI * 7 * n) / 96));
    const im = new Float64Array(96);
    fftOf(96).forward(re, im);
    expect(re[7]).toBeCloseTo(48, 9);
    expect(re[96 - 7]).toBeCloseTo(48, 9);
    expect(Math.max(...re.filter((_, k) => k !== 7 && k !== 89).map(Math.abs))).toBeLessThan(1e-10);
  });

  it('finds the next power of two', () => {
    expect([0, 1, 2, 3, 512, 513].map(powerOfTwoFrom)).toEqual([1, 1, 2, 4, 512, 1024]);
  });
});
