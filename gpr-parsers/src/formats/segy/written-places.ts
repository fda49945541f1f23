import type { TracePosition } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { validFixes } from '#track.ts';
import type { OwnCoordinates } from './own-text.ts';

/** What the trace headers say of places: whole numbers, with the scalars that divide them. */
export type WrittenPlaces = {
  readonly kind: OwnCoordinates;
  readonly coordinateUnits: 0 | 1 | 2;
  readonly coordinateScalar: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** In millimetres; 0 where no elevation is known. */
  readonly elevationMm: Float64Array;
  readonly measured: Uint8Array;
};

/** i32 holds so much of a ten-thousandth of a second of arc: 59.65 degrees. */
const mostTenThousandths = 0x7fffffff;

/**
 * The places of all traces from the fixes, on straight lines from one to the next; a trace before the first fix or
 * after the last has none. Without fixes the distance along the line stands in X, or what the spacing makes of it.
 */
export function placesToWrite(recording: RecordingToWrite, traceCount: number): WrittenPlaces {
  const fixes = validFixes(recording.positions);
  const { traceSpacingM, more = {} } = recording;
  if (fixes.length > 0) return fixedPlaces(fixes, traceCount);
  const { traceDistancesM } = more;
  const isMeasured = traceDistancesM !== undefined && traceDistancesM.length === traceCount;
  if (isMeasured) return linePlaces('distances', traceCount, (trace) => traceDistancesM[trace]);
  if (traceSpacingM !== null) return linePlaces('spacing', traceCount, (trace) => trace * traceSpacingM);
  return linePlaces('none', traceCount, () => 0);
}

function linePlaces(
  kind: OwnCoordinates,
  traceCount: number,
  distanceM: (trace: number) => number,
): WrittenPlaces {
  const x = Float64Array.from({ length: traceCount }, (_, trace) => Math.round(distanceM(trace) * 1000));
  return {
    kind,
    coordinateUnits: kind === 'none' ? 0 : 1,
    coordinateScalar: -1000,
    x,
    y: new Float64Array(traceCount),
    elevationMm: new Float64Array(traceCount),
    measured: new Uint8Array(traceCount),
  };
}

/**
 * Seconds of arc, which all revisions know; degrees came with revision 1, and its greatest divisor leaves them at
 * 11 m. A ten-thousandth of a second is 3 mm, but reaches only to 59.65 degrees: beyond it is a thousandth, 3 cm.
 */
function fixedPlaces(fixes: readonly TracePosition[], traceCount: number): WrittenPlaces {
  const longitudeDeg = betweenFixes(unwound(fixes), traceCount, ({ longitudeDeg }) => longitudeDeg);
  const latitudeDeg = betweenFixes(fixes, traceCount, ({ latitudeDeg }) => latitudeDeg);
  const elevated = fixes.filter(({ elevationM }) => elevationM !== null);
  const elevationsM = betweenFixes(elevated, traceCount, ({ elevationM }) => elevationM ?? 0);
  const farthest = fixes.reduce(
    (most, fix) => Math.max(most, Math.abs(fix.longitudeDeg), Math.abs(fix.latitudeDeg)),
    0,
  );
  const divisor = farthest * 3600 * 10_000 <= mostTenThousandths ? 10_000 : 1000;
  const whole = (degrees: Float64Array) => degrees.map((degree) => Math.round(degree * 3600 * divisor) || 0);
  const measured = new Uint8Array(traceCount);
  for (const { trace, elevationM } of fixes) {
    const nearest = Math.round(trace);
    if (nearest >= 0 && nearest < traceCount) measured[nearest] = elevationM === null ? 1 : 3;
  }
  return {
    kind: 'fixes',
    coordinateUnits: 2,
    coordinateScalar: -divisor,
    x: whole(longitudeDeg.map(wound)),
    y: whole(latitudeDeg),
    elevationMm: elevationsM.map((elevationM) => Math.round(elevationM * 1000) || 0),
    measured,
  };
}

/** A value at each trace, NaN before the first fix and after the last, but for the half trace that belongs to them. */
function betweenFixes(
  fixes: readonly TracePosition[],
  traceCount: number,
  of: (fix: TracePosition) => number,
): Float64Array {
  const values = new Float64Array(traceCount).fill(Number.NaN);
  for (const [index, fix] of fixes.entries()) {
    const nearest = Math.round(fix.trace);
    if (nearest >= 0 && nearest < traceCount && Number.isNaN(values[nearest])) values[nearest] = of(fix);
    const next = fixes[index + 1];
    if (next === undefined) continue;
    const step = of(next) - of(fix);
    const last = Math.min(traceCount - 1, Math.floor(next.trace));
    for (let trace = Math.max(0, Math.ceil(fix.trace)); trace <= last; trace++) {
      const share = (trace - fix.trace) / (next.trace - fix.trace);
      values[trace] = trace === next.trace ? of(next) : of(fix) + share * step;
    }
  }
  return values;
}

/** Across the meridian of 180 degrees longitudes go on beyond it, so that a line does not go once around the Earth. */
function unwound(fixes: readonly TracePosition[]): TracePosition[] {
  let turns = 0;
  return fixes.map((fix, index) => {
    const step = index === 0 ? 0 : fix.longitudeDeg - fixes[index - 1].longitudeDeg;
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return turns === 0 ? fix : { ...fix, longitudeDeg: fix.longitudeDeg + 360 * turns };
  });
}

function wound(longitudeDeg: number): number {
  return Math.abs(longitudeDeg) <= 180 ? longitudeDeg : longitudeDeg - 360 * Math.round(longitudeDeg / 360);
}
