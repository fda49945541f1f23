/**
 * y[n] = x[n] − Σ operator[k] x[n − lag − k], what lies before the first value being 0; sums in float64, in the order
 * of k. Four values are predicted side by side. `out` must not be `values`.
 */
export function subtractPrediction(
  values: Float32Array,
  { operator, lag }: { operator: Float64Array; lag: number },
  out: Float32Array,
): void {
  const { length } = values;
  const full = Math.min(length, lag + operator.length - 1);
  let at = 0;
  for (; at < full; at++) out[at] = values[at] - predict(values, { operator, until: at - lag });
  for (; at + 3 < length; at += 4) {
    let [zero, one, two, three] = [0, 0, 0, 0];
    for (let index = 0, known = at - lag; index < operator.length; index++, known--) {
      const factor = operator[index];
      zero += factor * values[known];
      one += factor * values[known + 1];
      two += factor * values[known + 2];
      three += factor * values[known + 3];
    }
    out[at] = values[at] - zero;
    out[at + 1] = values[at + 1] - one;
    out[at + 2] = values[at + 2] - two;
    out[at + 3] = values[at + 3] - three;
  }
  for (; at < length; at++) out[at] = values[at] - predict(values, { operator, until: at - lag });
}

/** `until` is the last place whose value is known; before the first there is nothing to predict from. */
function predict(
  values: Float32Array,
  { operator, until }: { operator: Float64Array; until: number },
): number {
  const count = Math.min(operator.length, until + 1);
  let sum = 0;
  for (let index = 0; index < count; index++) sum += operator[index] * values[until - index];
  return sum;
}
