import type { NamedSource } from '#byte-source.ts';
import { createLineTally, information, warning } from '#findings.ts';
import { decimalNumber, readTextLines } from '#key-values.ts';
import type { Finding, TracePosition } from '#recording.ts';

const rowFaults = {
  'unreadable-line': (count: number, line: number) =>
    `${count} lines are no fix (trace, date, time, latitude, N/S, longitude, E/W, elevation, M, DOP), the first is line ${line}; they are passed over.`,
  'moment-unreadable': (count: number, line: number) =>
    `${count} fixes have no date and time that can be read, the first in line ${line}; they are kept with what can be read of it.`,
  'moments-backwards': (count: number, line: number) =>
    `The moments go backwards ${count} times while the traces go on, first in line ${line}: a midnight without a new date, or a clock that was set. They are kept as they are printed.`,
  'trace-numbers-backwards': (count: number, line: number) =>
    `The trace numbers of the fixes go backwards ${count} times, first in line ${line}; a track takes them in order.`,
};

/** The fixes of a .cor, in the file's own order; its traces count from one, ours from zero. Never throws. */
export async function readCor(source: NamedSource, findings: Finding[]): Promise<TracePosition[]> {
  const file = source.name;
  const tally = createLineTally();
  const positions: TracePosition[] = [];
  let repeatedCount = 0;
  for (const [index, line] of (await readTextLines(source, findings)).entries()) {
    if (line.trim() === '') continue;
    const position = readRow(line);
    if (!position) {
      tally.add('unreadable-line', index + 1);
      continue;
    }
    const before = positions.at(-1);
    if (!position.utc?.includes('T')) tally.add('moment-unreadable', index + 1);
    if (before && isBackInTime(before, position)) tally.add('moments-backwards', index + 1);
    if (before && position.trace < before.trace) tally.add('trace-numbers-backwards', index + 1);
    if (before && position.trace === before.trace) repeatedCount++;
    positions.push(position);
  }
  findings.push(...tally.toFindings(file, rowFaults));
  if (positions.length === 0) {
    const message = 'The file holds no fix; the recording has no positions.';
    findings.push(warning('no-fixes', message, { file }));
  }
  if (repeatedCount > 0) {
    const message = `${repeatedCount} fixes repeat the trace number before them; a track takes the last of each.`;
    findings.push(information('trace-numbers-repeated', message, { file }));
  }
  return positions;
}

/** Where a moment is not wholly known, the order of two is not either. */
function isBackInTime(before: TracePosition, { trace, utc }: TracePosition): boolean {
  return trace > before.trace && Date.parse(utc ?? '') < Date.parse(before.utc ?? '');
}

/** Commas part the fields only where tabs, blanks and semicolons do not: else they are decimal commas. */
function readRow(line: string): TracePosition | null {
  for (const separator of [/\t/, /[\t ]+/, /;/, /,/]) {
    const fields = line.trim().split(separator);
    const position = readFields(fields.map((field) => field.trim()));
    if (position) return position;
  }
  return null;
}

/** The sign of an angle comes from its letter. Elevation and its unit may be glued: `2663.65M`. */
function readFields(fields: readonly string[]): TracePosition | null {
  const [trace, date, time, latitude, northOrSouth, longitude, eastOrWest, ...rest] = fields;
  const traceNumber = decimalNumber(trace ?? '');
  const latitudeDeg = readAngle(latitude, northOrSouth, { positive: 'N', negative: 'S', mostDeg: 90 });
  const longitudeDeg = readAngle(longitude, eastOrWest, { positive: 'E', negative: 'W', mostDeg: 180 });
  if (traceNumber === null || latitudeDeg === null || longitudeDeg === null) return null;
  const elevation = /^([+-]?[\d.,]+)\s*M?$/i.exec(rest[0] ?? '')?.[1];
  const dilution = rest.slice(1).find((field) => decimalNumber(field) !== null);
  return {
    trace: traceNumber - 1,
    latitudeDeg,
    longitudeDeg,
    elevationM: decimalNumber(elevation ?? ''),
    quality: 'unknown',
    horizontalDilution: decimalNumber(dilution ?? ''),
    utc: readMoment(date ?? '', time ?? ''),
  };
}

function readAngle(
  printed: string | undefined,
  letter: string | undefined,
  { positive, negative, mostDeg }: { positive: string; negative: string; mostDeg: number },
): number | null {
  const side = (letter ?? '').toUpperCase();
  if (side !== positive && side !== negative) return null;
  const parts = (printed ?? '').split(':').map(decimalNumber);
  const [degrees, minutes = 0, seconds = 0] = parts;
  if (degrees === null || minutes === null || seconds === null || parts.length > 3) return null;
  const areSixtieths = minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
  const angleDeg = degrees + minutes / 60 + seconds / 3600;
  if (!areSixtieths || degrees < 0 || angleDeg > mostDeg) return null;
  return side === negative ? -angleDeg : angleDeg;
}

function readMoment(date: string, time: string): string | null {
  const match = /^(\d\d:\d\d:\d\d)(?:[.,](\d+))?$/.exec(time);
  if (!match) return null;
  const timeOfDay = `${match[1]}.${(match[2] ?? '').padEnd(3, '0').slice(0, 3)}`;
  const moment = Date.parse(`${date}T${timeOfDay}Z`);
  if (Number.isFinite(moment) && new Date(moment).toISOString().startsWith(date)) {
    return new Date(moment).toISOString();
  }
  return Number.isFinite(Date.parse(`2000-01-01T${timeOfDay}Z`)) ? timeOfDay : null;
}
