/** Values that an amplifier at its limits repeats: never less than `lowest`, never more than `highest`. */
export type FullScale = { readonly lowest: number; readonly highest: number };

/**
 * Rounds off what was cut: each run of at least `leastRun` equal values at either limit takes the cubic (Hermite) through
 * the values on both sides with the slopes that lead there. It stays between the limit, which the values had reached at
 * least, and `mostOver` times the limit. A run without two values on either side stays as it is.
 */
export function roundClippedRuns(
  values: Float32Array,
  { lowest, highest }: FullScale,
  { leastRun, mostOver }: { leastRun: number; mostOver: number },
  out: Float32Array,
): void {
  out.set(values);
  let index = 0;
  while (index < values.length) {
    const limit = values[index];
    if (limit === 0 || limit !== (limit > 0 ? highest : lowest)) {
      index++;
      continue;
    }
    const from = index;
    while (index < values.length && values[index] === limit) index++;
    if (index - from >= leastRun && from >= 2 && index + 1 < values.length) {
      roundRun(values, { from, to: index }, mostOver * limit, out);
    }
  }
}

function roundRun(
  values: Float32Array,
  { from, to }: { from: number; to: number },
  furthest: number,
  out: Float32Array,
): void {
  const limit = values[from];
  const [least, most] = limit > 0 ? [limit, furthest] : [furthest, limit];
  const span = to - from + 1;
  const [start, end] = [values[from - 1], values[to]];
  const startSlope = span * (start - values[from - 2]);
  const endSlope = span * (values[to + 1] - end);
  for (let index = from; index < to; index++) {
    const u = (index - from + 1) / span;
    const v = 1 - u;
    const cubic = v * v * ((1 + 2 * u) * start + u * startSlope) + u * u * ((1 + 2 * v) * end - v * endSlope);
    out[index] = Math.max(least, Math.min(most, cubic));
  }
}
