/**
 * The middle value; of an even number of values the mean of the two in the middle, in float64; 0 of none. The values are
 * left in another order.
 */
export function medianByReordering(values: Float32Array): number {
  const { length } = values;
  if (length === 0) return 0;
  const middle = length >> 1;
  select(values, middle);
  if (length % 2 === 1) return values[middle];
  let below = values[0];
  for (let index = 1; index < middle; index++) below = Math.max(below, values[index]);
  return (below + values[middle]) / 2;
}

/**
 * Brings the value of that rank to its place, nothing greater before it and nothing less behind it. Where the pivots keep
 * falling badly, what is left is sorted, so that no arrangement of the values makes it slow.
 */
function select(values: Float32Array, rank: number): void {
  let from = 0;
  let to = values.length - 1;
  let roundsLeft = 2 * (32 - Math.clz32(values.length));
  while (from < to) {
    if (roundsLeft-- === 0) {
      values.subarray(from, to + 1).sort();
      return;
    }
    const pivot = middleOfThree(values[from], values[(from + to) >> 1], values[to]);
    let low = from;
    let high = to;
    while (low <= high) {
      while (values[low] < pivot) low++;
      while (values[high] > pivot) high--;
      if (low <= high) {
        const value = values[low];
        values[low++] = values[high];
        values[high--] = value;
      }
    }
    if (rank <= high) to = high;
    else if (rank >= low) from = low;
    else return;
  }
}

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
