import type { Radargram } from '@jsa/gpr-parsers';
import { ProcessingError } from '#errors.ts';
import type { LineGeometry } from '#line.ts';
import { tracePositionsM } from '#trace-positions.ts';

/** Where each trace of a line lies, in a local frame in metres (x east, y north); NaN where that is not known. */
export type TracePlaces = { readonly xM: Float64Array; readonly yM: Float64Array };

/** A processed line with the places of its traces. */
export type SurveyedLine = {
  readonly name: string;
  readonly radargram: Radargram;
  readonly places: TracePlaces;
};

/** A field of parallel lines as it was laid out with tape and string. */
export type GridDefinition = {
  /** Where the first line along the bearing begins. */
  readonly originM: { readonly xM: number; readonly yM: number };
  /** Direction of the lines `along`, clockwise from the y axis (north). Each next one lies to the right. */
  readonly bearingDeg: number;
  /** Between neighbouring lines. */
  readonly lineSpacingM: number;
  /** How far the field reaches along the bearing: where lines that were walked back begin. */
  readonly lengthAlongM: number;
  /** How far it reaches to the right, for lines `across`. */
  readonly lengthAcrossM: number;
  /** Every other line of a direction, the second first, was walked back from its far end. */
  readonly isZigZag: boolean;
};

/** Which line of a grid: lines `along` follow the bearing, lines `across` cross them to the right. */
export type GridLine = {
  readonly direction: 'along' | 'across';
  /** 0 for the first. */
  readonly index: number;
  /** How far from its end of the field the line began; 0 where it began on the edge. */
  readonly startM?: number;
};

/** A fix along a line: a trace number, whole or not, and its place in the local frame. */
export type TrackFix = { readonly trace: number; readonly xM: number; readonly yM: number };

/**
 * Places of a line's traces from the grid's definition and the line's own distances, which are trusted: a line that measured itself
 * too long ends beyond the field. A line that was walked back runs from the far edge towards the near one.
 */
export function placeOnGrid(geometry: LineGeometry, grid: GridDefinition, line: GridLine): TracePlaces {
  requireGrid(grid, line);
  const distancesM = tracePositionsM(geometry, 'A grid');
  const bearing = (grid.bearingDeg * Math.PI) / 180;
  const along = { xM: Math.sin(bearing), yM: Math.cos(bearing) };
  const right = { xM: along.yM, yM: -along.xM };
  const isAlong = line.direction === 'along';
  const [forward, sideways] = isAlong ? [along, right] : [right, along];
  const fieldM = isAlong ? grid.lengthAlongM : grid.lengthAcrossM;
  const isBack = grid.isZigZag && line.index % 2 === 1;
  const sidewaysM = line.index * grid.lineSpacingM;
  const startM = line.startM ?? 0;
  const firstM = distancesM[0] ?? 0;
  const goneM = distancesM.map((distanceM) => {
    const walkedM = startM + Math.abs(distanceM - firstM);
    return isBack ? fieldM - walkedM : walkedM;
  });
  return {
    xM: goneM.map((wayM) => grid.originM.xM + wayM * forward.xM + sidewaysM * sideways.xM),
    yM: goneM.map((wayM) => grid.originM.yM + wayM * forward.yM + sidewaysM * sideways.yM),
  };
}

/**
 * Places of a line's traces on straight ways between its fixes, which may come in any order; of several at one trace the last
 * counts. Traces before the first and behind the last have no place (NaN): nothing says where they were.
 */
export function placeOnTrack(traceCount: number, fixes: readonly TrackFix[]): TracePlaces {
  const byTrace = new Map<number, TrackFix>();
  for (const fix of fixes) {
    if (Number.isFinite(fix.trace + fix.xM + fix.yM)) byTrace.set(fix.trace, fix);
  }
  const track = Array.from(byTrace.values()).sort((one, other) => one.trace - other.trace);
  const xM = new Float64Array(traceCount).fill(Number.NaN);
  const yM = new Float64Array(traceCount).fill(Number.NaN);
  let after = 0;
  for (let trace = 0; trace < traceCount; trace++) {
    while (after < track.length && track[after].trace < trace) after++;
    const to = track[after];
    if (!to) break;
    const from = to.trace === trace ? to : track[after - 1];
    if (!from) continue;
    const share = to === from ? 0 : (trace - from.trace) / (to.trace - from.trace);
    xM[trace] = from.xM + share * (to.xM - from.xM);
    yM[trace] = from.yM + share * (to.yM - from.yM);
  }
  return { xM, yM };
}

function requireGrid(grid: GridDefinition, { index, startM = 0 }: GridLine): void {
  const { originM, bearingDeg, lineSpacingM, lengthAlongM, lengthAcrossM } = grid;
  const areNumbers = [originM.xM, originM.yM, bearingDeg, startM].every(Number.isFinite);
  const areLengths = [lineSpacingM, lengthAlongM, lengthAcrossM].every(
    (lengthM) => lengthM > 0 && lengthM < Number.POSITIVE_INFINITY,
  );
  if (areNumbers && areLengths && Number.isInteger(index) && index >= 0) return;
  const message = areLengths
    ? `A grid has an origin, a bearing and lines counted from 0, but line ${index} begins at ${startM} m, the origin is ${originM.xM}, ${originM.yM} m and the bearing ${bearingDeg}°.`
    : `A grid needs a line spacing and lengths above 0 m, but the lines are ${lineSpacingM} m apart on a field of ${lengthAlongM} m by ${lengthAcrossM} m.`;
  throw new ProcessingError('value-out-of-bounds', message);
}
