import { describe, expect, it } from 'vitest';
import { repeatableNoise } from './known-signals.ts';
import { createWindowMedian } from './window-median.ts';

function mediansOf(rows: number[][], rowReach: number, columnReach: number): number[][] {
  const table = { values: Float32Array.from(rows.flat()), columnCount: rows[0].length };
  const windowMedian = createWindowMedian({ rowReach, columnReach });
  return rows.map((row, index) => {
    const out = new Float32Array(row.length);
    windowMedian(table, index, out);
    return Array.from(out);
  });
}

describe('a running median of windows', () => {
  it('is that of the sorted window, cut at the ends of the table, equals among the values', () => {
    const noise = repeatableNoise(4);
    const rows = Array.from({ length: 9 }, () =>
      Array.from({ length: 17 }, () => Math.round(2 * noise()) + 0),
    );
    for (const [rowReach, columnReach] of [
      [0, 0],
      [1, 1],
      [0, 2],
      [2, 0],
      [3, 5],
      [20, 30],
    ]) {
      const wanted = rows.map((row, at) =>
        row.map((_, column) => {
          const values = rows
            .slice(Math.max(0, at - rowReach), at + rowReach + 1)
            .flatMap((others) => others.slice(Math.max(0, column - columnReach), column + columnReach + 1))
            .sort((one, other) => one - other);
          return (values[(values.length - 1) >> 1] + values[values.length >> 1]) / 2;
        }),
      );
      expect(mediansOf(rows, rowReach, columnReach)).toEqual(wanted);
    }
  });

  it('of one value is the value', () => {
    expect(mediansOf([[7]], 2, 3)).toEqual([[7]]);
  });
});
