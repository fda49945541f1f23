import { information, warning } from '#findings.ts';
import type { Finding, TracePosition } from '#recording.ts';
import type { HdHeader } from './header.ts';
import type { HeaderPlace, TraceNotes } from './trace-notes.ts';

/** No line is longer, and metres of a grid taken for degrees would be. */
const mostSpanDeg = 1;

/** Farther from the sea than any ground. */
const mostElevationM = 12_000;

/**
 * The places that the trace headers hold in items 9 to 14, where they are degrees: the .hd says so, or they lie as close
 * together as a line does. What does not is told and left out.
 */
export function placesOf(
  context: { readonly hd: HdHeader; readonly notes: Pick<TraceNotes, 'places'>; readonly file: string },
  findings: Finding[],
): TracePosition[] {
  const { hd, file } = context;
  const { places } = context.notes;
  const place = { file, byteOffset: 32 };
  if (places.length === 0) return [];
  if (hd.placesAddedIn !== null && !/lat/i.test(hd.placesAddedIn)) {
    const message = `The trace headers hold places in "${hd.placesAddedIn}" (items 9 to 14), not in degrees; no position is read from them.`;
    findings.push(warning('places-not-degrees', message, place));
    return [];
  }
  const onEarth = places.filter(({ x, y }) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  const [middleX, middleY] = [middleOf(onEarth.map(({ x }) => x)), middleOf(onEarth.map(({ y }) => y))];
  const kept = onEarth.filter(
    ({ x, y }) => Math.abs(x - middleX) <= mostSpanDeg && Math.abs(y - middleY) <= mostSpanDeg,
  );
  if (kept.length <= places.length / 2) {
    const message =
      'The trace headers hold places (items 9 to 14) that are no degrees, or too far apart for one line; no position is read from them.';
    findings.push(warning('places-not-degrees', message, place));
    return [];
  }
  if (kept.length < places.length) {
    const message = `The places of ${places.length - kept.length} trace headers (items 9 to 14) lie far from those of the rest; they are left out.`;
    findings.push(warning('places-implausible', message, place));
  }
  const isInMetres = hd.metresPerUnit === 1;
  tellHeights(kept, isInMetres, { file, findings });
  return kept.map((found) => positionOf(found, isInMetres));
}

/** Heights are metres only where the line is measured in metres; elsewhere their unit is not told. */
function tellHeights(
  kept: readonly HeaderPlace[],
  isInMetres: boolean,
  { file, findings }: { file: string; findings: Finding[] },
) {
  const place = { file, byteOffset: 48 };
  const heights = kept.filter(({ z }) => z !== 0);
  const wrongCount = heights.filter(({ z }) => !isHeight(z)).length;
  if (!isInMetres && heights.length > wrongCount) {
    const message =
      'The trace headers hold heights (items 13 and 14), but the line is not measured in metres, and neither may they be; they are left open.';
    findings.push(information('elevation-unit-unknown', message, place));
  }
  if (wrongCount > 0) {
    const message = `The heights of ${wrongCount} trace headers (items 13 and 14) are none; they are left open.`;
    findings.push(warning('elevations-implausible', message, place));
  }
}

function isHeight(z: number): boolean {
  return z !== 0 && Math.abs(z) <= mostElevationM;
}

function positionOf({ trace, x, y, z }: HeaderPlace, isInMetres: boolean): TracePosition {
  return {
    trace,
    latitudeDeg: y,
    longitudeDeg: x,
    elevationM: isInMetres && isHeight(z) ? z : null,
    quality: 'unknown',
    horizontalDilution: null,
    utc: null,
  };
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
