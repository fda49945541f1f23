import { createPlainRowSums, type RowSums } from '#signal/row-sums.ts';
import { type KernelsModule, openKernelsModule } from './module.ts';

/** The fastest sums of rows that there are in this thread. */
export function openRowSums(): RowSums {
  const module = openKernelsModule();
  return module ? createVectorRowSums(module) : createPlainRowSums();
}

const pageBytes = 2 ** 16;
/** Vectors of four values may reach so far beyond a row, and of sums as far beyond them. */
const slackBytes = 64;

/** Sums of rows in the memory of an instance of the module that nobody else uses: it grows with them. */
export function createVectorRowSums(module: KernelsModule): RowSums {
  const plain = createPlainRowSums();
  let isPlain = false;
  let rowsAt = 0;
  let sumCount = 0;

  function enlarge(byteLength: number): boolean {
    const { memory } = module;
    const missing = Math.ceil((byteLength - memory.buffer.byteLength) / pageBytes);
    try {
      if (missing > 0) memory.grow(missing);
      return true;
    } catch {
      return false;
    }
  }

  return {
    open(valueCount, count) {
      sumCount = count;
      rowsAt = 8 * count + slackBytes;
      isPlain = !enlarge(rowsAt + 4 * valueCount + slackBytes);
      if (isPlain) return plain.open(valueCount, count);
      const { buffer } = module.memory;
      const rows = new Float32Array(buffer, rowsAt, valueCount).fill(0);
      return { rows, sums: new Float64Array(buffer, 0, count).fill(0) };
    },
    addRow(at, width, earlier, later) {
      if (isPlain) plain.addRow(at, width, earlier, later);
      else module.addRow(rowsAt + 4 * at, 4 * width, earlier, later, sumCount, 0);
    },
    addRowPair(at, offset, width, earlier, later) {
      if (isPlain) plain.addRowPair(at, offset, width, earlier, later);
      else {
        const [before, after] = [rowsAt + 4 * (at - offset), rowsAt + 4 * (at + offset)];
        module.addRowPair(before, after, 4 * width, earlier, later, sumCount, 0);
      }
    },
  };
}
