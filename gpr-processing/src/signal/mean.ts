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

/** Mean of each column over all rows, summed in float64 however many rows there are. */
export function meanRow(rows: Float32Array, rowLength: number): Float64Array {
  const mean = new Float64Array(rowLength);
  const rowCount = rows.length / rowLength;
  for (let start = 0; start < rows.length; start += rowLength) {
    for (let column = 0; column < rowLength; column++) mean[column] += rows[start + column];
  }
  for (let column = 0; column < rowLength; column++) mean[column] /= rowCount;
  return mean;
}
