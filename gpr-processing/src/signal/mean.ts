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
