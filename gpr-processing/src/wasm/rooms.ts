import type { KernelsModule } from './module.ts';

/** Longer rows are left to plain TypeScript: the memory of the module does not grow. */
export const longestRow = 8192;
/** The longest transform: that of a row with zeros behind it. */
export const longestTransform = 2 * longestRow;

/** So many values are worked on at once: they and the room beside them stay in the processor's cache. */
const valuesAtOnce = 2 ** 15;
/** Rows are brought in by eights: that many traces lie side by side at most. */
const rowStep = 8;

/** Where in the memory of the module the rows lie, where tables, and where the room to work in begins. */
export const rowsAt = 0;
export const tableAt = rowsAt + 4 * rowStep * longestRow;
/** The turns of a transform come to less than 8 bytes for each of its values, its factors to 4. */
export const roomAt = tableAt + 12 * longestTransform;

/** The memory of an instance of the module, as it is filled and read. */
export type Rooms = ReturnType<typeof roomsOf>;

/** Lays out the memory of an instance of the module. */
export function roomsOf({ memory, silenceNonFinite }: KernelsModule) {
  const floats = new Float32Array(memory.buffer);
  const doubles = new Float64Array(memory.buffer);
  const integers = new Int16Array(memory.buffer);
  /** Brings rows into the module; what is no finite number becomes 0. */
  function bringIn(rows: Float32Array): void {
    floats.set(rows, rowsAt / 4);
    silenceNonFinite(rowsAt, rows.length);
  }
  return {
    bringIn,
    floats,
    doubles,
    integers,
    /** Brings rows into the module, some at a time, has them worked on in place, and takes those from `firstOwn` on back. */
    inPlace(
      rows: Float32Array,
      rowLength: number,
      { firstOwn, out }: { firstOwn: number; out: Float32Array },
      run: (rowCount: number) => void,
    ): void {
      const rowCount = rows.length / rowLength;
      const ownEnd = firstOwn + out.length / rowLength;
      const atOnce = rowsAtOnce(rowLength);
      for (let first = 0; first < rowCount; first += atOnce) {
        const end = Math.min(rowCount, first + atOnce);
        bringIn(rows.subarray(first * rowLength, end * rowLength));
        const behind = rowsAt / 4 + (end - first) * rowLength;
        // The partner of a last trace without one is silent.
        if ((end - first) % 2 === 1) floats.fill(0, behind, behind + rowLength);
        run(end - first);
        const [from, to] = [Math.max(first, firstOwn), Math.min(end, ownEnd)];
        if (to <= from) continue;
        const done = floats.subarray(
          rowsAt / 4 + (from - first) * rowLength,
          rowsAt / 4 + (to - first) * rowLength,
        );
        out.set(done, (from - firstOwn) * rowLength);
      }
    },
  };
}

/** So many rows are brought in at once: a multiple of eight. */
export function rowsAtOnce(rowLength: number): number {
  return rowStep * Math.max(1, Math.floor(valuesAtOnce / (rowStep * Math.max(1, rowLength))));
}

/** The pieces in which so many values without rows are brought in. */
export function eachPiece(length: number, visit: (start: number, end: number) => void): void {
  for (let start = 0; start < length; start += valuesAtOnce)
    visit(start, Math.min(length, start + valuesAtOnce));
}
