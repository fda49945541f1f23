/**
 * How far a centred window reaches to either side of its sample or trace. Its length, 2 × reach + 1, is the odd number
 * nearest to the wanted length (the larger of two), and never less than three. Both are in the same unit.
 */
export function windowReach(windowLength: number, interval: number): number {
  return Math.max(1, Math.round((windowLength / interval - 1) / 2));
}
