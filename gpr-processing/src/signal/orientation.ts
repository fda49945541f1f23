/** Whether c lies left of the way from a to b (above 0), on it (0) or right. Exact for whole coordinates up to 2^25. */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

const largestExactDifference = 4096;
const roundingShare = 2e-15;

/**
 * Whether p lies inside (above 0), on (0) or outside the circle through a, b and c, which run counter-clockwise. Exact for
 * whole coordinates: where rounding could turn the sign, whole numbers of any length decide.
 */
export function inCircle(corners: {
  ax: number;
  ay: number;
  bx: number;
  by: number;
  cx: number;
  cy: number;
  px: number;
  py: number;
}): number {
  const { px, py } = corners;
  const [ax, ay] = [corners.ax - px, corners.ay - py];
  const [bx, by] = [corners.bx - px, corners.by - py];
  const [cx, cy] = [corners.cx - px, corners.cy - py];
  const [a, b, c] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const sign = a * (bx * cy - by * cx) + b * (cx * ay - cy * ax) + c * (ax * by - ay * bx);
  const largest = Math.max(a, b, c);
  if (largest <= largestExactDifference ** 2) return sign;
  const bound =
    a * (Math.abs(bx * cy) + Math.abs(by * cx)) +
    b * (Math.abs(cx * ay) + Math.abs(cy * ax)) +
    c * (Math.abs(ax * by) + Math.abs(ay * bx));
  if (Math.abs(sign) > roundingShare * bound) return sign;
  return exactInCircle([ax, ay, bx, by, cx, cy]);
}

function exactInCircle(differences: readonly number[]): number {
  const [ax, ay, bx, by, cx, cy] = differences.map(BigInt);
  const [a, b, c] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const sign = a * (bx * cy - by * cx) + b * (cx * ay - cy * ax) + c * (ax * by - ay * bx);
  if (sign === 0n) return 0;
  return sign > 0n ? 1 : -1;
}
