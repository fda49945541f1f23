import { describe, expect, it } from 'vitest';
import { createHilbertPair } from './hilbert.ts';

describe('the Hilbert transform', () => {
  it.each([12, 15, 64])(
    'of a cosine is its sine, and of a sine the cosine upside down: %d samples',
    (length) => {
      const { re, im, hilbertRe, hilbertIm, run } = createHilbertPair(length);
      const angles = Array.from({ length }, (_, sample) => (2 * Math.PI * 3 * sample) / length);
      for (const [sample, angle] of angles.entries()) {
        re[sample] = 7 + Math.cos(angle);
        im[sample] = Math.sin(angle);
      }
      run();
      for (const [sample, angle] of angles.entries()) {
        expect(re[sample]).toBe(7 + Math.cos(angle));
        expect(hilbertRe[sample]).toBeCloseTo(Math.sin(angle), 12);
        expect(hilbertIm[sample]).toBeCloseTo(-Math.cos(angle), 12);
      }
    },
  );

  it.each([1, 2])('of %d samples is 0: they are mean and Nyquist', (length) => {
    const { re, hilbertRe, run } = createHilbertPair(length);
    re[0] = 5;
    run();
    expect([...hilbertRe]).toEqual(new Array(length).fill(0));
  });
});
