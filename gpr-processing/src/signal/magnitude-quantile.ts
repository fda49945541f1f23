/** How often each magnitude of 16-bit values came, from 0 to 32768. Counts stay exact far beyond 32 bits. */
export function createMagnitudeCounts(): Float64Array {
  return new Float64Array(32_769);
}

/** Adds the values to the counts. */
export function countMagnitudes(values: Int16Array, counts: Float64Array): void {
  for (let index = 0; index < values.length; index++) counts[Math.abs(values[index])]++;
}

/**
 * The magnitude that `fraction` of all counted values do not reach (nearest rank); 0 of none. Every value is counted instead of
 * sorting a few of them: 16 bits have few enough magnitudes.
 */
export function magnitudeQuantile(counts: Float64Array, fraction: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rank = Math.min(total - 1, Math.floor(fraction * total));
  let reached = 0;
  for (let magnitude = 0; magnitude < counts.length; magnitude++) {
    reached += counts[magnitude];
    if (reached > rank) return rank < 0 ? 0 : magnitude;
  }
  return 0;
}
