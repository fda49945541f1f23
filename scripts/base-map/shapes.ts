import type { LonLat } from './edges.ts';

export type Bounds = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

const metresPerDegree = 111_195;

/** Metres from `point` to the segment, on a plane that is true at this latitude. */
function distanceToSegmentM(point: LonLat, from: LonLat, to: LonLat): number {
  const shrink = Math.cos((point[1] * Math.PI) / 180);
  const [px, py] = [(point[0] - from[0]) * shrink, point[1] - from[1]];
  const [dx, dy] = [(to[0] - from[0]) * shrink, to[1] - from[1]];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / lengthSquared));
  return Math.hypot(px - along * dx, py - along * dy) * metresPerDegree;
}

/** Douglas and Peucker: no dropped vertex lies farther than `toleranceM` from the line that is kept. */
export function simplifyLine(line: readonly LonLat[], toleranceM: number): LonLat[] {
  const isKept = new Uint8Array(line.length);
  isKept[0] = 1;
  isKept[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    let [farthest, farthestM] = [-1, toleranceM];
    for (let at = first + 1; at < last; at++) {
      const distanceM = distanceToSegmentM(line[at], line[first], line[last]);
      if (distanceM > farthestM) [farthest, farthestM] = [at, distanceM];
    }
    if (farthest < 0) continue;
    isKept[farthest] = 1;
    spans.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, at) => isKept[at] === 1);
}

/** Cuts a closed ring to the bounds, side by side; where it leaves them it runs along their edge. */
export function clipRing(ring: readonly LonLat[], bounds: Bounds): LonLat[] {
  const sides: { axis: 0 | 1; limit: number; sign: 1 | -1 }[] = [
    { axis: 0, limit: bounds.west, sign: 1 },
    { axis: 0, limit: bounds.east, sign: -1 },
    { axis: 1, limit: bounds.south, sign: 1 },
    { axis: 1, limit: bounds.north, sign: -1 },
  ];
  let clipped = [...ring];
  for (const { axis, limit, sign } of sides) {
    const isInside = (point: LonLat) => (point[axis] - limit) * sign >= 0;
    const before = clipped;
    clipped = [];
    before.forEach((to, at) => {
      const from = before[(at + before.length - 1) % before.length];
      if (isInside(from) !== isInside(to)) {
        const share = (limit - from[axis]) / (to[axis] - from[axis]);
        clipped.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
      }
      if (isInside(to)) clipped.push(to);
    });
  }
  const [first] = clipped;
  return first === undefined ? [] : [...clipped, first];
}

/** Even-odd rule; a point on the edge may fall either way. */
export function isInRing([longitude, latitude]: LonLat, ring: readonly LonLat[]): boolean {
  let isInside = false;
  for (let at = 1; at < ring.length; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1], ring[at]];
    if (y1 > latitude !== y2 > latitude && longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) {
      isInside = !isInside;
    }
  }
  return isInside;
}

export function roundPosition([longitude, latitude]: LonLat, digits: number): LonLat {
  return [Number(longitude.toFixed(digits)), Number(latitude.toFixed(digits))];
}
