/**
 * Root mean square of the values up to `reach` before and after each; at the ends, of those that exist.
 * `out` must not be `values`.
 */
export function movingRms(values: Float32Array, wantedReach: number, out: Float32Array): void {
  const { length } = values;
  const reach = Math.min(wantedReach, length);
  let sum = 0;
  let count = 0;
  for (let index = -reach; index < length; index++) {
    const entering = index + reach;
    const leaving = index - reach - 1;
    if (entering < length) {
      sum += values[entering] * values[entering];
      count++;
    }
    if (leaving >= 0) {
      sum -= values[leaving] * values[leaving];
      count--;
    }
    // A loud value that has left can leave a rest of rounding behind that is below zero.
    if (index >= 0) out[index] = Math.sqrt(Math.max(0, sum) / count);
  }
}
