/** Adds Σ x[n] x[n + lag] of the `count` values from `start` on to each of the sums, for lags from 0 on; in float64. */
export function addAutocorrelation(
  values: Float32Array,
  { start, count }: { start: number; count: number },
  sums: Float64Array,
): void {
  const lagCount = Math.min(sums.length, count);
  for (let lag = 0; lag < lagCount; lag++) {
    let sum = 0;
    for (let index = start + lag; index < start + count; index++) sum += values[index] * values[index - lag];
    sums[lag] += sum;
  }
}
