import type { NamedSource } from '#byte-source.ts';
import { information, warning } from '#findings.ts';
import { readTextLines } from '#key-values.ts';
import type { Finding, Mark } from '#recording.ts';

/**
 * The marks of a .mrk: after an optional `HEADER VERSION` line, rows that begin with a trace counted from one.
 * What else stands in a row differs between the programs that write such files, and is not read. Never throws.
 */
export async function readMrk(source: NamedSource, findings: Finding[]): Promise<Mark[]> {
  const file = source.name;
  const marks: Mark[] = [];
  let unreadableCount = 0;
  for (const line of await readTextLines(source, findings)) {
    if (line.trim() === '' || /^\s*HEADER VERSION\s*:/i.test(line)) continue;
    const trace = /^\s*(\d{1,9})(?:\s|,|$)/.exec(line)?.[1];
    if (trace === undefined || Number(trace) === 0) unreadableCount++;
    else marks.push({ trace: Number(trace) - 1, kind: 'unknown' });
  }
  if (unreadableCount > 0) {
    const message = `${unreadableCount} lines are no marks; they are passed over.`;
    findings.push(warning('unreadable-line', message, { file }));
  }
  if (marks.length > 0) {
    const message = `${marks.length} marks are read by their trace numbers alone; what kind they are is not told.`;
    findings.push(information('mark-kind-unknown', message, { file }));
  }
  return marks.sort((one, other) => one.trace - other.trace);
}
