import { nothingAlong } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { information, warning } from '#findings.ts';
import type { AlongTheLine, Finding } from '#recording.ts';
import { distancesOf } from './distances.ts';
import type { HdHeader } from './header.ts';
import { marksOf } from './marks.ts';
import { readPositions } from './positions.ts';
import type { Dt1Geometry } from './samples.ts';
import { readTraceNotes, type TraceNotes } from './trace-notes.ts';

type Line = {
  readonly file: string;
  readonly hd: HdHeader;
  readonly geometry: Dt1Geometry;
  readonly sampleIntervalNs: number | null;
};

/** What goes along the line: one pass over the trace headers, then the positions file. */
export async function readAlongLine(files: readonly NamedSource[], line: Line): Promise<AlongTheLine> {
  const findings: Finding[] = [];
  const { file, hd, geometry } = line;
  const notes = await readTraceNotes(geometry, { file, redefinedItems: hd.redefinedItems });
  const context = { hd, notes, traceCount: geometry.traceCount, file };
  const { positions, fiducials } = await readPositions(files, context, findings);
  const marks = marksOf(notes, fiducials, { file, findings });
  const traceDistancesM = distancesOf(notes.positions, hd, { file, findings });
  const traceShiftsNs = shiftsOf(notes, line, findings);
  findings.push(...oddTraces(notes, file));
  return { ...nothingAlong, marks, positions, traceDistancesM, traceShiftsNs, findings };
}

/** Item 21 is added to TIMEZERO AT POINT: the later the time-zero of a trace, the earlier its samples are. */
function shiftsOf(
  { shifts, unusableShiftCount }: TraceNotes,
  { sampleIntervalNs, file }: Line,
  findings: Finding[],
): Float64Array | null {
  const place = { file, byteOffset: 80 };
  if (unusableShiftCount > 0) {
    const message = `The time-zero shift (item 21) of ${unusableShiftCount} traces is none, or longer than the trace; these are not moved.`;
    findings.push(warning('trace-shift-unusable', message, place));
  }
  if (shifts === null) return null;
  if (sampleIntervalNs === null) {
    const message =
      'The trace headers shift the time-zero of traces (item 21), but the sampling interval is unknown; no trace is moved.';
    findings.push(warning('trace-shift-unusable', message, place));
    return null;
  }
  return shifts.map((shift) => (shift === 0 ? 0 : -shift * sampleIntervalNs));
}

function oddTraces({ blankTraces, topographyCount }: TraceNotes, file: string): Finding[] {
  const findings: Finding[] = [];
  if (blankTraces.length > 0) {
    const message = `${blankTraces.length} traces are flagged as blank (item 22), the first is trace ${blankTraces[0]} (counted from 0); they are kept as they are.`;
    findings.push(warning('blank-traces', message, { file, byteOffset: 84 }));
  }
  if (topographyCount > 0) {
    const message = `${topographyCount} trace headers hold a height of the ground (item 4), which these consoles write in feet on some traces and in metres on others; it is not used.`;
    findings.push(information('topography-not-used', message, { file, byteOffset: 12 }));
  }
  return findings;
}
