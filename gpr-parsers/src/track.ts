import type { Recording, TracePosition } from '#recording.ts';

/** Longitude and latitude in degrees (WGS 84), and the trace number that was recorded there. */
export type TrackPoint = readonly [longitudeDeg: number, latitudeDeg: number, trace: number];

/**
 * The fixes that a track can be drawn through: on the Earth, not called invalid by the receiver, by increasing
 * trace. Of several fixes at one trace the last is kept.
 */
export function validFixes(positions: readonly TracePosition[]): TracePosition[] {
  const byTrace = new Map<number, TracePosition>();
  for (const position of positions) {
    if (isUsable(position)) byTrace.set(position.trace, position);
  }
  return [...byTrace.values()].sort((one, other) => one.trace - other.trace);
}

function isUsable({ trace, latitudeDeg, longitudeDeg, quality }: TracePosition): boolean {
  const isOnEarth = Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180; // false for NaN, too
  const isNullIsland = latitudeDeg === 0 && longitudeDeg === 0; // what receivers without a fix print
  return quality !== 'invalid' && isOnEarth && !isNullIsland && Number.isFinite(trace);
}

/**
 * Where the recording runs, by strictly increasing trace; null unless it has been at two places at least. Fixes at
 * traces that the recording does not have (readRecording tells them in `findings`) only help to place its first and last
 * trace: where one lies before and its neighbour after, the place between them is taken.
 */
export function trackOf({
  positions,
  traceCount,
}: Pick<Recording, 'positions' | 'traceCount'>): TrackPoint[] | null {
  const points = validFixes(positions).map(
    ({ longitudeDeg, latitudeDeg, trace }): TrackPoint => [longitudeDeg, latitudeDeg, trace],
  );
  const track = points.filter(([, , trace]) => trace >= 0 && trace <= traceCount - 1);
  const first = placeBetween(points, 0);
  const last = placeBetween(points, traceCount - 1);
  const whole = [first, ...track, traceCount > 1 ? last : null].filter((point) => point !== null);
  const hasMoved = whole.some(([longitudeDeg, latitudeDeg]) => {
    const [[firstLongitudeDeg, firstLatitudeDeg]] = whole;
    return longitudeDeg !== firstLongitudeDeg || latitudeDeg !== firstLatitudeDeg;
  });
  return hasMoved ? whole : null;
}

/** The place of a trace between the fixes before and after it; null where it has a fix itself, or lacks one of the two. */
function placeBetween(points: readonly TrackPoint[], trace: number): TrackPoint | null {
  const after = points.findIndex((point) => point[2] >= trace);
  if (after <= 0 || points[after][2] === trace) return null;
  const [[fromLongitudeDeg, fromLatitudeDeg, from], [toLongitudeDeg, toLatitudeDeg, to]] = [
    points[after - 1],
    points[after],
  ];
  // Between fixes on both sides of the date line the way is not the straight one.
  if (Math.abs(toLongitudeDeg - fromLongitudeDeg) > 180) return null;
  const share = (trace - from) / (to - from);
  const longitudeDeg = fromLongitudeDeg + share * (toLongitudeDeg - fromLongitudeDeg);
  return [longitudeDeg, fromLatitudeDeg + share * (toLatitudeDeg - fromLatitudeDeg), trace];
}
