/** Rows of a longer table: the first of them is row `firstRow` of the table, which has `tableRowCount`. */
export type RowStretch = {
  readonly rows: Float32Array;
  readonly rowLength: number;
  readonly firstRow: number;
  readonly tableRowCount: number;
};

/** So many columns at a time: what is kept of them stays in the processor's cache. */
const columnCountAtOnce = 64;

/** Which rows of the table are wanted, `from` (included) to `to` (excluded), and how much of the mean is taken out of each column. */
export type WantedRows = {
  readonly from: number;
  readonly to: number;
  readonly reach: number;
  readonly weights: Float64Array;
};

/**
 * Subtracts from each wanted row the mean, column by column, of the rows up to `reach` before and after it; at the table's
 * ends, of those that exist. `stretch` must hold all that the windows touch, and `out` the wanted rows.
 *
 * A window is the end of one group and the beginning of the next, where groups are as long as a window and begin at
 * fixed rows of the table. Both parts are sums in float64 that only grow (van Herk 1992): no sum runs along for long and
 * gathers rounding, and a row comes out alike whichever stretch it is computed in.
 */
export function subtractMovingRowMean(stretch: RowStretch, wanted: WantedRows, out: Float32Array): void {
  const tails = new Float64Array((2 * wanted.reach + 1) * columnCountAtOnce);
  const head = new Float64Array(columnCountAtOnce);
  for (let column = 0; column < stretch.rowLength; column += columnCountAtOnce) {
    const columnCount = Math.min(columnCountAtOnce, stretch.rowLength - column);
    subtractInColumns(stretch, { ...wanted, column, columnCount, tails, head }, out);
  }
}

type Columns = WantedRows & {
  readonly column: number;
  readonly columnCount: number;
  /** For each row of a group, the sum of the rows from there to the group's end. */
  readonly tails: Float64Array;
  /** The sum of the rows of the next group that the window holds. */
  readonly head: Float64Array;
};

function subtractInColumns(stretch: RowStretch, columns: Columns, out: Float32Array): void {
  const { rows, rowLength, firstRow, tableRowCount } = stretch;
  const { from, to, reach, column, columnCount, weights, tails, head } = columns;
  const length = 2 * reach + 1;
  let row = from;
  while (row < to) {
    // Windows that begin in the same group, one row later each.
    const groupStart = Math.floor((row - reach) / length) * length;
    const nextGroup = groupStart + length;
    const end = Math.min(to, nextGroup + reach);
    sumTails(stretch, columns, { first: row - reach, groupStart });
    head.fill(0);
    for (let added = nextGroup; added < row + reach; added++) addRow(stretch, columns, added);
    for (; row < end; row++) {
      if (row + reach >= nextGroup) addRow(stretch, columns, row + reach);
      const part = 1 / (Math.min(tableRowCount - 1, row + reach) - Math.max(0, row - reach) + 1);
      const tail = (row - reach - groupStart) * columnCountAtOnce;
      const source = (row - firstRow) * rowLength + column;
      const target = (row - from) * rowLength + column;
      for (let index = 0; index < columnCount; index++) {
        const mean = (tails[tail + index] + head[index]) * part;
        out[target + index] = rows[source + index] - weights[column + index] * mean;
      }
    }
  }
}

function sumTails(
  { rows, rowLength, firstRow, tableRowCount }: RowStretch,
  { reach, column, columnCount, tails }: Columns,
  { first, groupStart }: { first: number; groupStart: number },
): void {
  const last = 2 * reach;
  const firstTail = first - groupStart;
  tails.fill(0, last * columnCountAtOnce);
  for (let place = last; place >= firstTail; place--) {
    const tail = place * columnCountAtOnce;
    if (place < last) tails.copyWithin(tail, tail + columnCountAtOnce, tail + 2 * columnCountAtOnce);
    const row = groupStart + place;
    if (row < 0 || row >= tableRowCount) continue;
    const source = (row - firstRow) * rowLength + column;
    for (let index = 0; index < columnCount; index++) tails[tail + index] += rows[source + index];
  }
}

function addRow(
  { rows, rowLength, firstRow, tableRowCount }: RowStretch,
  { column, columnCount, head }: Columns,
  row: number,
): void {
  if (row < 0 || row >= tableRowCount) return;
  const source = (row - firstRow) * rowLength + column;
  for (let index = 0; index < columnCount; index++) head[index] += rows[source + index];
}
