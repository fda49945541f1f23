import type { NamedSource } from '#byte-source.ts';
import { createLineTally, information, warning } from '#findings.ts';
import { readTextLines } from '#key-values.ts';
import type { Finding, Mark } from '#recording.ts';

/** The version of the .mrk of a ProEx console; its rows have never been described. */
const knownVersion = '100';

/** Rows of other programs, told by their columns: whose they are. The first column is the trace in all of them. */
const rowsByProgram: readonly (readonly [program: string, row: RegExp])[] = [
  ['ImpulseRadar (trace, date, time)', /^\d+[\s,;]+\d{4}-\d\d-\d\d[\s,;T]+\d\d:\d\d:\d\d/],
  ['matGPR (trace, mark, two constants)', /^\d+\s+\d+\s+\d+\s+\d+$/],
];

const rowFaults = {
  'unreadable-line': (count: number, line: number) =>
    `${count} lines are no marks, the first is line ${line}; they are passed over.`,
  'version-repeated': (count: number, line: number) =>
    `${count} more lines state a HEADER VERSION, the first is line ${line}; the first of all counts.`,
};

/**
 * The marks of a .mrk, which three programs lay out in three ways: each row begins with a trace counted from one, and
 * nothing else is read of it. Never throws.
 */
export async function readMrk(source: NamedSource, findings: Finding[]): Promise<Mark[]> {
  const file = source.name;
  const tally = createLineTally();
  const marks: Mark[] = [];
  const countByProgram = new Map<string, number>();
  let version: string | null = null;
  for (const [index, line] of (await readTextLines(source, findings)).entries()) {
    const row = line.trim();
    const stated = /^HEADER VERSION\s*:\s*(.*)$/i.exec(row)?.[1];
    if (stated !== undefined) {
      if (version !== null) tally.add('version-repeated', index + 1);
      else if (stated !== knownVersion) {
        const message = `HEADER VERSION is ${stated}; only ${knownVersion} is known. The rows are read by their trace numbers.`;
        findings.push(warning('version-unknown', message, { file, line: index + 1 }));
      }
      version ??= stated;
    }
    if (row === '' || stated !== undefined) continue;
    const trace = Number(/^(\d{1,9})(?:[\s,;]|$)/.exec(row)?.[1] ?? 0);
    if (trace === 0) {
      tally.add('unreadable-line', index + 1);
      continue;
    }
    marks.push({ trace: trace - 1, kind: 'unknown' });
    const program = programOf(row, version);
    countByProgram.set(program, (countByProgram.get(program) ?? 0) + 1);
  }
  findings.push(...tally.toFindings(file, rowFaults));
  if (marks.length > 0) {
    const rows = [...countByProgram].map(([program, count]) => `${count} in rows of ${program}`).join(', ');
    const message = `${marks.length} marks are read by their trace numbers alone, ${rows}; what kind they are is not told.`;
    findings.push(information('mark-kind-unknown', message, { file }));
  }
  return marks.sort((one, other) => one.trace - other.trace);
}

function programOf(row: string, version: string | null): string {
  if (version !== null) return `a ProEx console (HEADER VERSION ${version})`;
  return rowsByProgram.find(([, columns]) => columns.test(row))?.[0] ?? 'no known program';
}
