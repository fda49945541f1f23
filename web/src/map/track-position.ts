import type { Position, TrackPoint } from '@jsa/contract';

/** Traces before the first known place and after the last take its place, up to so many; beyond, none is known. */
const reachBeyondEnds = 1;
const metresPerDegree = 111_195;

/** Where a trace (fractions allowed) lies, straight between the known places around it; null where nothing is known. */
export function positionOfTrace(track: readonly TrackPoint[], trace: number): Position | null {
  const first = track[0];
  const last = track[track.length - 1];
  if (first === undefined || last === undefined) return null;
  if (trace < first[2] - reachBeyondEnds || trace > last[2] + reachBeyondEnds) return null;
  if (trace <= first[2]) return [first[0], first[1]];
  if (trace >= last[2]) return [last[0], last[1]];

  let [low, high] = [0, track.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (track[middle][2] <= trace) low = middle;
    else high = middle;
  }
  const [from, to] = [track[low], track[high]];
  const share = (trace - from[2]) / (to[2] - from[2]);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

export type PlaceOnTrack = {
  readonly trace: number;
  readonly position: Position;
  readonly distanceM: number;
};

/** The place of the track nearest to `position`, its trace (fractional), and how far off it is; null without a track. */
export function nearestOnTrack(track: readonly TrackPoint[], position: Position): PlaceOnTrack | null {
  const eastM = metresPerDegree * Math.cos((position[1] * Math.PI) / 180);
  let best: PlaceOnTrack | null = null;
  for (let at = 0; at < track.length; at++) {
    const from = track[at === 0 ? 0 : at - 1];
    const to = track[at];
    const [dx, dy] = [(to[0] - from[0]) * eastM, (to[1] - from[1]) * metresPerDegree];
    const [px, py] = [(position[0] - from[0]) * eastM, (position[1] - from[1]) * metresPerDegree];
    const lengthSquared = dx * dx + dy * dy;
    const share = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared));
    const distanceM = Math.hypot(px - share * dx, py - share * dy);
    if (best !== null && distanceM >= best.distanceM) continue;
    best = {
      trace: from[2] + share * (to[2] - from[2]),
      position: [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])],
      distanceM,
    };
  }
  return best;
}
