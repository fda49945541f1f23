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
 * Where the recording runs, by strictly increasing trace; null unless it has been at two places at least.
 * Fixes at traces that the recording does not have are left out: readRecording tells them in `findings`.
 */
export function trackOf({
  positions,
  traceCount,
}: Pick<Recording, 'positions' | 'traceCount'>): TrackPoint[] | null {
  const track = validFixes(positions)
    .filter(({ trace }) => trace >= 0 && trace <= traceCount - 1)
    .map(({ longitudeDeg, latitudeDeg, trace }): TrackPoint => [longitudeDeg, latitudeDeg, trace]);
  const hasMoved = track.some(([longitudeDeg, latitudeDeg]) => {
    const [[firstLongitudeDeg, firstLatitudeDeg]] = track;
    return longitudeDeg !== firstLongitudeDeg || latitudeDeg !== firstLatitudeDeg;
  });
  return hasMoved ? track : null;
}
