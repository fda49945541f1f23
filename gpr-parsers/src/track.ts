import type { Recording, TracePosition } from '#recording.ts';

/** Longitude and latitude in degrees (WGS 84), and the trace number that was recorded there. */
export type TrackPoint = readonly [longitudeDeg: number, latitudeDeg: number, trace: number];

/** The fixes that a track can be drawn through: one a trace, by increasing trace, none that the receiver called invalid. */
export function validFixes(positions: readonly TracePosition[]): TracePosition[] {
  return [...positions];
}

/** Where the recording runs; null unless it has been at two places at least. Traces strictly increase. */
export function trackOf(recording: Pick<Recording, 'positions' | 'traceCount'>): TrackPoint[] | null {
  const fixes = validFixes(recording.positions);
  return fixes.length < 2 ? null : fixes.map((fix) => [fix.longitudeDeg, fix.latitudeDeg, fix.trace]);
}
