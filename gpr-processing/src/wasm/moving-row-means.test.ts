import { describe, expect, it } from 'vitest';
import { repeatableNoise } from '#signal/known-signals.ts';
import { openKernelsModule } from './module.ts';
import { openMovingRowMeans, plainMovingRowMeans, vectorMovingRowMeans } from './moving-row-means.ts';

const noise = repeatableNoise(5);

function bitsOf(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer);
}

describe('moving means of rows in WebAssembly', () => {
  it('are there: this machine has vectors', () => {
    expect(openMovingRowMeans()).not.toBe(plainMovingRowMeans);
  });

  it.each([
    [1, 3, 0],
    [40, 1, 2],
    [57, 33, 4],
    [23, 70, 40],
    [300, 129, 50],
    [70, 512, 3],
  ])('of a table of %d rows of %d are those of plain TypeScript, %d either way', (count, length, reach) => {
    const module = openKernelsModule();
    if (module === null) throw new Error('This machine has no vectors.');
    const vector = vectorMovingRowMeans(module);
    const table = Float32Array.from({ length: count * length }, (_, index) =>
      index % 11 === 7 ? [Number.NaN, Number.POSITIVE_INFINITY, -0][index % 3] : 1e4 * noise(),
    );
    const weights = Float64Array.from({ length }, () => noise());
    for (const [from, to] of [
      [0, count],
      [count >> 2, count - (count >> 1)],
      [count >> 1, count],
    ]) {
      const first = Math.max(0, from - reach);
      const rows = table.subarray(first * length, Math.min(count, to + reach) * length);
      const stretch = { rows, rowLength: length, firstRow: first, tableRowCount: count };
      const outs = [plainMovingRowMeans, vector].map((subtract, index) => {
        const out = new Float32Array((to - from) * length).fill(index);
        subtract(stretch, { from, to, reach, weights }, out);
        return out;
      });
      expect(bitsOf(outs[1])).toEqual(bitsOf(outs[0]));
    }
  });
});
