import { medianByReordering } from './median.ts';

/** Median of each column over all rows; 0 where there are none. */
export function columnMedians(rows: readonly Float32Array[], rowLength: number): Float64Array {
  const rowCount = rows.reduce((count, some) => count + some.length / rowLength, 0);
  const medians = new Float64Array(rowLength);
  const column = new Float32Array(rowCount);
  for (let index = 0; index < rowLength; index++) {
    let row = 0;
    for (const some of rows) {
      for (let place = index; place < some.length; place += rowLength) column[row++] = some[place];
    }
    medians[index] = medianByReordering(column);
  }
  return medians;
}
