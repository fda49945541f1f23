import { describe, expect, it } from 'vitest';
import { fftOf } from './fft.ts';
import { repeatableNoise, traceOf } from './known-signals.ts';
import { circleOf, radicesOf, smoothLengthFrom, transformSmooth } from './smooth-float-fft.ts';

describe('transforms of lengths that are products of 2, 3 and 5', () => {
  it.each([1, 2, 3, 4, 5, 6, 8, 12, 15, 16, 30, 60, 225, 240, 384, 3000])(
    'of %i values of four signals are those of each signal',
    (length) => {
      const fours = traceOf(8 * length, repeatableNoise(length));
      const found = transformSmooth(fours.slice(), new Float32Array(8 * length), circleOf(length));
      for (let lane = 0; lane < 4; lane++) {
        const partOf = (values: Float32Array, first: number) =>
          Float64Array.from({ length }, (_, index) => values[8 * index + first + lane]);
        const [wantedRe, wantedIm] = [partOf(fours, 0), partOf(fours, 4)];
        fftOf(length).forward(wantedRe, wantedIm);
        const tolerance = 3e-6 * Math.sqrt(length);
        for (const [index, re] of partOf(found, 0).entries()) {
          expect(Math.abs(re - wantedRe[index])).toBeLessThan(tolerance);
        }
        for (const [index, im] of partOf(found, 4).entries()) {
          expect(Math.abs(im - wantedIm[index])).toBeLessThan(tolerance);
        }
      }
    },
  );

  it('are of no other lengths, but one of them is never far', () => {
    expect(() => radicesOf(14)).toThrow('no product of 2, 3 and 5');
    expect([0, 1, 7, 13, 384, 385, 3001].map(smoothLengthFrom)).toEqual([1, 1, 8, 15, 384, 400, 3072]);
  });
});
