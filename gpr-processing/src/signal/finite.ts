/** The values themselves if all are finite, else a copy in which NaN and the infinities are 0. */
export function withFiniteValues(values: Float32Array): Float32Array {
  const first = indexOfNonFinite(values);
  if (first < 0) return values;
  const finite = values.slice();
  for (let index = first; index < finite.length; index++) {
    if (!Number.isFinite(finite[index])) finite[index] = 0;
  }
  return finite;
}

function indexOfNonFinite(values: Float32Array): number {
  const { length } = values;
  // A sum of eight is finite if all of them are: float64 holds what no sum of float32 exceeds.
  let index = 0;
  for (; index + 8 <= length; index += 8) {
    const one = values[index] + values[index + 1] + (values[index + 2] + values[index + 3]);
    const other = values[index + 4] + values[index + 5] + (values[index + 6] + values[index + 7]);
    if (!(Math.abs(one + other) < Number.POSITIVE_INFINITY)) break;
  }
  for (; index < length; index++) {
    if (!Number.isFinite(values[index])) return index;
  }
  return -1;
}
