import { information, warning } from '#findings.ts';
import type { Finding, TracePosition } from '#recording.ts';
import { type Collected, isRadarSystemsNumber, type Pairs } from './collect.ts';

/** Coordinates as degrees, NaN where a trace has no place. */
export type Degrees = { readonly longitudeDeg: Float64Array; readonly latitudeDeg: Float64Array };

/** Whether any trace has anything else than 0, 0. */
function isSomewhere({ x, y }: Pairs): boolean {
  return x.some((value) => value !== 0) || y.some((value) => value !== 0);
}

/** The middle between source and group where both are told, else the one that is; null where none is. */
export function antennaPlaces({ source, group, ensemble }: Collected, revision: number): Pairs | null {
  const [hasSource, hasGroup] = [isSomewhere(source), isSomewhere(group)];
  if (hasSource && hasGroup) return { x: middle(source.x, group.x), y: middle(source.y, group.y) };
  if (hasSource) return source;
  if (hasGroup) return group;
  return revision > 0 && isSomewhere(ensemble) ? ensemble : null;
}

function middle(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, trace) => (value + other[trace]) / 2);
}

const degreesOfUnit: Readonly<Record<number, (value: number) => number>> = {
  2: (secondsOfArc) => secondsOfArc / 3600,
  3: (degrees) => degrees,
  4: (packed) => sexagesimal(packed, 10_000, minutesAndSeconds),
};

function minutesAndSeconds(packed: number): number {
  const [minutes, seconds] = [Math.floor(packed / 100), packed % 100];
  return minutes < 60 && seconds < 60 ? minutes / 60 + seconds / 3600 : Number.NaN;
}

/** Null where the coordinates are lengths, or of a unit that the standard does not have. */
export function degreesOf({ x, y }: Pairs, coordinateUnits: number): Degrees | null {
  const toDegrees = degreesOfUnit[coordinateUnits];
  if (!toDegrees) return null;
  return { longitudeDeg: x.map(toDegrees), latitudeDeg: y.map(toDegrees) };
}

/**
 * Degrees and minutes in one number (`4230.5`) where the header calls them seconds of arc, as Radar Systems does, or
 * where they reach beyond any angle; else degrees. Null where no trace has a place, or where they are lengths.
 */
export function radarSystemsDegrees({
  radarSystems: { x, y },
  coordinateUnits,
  doubleCount,
}: Collected): Degrees | null {
  if (coordinateUnits === 1 && doubleCount === 0) return null;
  const isThere = (trace: number) => isRadarSystemsNumber(x[trace]) && isRadarSystemsNumber(y[trace]);
  const traces = Array.from(x.keys()).filter(isThere);
  if (traces.length === 0) return null;
  const areMinutes =
    coordinateUnits === 2 || traces.some((trace) => Math.abs(x[trace]) > 180 || Math.abs(y[trace]) > 90);
  const toDegrees = areMinutes
    ? (value: number) => sexagesimal(value, 100, (minutes) => minutes / 60)
    : (value: number) => value;
  const pick = (values: Float64Array) =>
    values.map((value, trace) => (isThere(trace) ? toDegrees(value) : Number.NaN));
  return { longitudeDeg: pick(x), latitudeDeg: pick(y) };
}

/** Floats that the header calls lengths; null where they are none, for whole numbers make absurd floats. */
export function radarSystemsLengths({ radarSystems, coordinateUnits }: Collected): Pairs | null {
  const { x, y } = radarSystems;
  const areLengths = [x, y].every((values) =>
    values.every((value) => value === 0 || (Math.abs(value) > 1e-4 && Math.abs(value) < 1e8)),
  );
  return coordinateUnits === 1 && areLengths && isSomewhere(radarSystems) ? radarSystems : null;
}

/** Whole degrees stand above `unit`; NaN where what is left below it is no part of a degree. */
function sexagesimal(packed: number, unit: number, partOf: (rest: number) => number): number {
  const size = Math.abs(packed);
  const degrees = Math.floor(size / unit);
  const part = partOf(size - degrees * unit);
  return part < 1 ? Math.sign(packed) * (degrees + part) : Number.NaN;
}

/** A position for each trace that has a place on the Earth. Those without one, and those beyond it, are counted. */
export function positionsAt(
  { longitudeDeg, latitudeDeg }: Degrees,
  collected: Collected,
  context: { elevationsM: Float64Array | null; isOwn: boolean; file: string; findings: Finding[] },
): TracePosition[] {
  const { elevationsM, isOwn, file, findings } = context;
  const positions: TracePosition[] = [];
  let [placelessCount, beyondCount] = [0, 0];
  const hasNotes = isOwn && collected.measured.some((note) => note !== 0);
  for (const [trace, longitude] of longitudeDeg.entries()) {
    const latitude = latitudeDeg[trace];
    if ((longitude === 0 && latitude === 0) || Number.isNaN(longitude) || Number.isNaN(latitude)) {
      placelessCount++;
    } else if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) beyondCount++;
    else if (!hasNotes || collected.measured[trace] > 0) {
      const isElevationMeasured = !hasNotes || collected.measured[trace] > 1;
      const moment = collected.universalMs[trace];
      positions.push({
        trace,
        latitudeDeg: latitude,
        longitudeDeg: longitude,
        elevationM: elevationsM !== null && isElevationMeasured ? elevationsM[trace] : null,
        quality: 'unknown',
        horizontalDilution: null,
        utc: Number.isNaN(moment) ? null : new Date(moment).toISOString(),
      });
    }
  }
  if (placelessCount > 0 && !hasNotes) {
    const message = `${placelessCount} of ${longitudeDeg.length} traces have no place in their headers.`;
    findings.push(information('traces-without-place', message, { file }));
  }
  if (beyondCount > 0) {
    const message = `The coordinates of ${beyondCount} traces are called angles, but lie beyond any on Earth; these traces have no place.`;
    findings.push(warning('coordinates-off-the-earth', message, { file }));
  }
  return positions;
}

/** The elevations of the group, else of the source; null where all are 0, which is how headers say nothing. */
export function elevationsOf(
  { groupElevation, sourceElevation, radarSystemsElevationM }: Collected,
  { isRadarSystems, metresPerUnit }: { isRadarSystems: boolean; metresPerUnit: number },
): Float64Array | null {
  const isTold = (elevations: Float64Array) => elevations.some((elevation) => elevation !== 0);
  if (isRadarSystems) {
    const areHeights = radarSystemsElevationM.every(
      (elevation) => elevation === 0 || (Math.abs(elevation) > 1e-4 && Math.abs(elevation) < 20_000),
    );
    return areHeights && isTold(radarSystemsElevationM) ? radarSystemsElevationM : null;
  }
  const told = [groupElevation, sourceElevation].find(isTold);
  return told ? told.map((elevation) => elevation * metresPerUnit) : null;
}
