import { describe, expect, it } from 'vitest';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { createPlainRowSums, type RowSums } from '#signal/row-sums.ts';
import { openKernelsModule } from './module.ts';
import { createVectorRowSums } from './row-sums.ts';

const noise = repeatableNoise(5);

function sumsOf(rowSums: RowSums, values: Float32Array, width: number, sumCount: number): Float64Array {
  const { rows, sums } = rowSums.open(values.length, sumCount);
  rows.set(values);
  const margin = (width - sumCount) / 2;
  for (let offset = 0; offset <= margin; offset++) {
    const at = offset * width + margin;
    if (offset === 0) rowSums.addRow(at, width, 0.7, 0.1);
    else rowSums.addRowPair(at, offset, width, 1 / offset, 0.3);
  }
  return sums.slice();
}

describe('sums of rows in WebAssembly', () => {
  const module = openKernelsModule();
  const vector = module && createVectorRowSums(module);

  it.each([
    [1, 1],
    [3, 5],
    [4, 4],
    [13, 63],
    [512, 1600],
  ])('are those of plain TypeScript to the last bit: %d of them, %d a row', (sumCount, width) => {
    const values = traceOf(width * ((width - sumCount) / 2 + 2), () => 1e3 * noise());
    const plain = sumsOf(createPlainRowSums(), values, width, sumCount);
    expect(vector && sumsOf(vector, values, width, sumCount)).toEqual(plain);
    expect(plain.some((sum) => sum !== 0)).toBe(true);
  });

  it('are plain where the rows are too many for the memory of the module, and vectors after them', () => {
    const sizes =
      module && [2 ** 27, 8].map((count) => vector?.open(count, 4).rows.buffer === module.memory.buffer);
    expect(sizes).toEqual([false, true]);
  });
});
