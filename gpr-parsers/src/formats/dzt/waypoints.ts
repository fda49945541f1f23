import { createLineTally, information, type LineTally, warning } from '#findings.ts';
import { decimalNumber } from '#key-values.ts';
import type { Finding, Mark } from '#recording.ts';
import { findElements, textOf, type XmlElement } from '#xml.ts';
import { type Dzx, listed } from './metadata.ts';

/** A trace that the DZX has something to say of. Without a kind it is the end of a profile, and no mark. */
export type Waypoint = {
  readonly trace: number;
  readonly kind: Mark['kind'] | null;
  readonly name: string;
  /** In the horizontal unit of the file. */
  readonly distance: number | null;
  readonly line: number;
};

const faults = {
  'unreadable-waypoint': (count: number, line: number) =>
    `${count} waypoints tell no trace, the first in line ${line}; they are passed over.`,
  'mark-kind-unknown': (count: number, line: number) =>
    `${count} marks are of a kind that is not known, the first in line ${line}; they are kept as marks.`,
};

/** A combination is the operator's mark where the wheel set one, too. */
const kinds: Readonly<Record<string, Mark['kind'] | null>> = {
  '': null,
  user: 'user',
  distance: 'distance',
  combo: 'user',
};

/** What the DZX tells of traces that the recording has, by increasing trace; what it tells of others is left out. */
export function readWaypoints(dzx: Dzx, traceCount: number, findings: Finding[]): Waypoint[] {
  const { file } = dzx;
  const tally = createLineTally();
  const elements = dzx.own.flatMap((part) => findElements(part, 'WayPt'));
  const waypoints = elements.flatMap((element) => readWaypoint(element, tally) ?? []);
  findings.push(...tally.toFindings(file, faults));
  const outside = waypoints.filter(({ trace, kind }) => kind !== null && trace >= traceCount);
  if (outside.length > 0) {
    const traces = listed(outside.map(({ trace }) => String(trace)));
    const message = `${outside.length} marks stand at traces that the recording does not have (${traceCount} traces, marks at ${traces}); they are left out.`;
    findings.push(warning('marks-outside-recording', message, { file }));
  }
  tellCoordinates(elements, file, findings);
  return waypoints.filter(({ trace }) => trace < traceCount).sort((one, other) => one.trace - other.trace);
}

function readWaypoint(element: XmlElement, tally: LineTally): Waypoint | null {
  const scan = textOf(element, 'scan');
  if (!/^\d{1,9}$/.test(scan)) {
    tally.add('unreadable-waypoint', element.line);
    return null;
  }
  const told = textOf(element, 'mark').toLowerCase();
  const isKnown = Object.hasOwn(kinds, told);
  if (!isKnown) tally.add('mark-kind-unknown', element.line);
  return {
    trace: Number(scan),
    kind: isKnown ? kinds[told] : 'unknown',
    name: textOf(element, 'name'),
    distance: decimalNumber(textOf(element, 'distance')),
    line: element.line,
  };
}

/** Neither the order of the numbers nor their system is told anywhere. */
function tellCoordinates(elements: readonly XmlElement[], file: string, findings: Finding[]) {
  const withPlace = elements.filter((element) => /[1-9]/.test(textOf(element, 'globalCoords')));
  if (withPlace.length === 0) return;
  const message = `${withPlace.length} waypoints have global coordinates, the first in line ${withPlace[0].line}; as the file does not say of what system, no positions are taken from them.`;
  findings.push(information('coordinates-not-used', message, { file, line: withPlace[0].line }));
}

/**
 * The marks of the samples and of the DZX, one a trace: the operator's rather than the wheel's, and either rather
 * than one of unknown kind.
 */
export function mergeMarks(ofSamples: readonly Mark[], waypoints: readonly Waypoint[]): Mark[] {
  const rank = { user: 2, distance: 1, unknown: 0 };
  const byTrace = new Map<number, Mark>();
  const ofDzx = waypoints.flatMap(({ trace, kind }) => (kind === null ? [] : [{ trace, kind }]));
  for (const mark of [...ofSamples, ...ofDzx]) {
    const other = byTrace.get(mark.trace);
    if (!other || rank[mark.kind] > rank[other.kind]) byTrace.set(mark.trace, mark);
  }
  return [...byTrace.values()].sort((one, other) => one.trace - other.trace);
}

const mostNotes = 20;

/** Comments, and the names of marks that somebody gave: recordings have no other place for them. */
export function tellNotes(dzx: Dzx, waypoints: readonly Waypoint[], findings: Finding[]) {
  const { file } = dzx;
  const notes = [...commentsOf(dzx), ...namesOf(waypoints)];
  for (const { note, line } of notes.slice(0, mostNotes)) {
    findings.push(information('companion-notes', `${file} notes ${note}.`, { file, line }));
  }
  if (notes.length <= mostNotes) return;
  const message = `${file} has ${notes.length - mostNotes} more notes, which stand in the file.`;
  findings.push(information('companion-notes', message, { file, line: notes[mostNotes].line }));
}

type Note = { readonly note: string; readonly line: number };

function commentsOf({ root, own, isShared }: Dzx): Note[] {
  const comments = (isShared ? own : [root]).flatMap((part) => findElements(part, 'Comment'));
  return comments.flatMap((comment) => {
    const text = textOf(comment, 'description') || comment.text.trim();
    const scan = textOf(comment, 'scan');
    const place = scan === '' ? '' : `at trace ${scan}: `;
    return text === '' ? [] : [{ note: `${place}"${text}"`, line: comment.line }];
  });
}

/** Consoles call marks `Mark1`, `Mark2`; other names are somebody's. */
function namesOf(waypoints: readonly Waypoint[]): Note[] {
  return waypoints
    .filter(({ kind, name }) => kind !== null && name !== '' && !/^mark ?\d*$/i.test(name))
    .map(({ trace, name, line }) => ({ note: `a mark at trace ${trace}: "${name}"`, line }));
}
