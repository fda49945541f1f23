/**
 * Median of the values up to `reach` before and after each; at the ends, of those that exist, and of an even number of
 * them the mean of the two in the middle. `out` must not be `values`.
 */
export type MovingMedian = (values: Float32Array, reach: number, out: Float32Array) => void;

/**
 * A moving median for up to so many values, with room of its own to work in. The values are ranked once; which ranks the
 * window holds is counted in a tree of sums (Fenwick 1994), so that each step takes as many moves as the number of
 * values has binary digits, however long the window.
 */
export function createMovingMedian(mostValues: number): MovingMedian {
  const sortedRoom = new Float32Array(mostValues);
  const ranks = new Int32Array(mostValues);
  const tree = new Int32Array(mostValues + 1);

  return (values, wantedReach, out) => {
    const { length } = values;
    const reach = Math.min(wantedReach, length);
    const sorted = sortedRoom.subarray(0, length);
    sorted.set(values);
    sorted.sort();
    for (let index = 0; index < length; index++) ranks[index] = rankOf(sorted, values[index]);
    tree.fill(0, 0, length + 1);
    const top = length === 0 ? 0 : 1 << (31 - Math.clz32(length));
    let count = 0;
    for (let index = -reach; index < length; index++) {
      const entering = index + reach;
      const leaving = index - reach - 1;
      if (entering < length) {
        addAt(tree, ranks[entering], 1, length);
        count++;
      }
      if (leaving >= 0) {
        addAt(tree, ranks[leaving], -1, length);
        count--;
      }
      if (index < 0) continue;
      const upper = sorted[rankHolding(tree, count >> 1, top, length)];
      out[index] =
        count % 2 === 1 ? upper : (sorted[rankHolding(tree, (count >> 1) - 1, top, length)] + upper) / 2;
    }
  };
}

/** Place of the first of the values in order that are not less. */
function rankOf(sorted: Float32Array, value: number): number {
  let from = 0;
  let to = sorted.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function addAt(tree: Int32Array, rank: number, count: number, length: number): void {
  for (let node = rank + 1; node <= length; node += node & -node) tree[node] += count;
}

/** The rank of the value that has so many values before it in the window. */
function rankHolding(tree: Int32Array, beforeCount: number, top: number, length: number): number {
  let node = 0;
  let left = beforeCount;
  for (let step = top; step > 0; step >>= 1) {
    const next = node + step;
    if (next <= length && tree[next] <= left) {
      node = next;
      left -= tree[next];
    }
  }
  return node;
}
