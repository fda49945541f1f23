/** Weighted sums of rows, one sum for each column of interest: where the rows lie is its own affair. */
export type RowSums = {
  /** Room for values in rows and for so many sums, all 0. Good until the next call. */
  open(valueCount: number, sumCount: number): { readonly rows: Float32Array; readonly sums: Float64Array };
  /** Adds to each sum `earlier` × the value from `at` on and `later` × that one row below it. */
  addRow(at: number, width: number, earlier: number, later: number): void;
  /** The same for the sum of the values at `at` less and at `at` plus `offset`: equally far, they have the same weight. */
  addRowPair(at: number, offset: number, width: number, earlier: number, later: number): void;
};

/** Sums of rows in plain TypeScript. Those in WebAssembly give the same bytes. */
export function createPlainRowSums(): RowSums {
  let rows = new Float32Array(0);
  let sums = new Float64Array(0);
  return {
    open(valueCount, sumCount) {
      rows = new Float32Array(valueCount);
      sums = new Float64Array(sumCount);
      return { rows, sums };
    },
    addRow(at, width, earlier, later) {
      for (let column = 0; column < sums.length; column++) {
        sums[column] += earlier * rows[at + column] + later * rows[at + width + column];
      }
    },
    addRowPair(at, offset, width, earlier, later) {
      const [before, after] = [at - offset, at + offset];
      const [beforeLater, afterLater] = [before + width, after + width];
      for (let column = 0; column < sums.length; column++) {
        sums[column] +=
          earlier * (rows[before + column] + rows[after + column]) +
          later * (rows[beforeLater + column] + rows[afterLater + column]);
      }
    },
  };
}
