/** A window over rows of a table: `rowReach` rows and `columnReach` columns to each side of its middle. */
export type WindowReach = { readonly rowReach: number; readonly columnReach: number };

/** Rows one after the other, each of `columnCount` values. */
type ValueTable = { readonly values: Float32Array; readonly columnCount: number };

/**
 * Writes the median of a window around every value of one row into `out`. The window is cut at the ends of the table,
 * and of an even number of values there the median is the mean of the two in the middle.
 */
export type WindowMedian = (table: ValueTable, row: number, out: Float32Array) => void;

/**
 * A running median of windows with room of its own to work in. The values of the window are kept in order; with each
 * step along the row those of one column leave and those of another enter, in one pass over the window.
 */
export function createWindowMedian({ rowReach, columnReach }: WindowReach): WindowMedian {
  const rowCount = 2 * rowReach + 1;
  const mostValues = rowCount * (2 * columnReach + 1);
  let sorted = new Float32Array(mostValues);
  let merged = new Float32Array(mostValues);
  const entering = new Float32Array(rowCount);
  const leaving = new Float32Array(rowCount);

  /** The values of one column between two rows, in order; none beyond the table. */
  function loadColumn(
    { values, columnCount }: ValueTable,
    column: number,
    rows: RowSpan,
    into: Float32Array,
  ): number {
    if (column < 0 || column >= columnCount) return 0;
    const count = rows.end - rows.first;
    for (let index = 0; index < count; index++) {
      const value = values[(rows.first + index) * columnCount + column];
      let place = index;
      for (; place > 0 && into[place - 1] > value; place--) into[place] = into[place - 1];
      into[place] = value;
    }
    return count;
  }

  return (table, row, out) => {
    const rows = {
      first: Math.max(0, row - rowReach),
      end: Math.min(table.values.length / table.columnCount, row + rowReach + 1),
    };
    let count = 0;
    for (let column = -columnReach; column < table.columnCount; column++) {
      const enteringCount = loadColumn(table, column + columnReach, rows, entering);
      const leavingCount = loadColumn(table, column - columnReach - 1, rows, leaving);
      let [kept, left, entered, total] = [0, 0, 0, 0];
      while (kept < count || entered < enteringCount) {
        if (kept < count && left < leavingCount && sorted[kept] === leaving[left]) {
          kept++;
          left++;
        } else if (entered >= enteringCount || (kept < count && sorted[kept] <= entering[entered])) {
          merged[total++] = sorted[kept++];
        } else merged[total++] = entering[entered++];
      }
      [sorted, merged] = [merged, sorted];
      count = total;
      if (column < 0) continue;
      const middle = count >> 1;
      out[column] = count % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  };
}

type RowSpan = { readonly first: number; readonly end: number };
