import { describe, expect, it } from 'vitest';
import { repeatableNoise } from './known-signals.ts';
import { subtractMovingRowMean } from './moving-row-mean.ts';

function remains(rows: Float32Array, rowLength: number, reach: number, weight = 1): Float32Array {
  const tableRowCount = rows.length / rowLength;
  const out = new Float32Array(rows.length);
  const weights = new Float64Array(rowLength).fill(weight);
  subtractMovingRowMean(
    { rows, rowLength, firstRow: 0, tableRowCount },
    { from: 0, to: tableRowCount, reach, weights },
    out,
  );
  return out;
}

describe('a moving mean of rows', () => {
  it('is shared by a row with those around it, and taken at the ends of what exists', () => {
    expect(Array.from(remains(Float32Array.of(0, 0, 0, 9, 0, 0, 6), 1, 1))).toEqual([0, 0, -3, 6, -3, -2, 3]);
    expect(Array.from(remains(Float32Array.of(8, 1, 8, 1), 2, 5))).toEqual([0, 0, 0, 0]);
    expect(Array.from(remains(Float32Array.of(8, 4, 6), 1, 5, 0.5))).toEqual([5, 1, 3]);
  });

  it('is the mean that is written down, for any number of rows and columns and any window', () => {
    const noise = repeatableNoise(9);
    for (const [rowCount, rowLength] of [
      [1, 3],
      [40, 1],
      [57, 33],
      [23, 70],
    ]) {
      const rows = Float32Array.from({ length: rowCount * rowLength }, noise);
      for (const reach of [1, 2, 10, 30, 56]) {
        const left = remains(rows, rowLength, reach);
        for (let index = 0; index < rows.length; index++) {
          const [row, column] = [Math.floor(index / rowLength), index % rowLength];
          const [from, to] = [Math.max(0, row - reach), Math.min(rowCount, row + reach + 1)];
          let sum = 0;
          for (let other = from; other < to; other++) sum += rows[other * rowLength + column];
          expect(left[index]).toBeCloseTo(rows[index] - sum / (to - from), 5);
        }
      }
    }
  });

  it('comes out alike to the last bit whichever rows are computed together', () => {
    const noise = repeatableNoise(10);
    const [tableRowCount, rowLength, reach] = [90, 5, 7];
    const table = Float32Array.from({ length: tableRowCount * rowLength }, () => 1e4 * noise() ** 3);
    const whole = remains(table, rowLength, reach);
    const weights = new Float64Array(rowLength).fill(1);
    for (let from = 0; from < tableRowCount; from += 4) {
      const to = Math.min(tableRowCount, from + 11);
      const firstRow = Math.max(0, from - reach);
      const rows = table.subarray(firstRow * rowLength, Math.min(tableRowCount, to + reach) * rowLength);
      const out = new Float32Array((to - from) * rowLength);
      subtractMovingRowMean({ rows, rowLength, firstRow, tableRowCount }, { from, to, reach, weights }, out);
      expect(out).toEqual(whole.slice(from * rowLength, to * rowLength));
    }
  });

  it('keeps nothing of a loud row behind it', () => {
    const rows = new Float32Array(200).fill(0.1);
    rows[3] = 3e30;
    const left = remains(rows, 1, 2);
    for (let row = 6; row < 200; row++) expect(Math.abs(left[row])).toBeLessThan(1e-15);
  });
});
