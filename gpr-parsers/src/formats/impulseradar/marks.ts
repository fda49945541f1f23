import type { NamedSource } from '#byte-source.ts';
import { createLineTally, information } from '#findings.ts';
import { readTextLines } from '#key-values.ts';
import type { Finding, Mark } from '#recording.ts';
import { isDate, isTimeOfDay } from './header.ts';

/** One row of a .time or .mrk: a trace, counted from zero here and from one in the file, and the console's clock. */
type TimedTrace = { readonly trace: number; readonly recordedAt: string };

/** The first row of a .time is far shorter. */
const firstRowBytes = 256;

const rowFaults = {
  'unreadable-line': (count: number, line: number) =>
    `${count} lines are no mark (trace, date, time), the first is line ${line}; they are passed over.`,
};

/** The marks of a .mrk, in the order of their traces. What set a mark, the file does not say. Never throws. */
export async function readMrk(source: NamedSource, findings: Finding[]): Promise<Mark[]> {
  const tally = createLineTally();
  const marks: Mark[] = [];
  for (const [index, line] of (await readTextLines(source, findings)).entries()) {
    if (line.trim() === '') continue;
    const row = readRow(line);
    if (row) marks.push({ trace: row.trace, kind: 'unknown' });
    else tally.add('unreadable-line', index + 1);
  }
  findings.push(...tally.toFindings(source.name, rowFaults));
  if (marks.length > 0) {
    const message = `${marks.length} marks are read by their trace numbers; what kind they are is not told.`;
    findings.push(information('mark-kind-unknown', message, { file: source.name }));
  }
  return marks.sort((one, other) => one.trace - other.trace);
}

/** When the first trace was recorded, by the first row of a .time; null where that is no such row. */
export async function readFirstMoment({ name, bytes }: NamedSource): Promise<string | null> {
  const [firstLine] = await readTextLines({ name, bytes }, [], firstRowBytes);
  const row = readRow(firstLine);
  return row?.trace === 0 ? row.recordedAt : null;
}

function readRow(line: string): TimedTrace | null {
  const [trace, date, time] = line.trim().split(/[\s,;]+/);
  if (!/^\d{1,9}$/.test(trace) || Number(trace) === 0) return null;
  if (!isDate(date ?? '') || !isTimeOfDay(time ?? '')) return null;
  return { trace: Number(trace) - 1, recordedAt: `${date}T${time}` };
}
