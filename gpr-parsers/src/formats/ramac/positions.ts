import type { NamedSource } from '#byte-source.ts';
import { createLineTally, information, warning } from '#findings.ts';
import { decimalNumber, readTextLines } from '#key-values.ts';
import type { Finding } from '#recording.ts';

/** A surveyed place in metres of a local system; its trace counts from zero. */
type LocalPlace = { readonly trace: number; readonly eastM: number; readonly northM: number };

const rowFaults = {
  'unreadable-line': (count: number, line: number) =>
    `${count} lines are no place (trace, x, y, z), the first is line ${line}; they are passed over.`,
  'trace-numbers-backwards': (count: number, line: number) =>
    `The trace numbers go backwards ${count} times, first in line ${line}; they are taken in order.`,
};

/**
 * The distance of each trace along the line by the local coordinates of a .pos (trace, x, y, z): the length of the way
 * through its places, straight from one to the next. Null where some traces lie before the first or after the last of
 * them, for their distances could only be guessed. No geographic positions come of local coordinates. Never throws.
 */
export async function readPosDistances(
  source: NamedSource,
  traceCount: number,
  findings: Finding[],
): Promise<Float64Array | null> {
  const { name: file } = source;
  const places = await readPlaces(source, findings);
  if (places === null) return null;
  const unusable = (why: string) => {
    findings.push(warning('local-coordinates-not-used', `${why}; no distances come of them.`, { file }));
    return null;
  };
  if (places.length < 2) return unusable(`The file holds ${places.length} places of different traces`);
  const [first, last] = [places[0].trace, places[places.length - 1].trace];
  if (first > 0 || last < traceCount - 1) {
    return unusable(
      `The places belong to traces ${first + 1} to ${last + 1}, but the line has traces 1 to ${traceCount}`,
    );
  }
  const lengthsM = pathLengths(places);
  if (lengthsM[lengthsM.length - 1] === 0) return unusable('All places of the file are one and the same');
  const message = `${places.length} places are told in local coordinates: the distances along the line are the length of the way through them. Heights and geographic positions are not taken from them.`;
  findings.push(information('local-coordinates', message, { file }));
  return distancesOf(places, lengthsM, traceCount);
}

/** By increasing trace, of several places of one trace the last. Null where they are not in metres. */
async function readPlaces(source: NamedSource, findings: Finding[]): Promise<LocalPlace[] | null> {
  const { name: file } = source;
  const tally = createLineTally();
  const byTrace = new Map<number, LocalPlace>();
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, line] of (await readTextLines(source, findings)).entries()) {
    const unit = /^\s*UNITS?\s*[:=]\s*(\S*)/i.exec(line)?.[1];
    if (unit !== undefined && !/^(m|met(er|re)s?)$/i.test(unit)) {
      const message = `The places are in "${unit}", not in metres; they are not used.`;
      findings.push(warning('local-coordinates-not-used', message, { file, line: index + 1 }));
      return null;
    }
    if (line.trim() === '' || unit !== undefined) continue;
    const place = readRow(line);
    if (!place) {
      if (byTrace.size > 0) tally.add('unreadable-line', index + 1);
      continue; // lines before the first place are the head of the table
    }
    if (place.trace < before) tally.add('trace-numbers-backwards', index + 1);
    before = place.trace;
    byTrace.set(place.trace, place);
  }
  findings.push(...tally.toFindings(file, rowFaults));
  return [...byTrace.values()].sort((one, other) => one.trace - other.trace);
}

/** Commas part the fields only where tabs, blanks and semicolons do not: else they are decimal commas. */
function readRow(line: string): LocalPlace | null {
  for (const separator of [/[\t ]+/, /;/, /,/]) {
    const fields = line.trim().split(separator).map(decimalNumber);
    const [trace, x, y] = fields;
    const isPlace = fields.length >= 3 && fields.length <= 4 && !fields.includes(null);
    if (isPlace && Number.isInteger(trace)) {
      return { trace: (trace ?? 0) - 1, eastM: x ?? 0, northM: y ?? 0 };
    }
  }
  return null;
}

function pathLengths(places: readonly LocalPlace[]): Float64Array {
  const lengthsM = new Float64Array(places.length);
  for (let at = 1; at < places.length; at++) {
    const [from, to] = [places[at - 1], places[at]];
    lengthsM[at] = lengthsM[at - 1] + Math.hypot(to.eastM - from.eastM, to.northM - from.northM);
  }
  return lengthsM;
}

/** Traces between two places share the way between them evenly. Trace 0 is at 0, also where a place lies before it. */
function distancesOf(
  places: readonly LocalPlace[],
  lengthsM: Float64Array,
  traceCount: number,
): Float64Array {
  const distancesM = new Float64Array(traceCount);
  let next = 1;
  for (let trace = 0; trace < traceCount; trace++) {
    while (places[next].trace < trace) next++;
    const { trace: from } = places[next - 1];
    const part = (trace - from) / (places[next].trace - from);
    distancesM[trace] = lengthsM[next - 1] + part * (lengthsM[next] - lengthsM[next - 1]);
  }
  const startM = distancesM[0];
  return startM === 0 ? distancesM : distancesM.map((distanceM) => distanceM - startM);
}
