/**
 * How precisely somebody may see where something lies: P0 not at all (it does not exist for them), P1 the municipality,
 * P2 a cell of the fixed 1 km grid, P3 the site's area, P4 as surveyed.
 */
export const precisions = ['P0', 'P1', 'P2', 'P3', 'P4'] as const;
export type Precision = (typeof precisions)[number];

export function isAtLeast(precision: Precision, wanted: Precision): boolean {
  return precisions.indexOf(precision) >= precisions.indexOf(wanted);
}
