/**
 * How far a centred window reaches to either side of its sample. Its length, 2 × reach + 1, is the odd number
 * nearest to the wanted time (the larger of two), and never less than three samples.
 */
export function windowReach(windowNs: number, sampleIntervalNs: number): number {
  return Math.max(1, Math.round((windowNs / sampleIntervalNs - 1) / 2));
}
