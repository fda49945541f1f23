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
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) return index;
  }
  return -1;
}
