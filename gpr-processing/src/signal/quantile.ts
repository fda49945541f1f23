/** The value below which `fraction` of the values lie (nearest rank, no interpolation); NaN of none. Reorders `values`. */
export function quantile(values: Float32Array, fraction: number): number {
  if (values.length === 0) return Number.NaN;
  values.sort();
  const rank = Math.floor(fraction * values.length);
  return values[Math.min(values.length - 1, Math.max(0, rank))];
}
