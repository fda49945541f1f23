import { describe, expect, it } from 'vitest';
import { fftOf } from './fft.ts';
import { repeatableNoise } from './known-signals.ts';
import { createRowFft, smoothLengthFrom } from './row-fft.ts';

describe('transforms down the columns of a table', () => {
  it.each([1, 2, 3, 4, 5, 6, 8, 12, 15, 16, 30, 60, 225, 240, 384])(
    'of %i rows are those of each column, and come back',
    (rowCount) => {
      const columnCount = 3;
      const noise = repeatableNoise(rowCount);
      const [re, im] = [0, 1].map(() => Float64Array.from({ length: rowCount * columnCount }, noise));
      const fft = createRowFft(rowCount, columnCount);
      const [foundRe, foundIm] = [re.slice(), im.slice()];
      fft.forward(foundRe, foundIm);
      for (let column = 0; column < columnCount; column++) {
        const columnOf = (table: Float64Array) => table.filter((_, index) => index % columnCount === column);
        const [wantedRe, wantedIm] = [columnOf(re), columnOf(im)];
        fftOf(rowCount).forward(wantedRe, wantedIm);
        for (let row = 0; row < rowCount; row++) {
          expect(columnOf(foundRe)[row]).toBeCloseTo(wantedRe[row], 9);
          expect(columnOf(foundIm)[row]).toBeCloseTo(wantedIm[row], 9);
        }
      }
      fft.inverse(foundRe, foundIm);
      for (let index = 0; index < re.length; index++) {
        expect(foundRe[index]).toBeCloseTo(re[index], 11);
        expect(foundIm[index]).toBeCloseTo(im[index], 11);
      }
    },
  );

  it('need lengths of 2, 3 and 5, of which one is never far', () => {
    expect(() => createRowFft(14, 1)).toThrow('no product of 2, 3 and 5');
    expect([0, 1, 7, 13, 384, 385, 3001].map(smoothLengthFrom)).toEqual([1, 1, 8, 15, 384, 400, 3072]);
  });
});
