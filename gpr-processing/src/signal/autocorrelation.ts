/**
 * Adds Σ x[n] x[n − lag] of the `count` values from `start` on to each of the sums, for lags from 0 on; in float64, in the
 * order of n. Four lags are summed side by side, because each sum alone waits for its last addition.
 */
export function addAutocorrelation(
  values: Float32Array,
  { start, count }: { start: number; count: number },
  sums: Float64Array,
): void {
  const lagCount = Math.min(sums.length, count);
  const end = start + count;
  const inFours = lagCount - (lagCount % 4);
  for (let lag = 0; lag < inFours; lag += 4) {
    const from = start + lag + 3;
    let zero = sumUntil(values, { lag, start, end: from });
    let one = sumUntil(values, { lag: lag + 1, start, end: from });
    let two = sumUntil(values, { lag: lag + 2, start, end: from });
    let three = 0;
    for (let index = from, other = start + 3; index < end; index++, other++) {
      const value = values[index];
      zero += value * values[other];
      one += value * values[other - 1];
      two += value * values[other - 2];
      three += value * values[other - 3];
    }
    sums[lag] += zero;
    sums[lag + 1] += one;
    sums[lag + 2] += two;
    sums[lag + 3] += three;
  }
  for (let lag = inFours; lag < lagCount; lag++) sums[lag] += sumUntil(values, { lag, start, end });
}

function sumUntil(
  values: Float32Array,
  { lag, start, end }: { lag: number; start: number; end: number },
): number {
  let sum = 0;
  for (let index = start + lag; index < end; index++) sum += values[index] * values[index - lag];
  return sum;
}
