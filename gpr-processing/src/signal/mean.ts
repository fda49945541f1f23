/** Mean of the values from `from` (included) to the end, summed in float64; 0 of none. */
export function meanFrom(values: Float32Array, from: number): number {
  if (from >= values.length) return 0;
  let sum = 0;
  for (let index = from; index < values.length; index++) sum += values[index];
  return sum / (values.length - from);
}

/** Root mean square of all values, summed in float64; 0 of none. */
export function rootMeanSquare(values: Float32Array): number {
  if (values.length === 0) return 0;
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] * values[index];
  return Math.sqrt(sum / values.length);
}

/** Adds each row to the sums of its columns, in float64; gives the sums. */
export function addRows(rows: Float32Array, sums: Float64Array): Float64Array {
  const rowLength = sums.length;
  for (let start = 0; start < rows.length; start += rowLength) {
    for (let column = 0; column < rowLength; column++) sums[column] += rows[start + column];
  }
  return sums;
}

/** Adds the magnitudes of each row to the sums of its columns, in float64; gives the sums. */
export function addMagnitudes(rows: Float32Array, sums: Float64Array): Float64Array {
  const rowLength = sums.length;
  for (let start = 0; start < rows.length; start += rowLength) {
    for (let column = 0; column < rowLength; column++) sums[column] += Math.abs(rows[start + column]);
  }
  return sums;
}

/** Mean of each column over so many rows, given the sums of some rows after the others. */
export function meanOfSums(sums: readonly Float64Array[], rowLength: number, rowCount: number): Float64Array {
  const mean = new Float64Array(rowLength);
  for (const part of sums) {
    for (let column = 0; column < rowLength; column++) mean[column] += part[column];
  }
  for (let column = 0; column < rowLength; column++) mean[column] /= rowCount;
  return mean;
}

/**
 * Makes one row of each `groupSize` rows, their mean, column by column, summed in float64; of those that are left at the
 * end, too.
 */
export function meansOfRowGroups(
  rows: Float32Array,
  { rowLength, groupSize }: { readonly rowLength: number; readonly groupSize: number },
  out: Float32Array,
): void {
  const sums = new Float64Array(rowLength);
  const groupLength = groupSize * rowLength;
  for (let start = 0, target = 0; start < rows.length; start += groupLength, target += rowLength) {
    const end = Math.min(rows.length, start + groupLength);
    const count = (end - start) / rowLength;
    sums.fill(0);
    for (let row = start; row < end; row += rowLength) {
      for (let column = 0; column < rowLength; column++) sums[column] += rows[row + column];
    }
    for (let column = 0; column < rowLength; column++) out[target + column] = sums[column] / count;
  }
}
