/** Rows of a longer table: the first of them is row `firstRow` of the table, which has `tableRowCount`. */
export type RowStretch = {
  readonly rows: Float32Array;
  readonly rowLength: number;
  readonly firstRow: number;
  readonly tableRowCount: number;
};

/** So many columns at a time: what is kept of them stays in the processor's cache. */
const columnCountAtOnce = 32;

/**
 * Mean, column by column, of the rows up to `reach` before and after each row `from` (included) to `to` (excluded) of
 * the table; at the table's ends, of those that exist. `stretch` must hold all that the windows touch.
 *
 * A window is the end of one group and the beginning of the next, where groups are as long as a window and begin at
 * fixed rows of the table. Both parts are sums in float64 that only grow (van Herk 1992): no sum runs along for long and
 * gathers rounding, and a row comes out alike whichever stretch it is computed in.
 */
export function movingRowMean(
  stretch: RowStretch,
  { from, to, reach }: { from: number; to: number; reach: number },
  out: Float32Array,
): void {
  const { rowLength } = stretch;
  const tails = new Float64Array((2 * reach + 1) * columnCountAtOnce);
  const head = new Float64Array(columnCountAtOnce);
  for (let column = 0; column < rowLength; column += columnCountAtOnce) {
    const columnCount = Math.min(columnCountAtOnce, rowLength - column);
    averageColumns(stretch, { from, to, reach, column, columnCount, tails, head }, out);
  }
}

type Columns = {
  from: number;
  to: number;
  reach: number;
  column: number;
  columnCount: number;
  tails: Float64Array;
  head: Float64Array;
};

function averageColumns(stretch: RowStretch, columns: Columns, out: Float32Array): void {
  const { rowLength, tableRowCount } = stretch;
  const { from, to, reach, column, columnCount, tails, head } = columns;
  const length = 2 * reach + 1;
  let row = from;
  while (row < to) {
    // Windows that begin in the same group, one row later each.
    const groupStart = Math.floor((row - reach) / length) * length;
    const nextGroup = groupStart + length;
    const end = Math.min(to, nextGroup + reach);
    sumTails(stretch, columns, row - reach, nextGroup);
    head.fill(0);
    for (let added = nextGroup; added < row + reach; added++) addRow(stretch, columns, added, head);
    for (; row < end; row++) {
      if (row + reach >= nextGroup) addRow(stretch, columns, row + reach, head);
      const count = Math.min(tableRowCount - 1, row + reach) - Math.max(0, row - reach) + 1;
      const tail = (row - reach - groupStart) * columnCountAtOnce;
      const target = (row - from) * rowLength + column;
      for (let index = 0; index < columnCount; index++) {
        out[target + index] = (tails[tail + index] + head[index]) / count;
      }
    }
  }
}

/** For each row from `first` to the end of its group, the sum of the rows from there to the end. */
function sumTails(stretch: RowStretch, columns: Columns, first: number, groupEnd: number): void {
  const { rows, rowLength, firstRow, tableRowCount } = stretch;
  const { reach, column, columnCount, tails } = columns;
  const groupStart = groupEnd - 2 * reach - 1;
  for (let row = groupEnd - 1; row >= first; row--) {
    const tail = (row - groupStart) * columnCountAtOnce;
    const later = tail + columnCountAtOnce;
    const isLast = row === groupEnd - 1;
    const isThere = row >= 0 && row < tableRowCount;
    const source = (row - firstRow) * rowLength + column;
    for (let index = 0; index < columnCount; index++) {
      tails[tail + index] = (isLast ? 0 : tails[later + index]) + (isThere ? rows[source + index] : 0);
    }
  }
}

function addRow(stretch: RowStretch, columns: Columns, row: number, sums: Float64Array): void {
  const { rows, rowLength, firstRow, tableRowCount } = stretch;
  if (row < 0 || row >= tableRowCount) return;
  const source = (row - firstRow) * rowLength + columns.column;
  for (let index = 0; index < columns.columnCount; index++) sums[index] += rows[source + index];
}
