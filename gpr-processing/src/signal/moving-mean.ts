/**
 * Mean of the values up to `reach` before and after each; at the ends, of those that exist. The sum runs along
 * in float64, which is exact for integers of up to 24 bits. `out` must not be `values`.
 */
export function movingMean(values: Float32Array, wantedReach: number, out: Float32Array): void {
  const { length } = values;
  const reach = Math.min(wantedReach, length);
  let sum = 0;
  let count = 0;
  for (let index = -reach; index < length; index++) {
    const entering = index + reach;
    const leaving = index - reach - 1;
    if (entering < length) {
      sum += values[entering];
      count++;
    }
    if (leaving >= 0) {
      sum -= values[leaving];
      count--;
    }
    if (index >= 0) out[index] = sum / count;
  }
}
