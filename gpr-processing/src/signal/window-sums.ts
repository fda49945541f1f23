/**
 * Writes the sum of the values up to `reach` before and after each into `out`; at the ends, of those that exist. Each sum
 * is put together from the end of one group of values and the beginning of the next (van Herk 1992): nothing is ever
 * subtracted, so that behind large values small ones do not drown.
 */
export function windowSums(values: Float64Array, wantedReach: number, out: Float64Array): void {
  const { length } = values;
  const reach = Math.min(wantedReach, length);
  const group = 2 * reach + 1;
  const tails = new Float64Array(length);
  for (let index = length - 1; index >= 0; index--) {
    const isLast = index === length - 1 || (index + 1) % group === 0;
    tails[index] = values[index] + (isLast ? 0 : tails[index + 1]);
  }
  let head = 0;
  for (let end = 0; end < length + reach; end++) {
    if (end % group === 0) head = 0;
    if (end < length) head += values[end];
    const middle = end - reach;
    if (middle < 0) continue;
    const first = middle - reach;
    // A window that begins with a group is the group itself, as far as it exists.
    if (first < 0) out[middle] = head + (end >= group ? tails[0] : 0);
    else out[middle] = first % group === 0 ? tails[first] : tails[first] + head;
  }
}
