import { type Mark, type TracePosition, validFixes } from '@jsa/gpr-parsers';
import type { LineGeometry } from '#line.ts';

/** What is known of where a line ran: fixes, or marks that were set at even distances along a tape. */
export type KnownPlaces =
  | { readonly positions: readonly TracePosition[] }
  | { readonly marks: readonly Mark[]; readonly markSpacingM: number };

/** A line whose traces have been placed, and how many of them lie beyond the first or last known place, by extrapolation. */
export type PlacedLine<Line extends LineGeometry> = {
  readonly line: Line;
  readonly extrapolatedTraceCount: number;
};

/**
 * Gives each trace its distance along the line, and its height where at least two fixes have one. From fixes, the
 * distance is the length of the track from the first of them on, on the WGS 84 ellipsoid, without the way up and down.
 * From marks, the first mark lies at 0 m and each further one `markSpacingM` later. Between two known places traces are
 * spread evenly; before the first and beyond the last they go on as between the two nearest, which is told as a count;
 * heights stay there as they are. Null where fewer than two different places are known: nothing is made up then.
 * Fixes that waver while nobody moves make a track longer than it was.
 */
export function placeTraces<Line extends LineGeometry>(
  line: Line,
  places: KnownPlaces,
): PlacedLine<Line> | null {
  const fixes = 'positions' in places ? validFixes(places.positions) : [];
  const known = 'positions' in places ? alongTrack(fixes) : alongTape(places);
  const first = known[0];
  const last = known[known.length - 1];
  if (known.length < 2 || first.value === last.value) return null;
  const traces = Array.from({ length: line.traceCount }, (_, trace) => trace);
  const heights = fixes.flatMap(({ trace, elevationM }) =>
    elevationM !== null && Number.isFinite(elevationM) ? [{ trace, value: elevationM }] : [],
  );
  return {
    line: {
      ...line,
      traceDistancesM: valuesAt(known, traces, 'go-on'),
      elevationsM: heights.length < 2 ? line.elevationsM : valuesAt(heights, traces, 'stay'),
    },
    extrapolatedTraceCount: traces.filter((trace) => trace < first.trace || trace > last.trace).length,
  };
}

/** Something known at a trace, which may lie between two. */
type Known = { readonly trace: number; readonly value: number };

function alongTrack(fixes: readonly TracePosition[]): Known[] {
  let distanceM = 0;
  return fixes.map((fix, index) => {
    if (index > 0) distanceM += groundDistanceM(fixes[index - 1], fix);
    return { trace: fix.trace, value: distanceM };
  });
}

function alongTape({ marks, markSpacingM }: { marks: readonly Mark[]; markSpacingM: number }): Known[] {
  if (!(markSpacingM > 0 && Number.isFinite(markSpacingM))) return [];
  const traces = new Set(marks.map(({ trace }) => trace).filter(Number.isFinite));
  return [...traces].sort((a, b) => a - b).map((trace, index) => ({ trace, value: index * markSpacingM }));
}

function valuesAt(
  known: readonly Known[],
  traces: readonly number[],
  beyond: 'go-on' | 'stay',
): Float64Array {
  let next = 1;
  return Float64Array.from(traces, (trace) => {
    while (next < known.length - 1 && known[next].trace < trace) next++;
    const [from, to] = [known[next - 1], known[next]];
    const share = (trace - from.trace) / (to.trace - from.trace);
    const kept = beyond === 'stay' ? Math.max(0, Math.min(1, share)) : share;
    return from.value + kept * (to.value - from.value);
  });
}

const equatorRadiusM = 6_378_137;
const eccentricitySquared = 0.006_694_379_990_14;

/**
 * Length of the way over the ground between two near places, on the WGS 84 ellipsoid, by its radii of curvature half
 * way: right to a millionth over a kilometre, but at the very poles.
 */
export function groundDistanceM(
  from: Pick<TracePosition, 'latitudeDeg' | 'longitudeDeg'>,
  to: Pick<TracePosition, 'latitudeDeg' | 'longitudeDeg'>,
): number {
  const radians = Math.PI / 180;
  const latitude = ((from.latitudeDeg + to.latitudeDeg) / 2) * radians;
  const flatness = 1 - eccentricitySquared * Math.sin(latitude) ** 2;
  const acrossM = equatorRadiusM / Math.sqrt(flatness);
  const alongM = (acrossM * (1 - eccentricitySquared)) / flatness;
  const turnDeg = to.longitudeDeg - from.longitudeDeg;
  const eastDeg = turnDeg - 360 * Math.round(turnDeg / 360); // the shorter way, also across the date line
  const northM = alongM * (to.latitudeDeg - from.latitudeDeg) * radians;
  return Math.hypot(northM, acrossM * Math.cos(latitude) * eastDeg * radians);
}
