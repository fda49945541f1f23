/**
 * The magnitude that `fraction` of all values do not reach (nearest rank); 0 of none. Counts every value instead of
 * sorting a few of them: 16 bits have few enough magnitudes.
 */
export function magnitudeQuantile(values: Int16Array, fraction: number): number {
  const countByMagnitude = new Uint32Array(32_769);
  for (let index = 0; index < values.length; index++) countByMagnitude[Math.abs(values[index])]++;
  const rank = Math.min(values.length - 1, Math.floor(fraction * values.length));
  let count = 0;
  for (let magnitude = 0; magnitude < countByMagnitude.length; magnitude++) {
    count += countByMagnitude[magnitude];
    if (count > rank) return rank < 0 ? 0 : magnitude;
  }
  return 0;
}
