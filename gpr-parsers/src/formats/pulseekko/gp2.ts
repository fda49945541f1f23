import type { NamedSource } from '#byte-source.ts';
import { createLineTally, information, warning } from '#findings.ts';
import { readTextLines } from '#key-values.ts';
import type { Finding } from '#recording.ts';
import { addSentences, type Epoch, type EpochFile } from './epochs.ts';

const usualColumns: readonly string[] = ['traces', 'odo_tick', 'pos(m)', 'time_elapsed(s)', 'gps'];

/**
 * The epochs of a .GP2: comments behind `;`, a row of column names, then rows that end in one sentence of the receiver,
 * in double quotes. Rows of one trace make one epoch. Null, and told, where no row is there.
 */
export async function readGp2Epochs(source: NamedSource, findings: Finding[]): Promise<EpochFile | null> {
  const { name: file } = source;
  const tally = createLineTally();
  const epochs: Epoch[] = [];
  const toldOffsets = new Set<string>();
  let columns = usualColumns;
  for (const [index, text] of (await readTextLines(source, findings)).entries()) {
    const line = index + 1;
    if (text.trim() === '') continue;
    if (/^\s*;/.test(text)) {
      tellOffset(text, toldOffsets, { file, line, findings });
      continue;
    }
    if (/(^|,)\s*traces\s*(,|$)/i.test(text)) {
      columns = text.split(',').map((name) => name.trim().toLowerCase());
      continue;
    }
    const cells = text.split(/["$]/, 1)[0].split(',');
    const number = /^\s*(\d{1,9})\s*$/.exec(cells[columns.indexOf('traces')] ?? '')?.[1];
    if (number === undefined) {
      tally.add('unreadable-line', line);
      continue;
    }
    const last = epochs.at(-1);
    const epoch =
      last?.number === Number(number) ? last : { number: Number(number), line, label: null, sentences: [] };
    if (epoch !== last) epochs.push(epoch);
    if (text.includes('$')) addSentences(epoch, text.replaceAll('"', ''), line, tally);
  }
  if (epochs.length === 0) {
    const message = 'No row of the file begins with a trace number; no position is read from it.';
    findings.push(warning('positions-not-readable', message, { file }));
    return null;
  }
  return { epochs, firstNumber: firstNumberOf(epochs, { file, findings }), tally };
}

/** These consoles count from 1. Other software counts from 0: before the wheel has turned, its trace is 0. */
function firstNumberOf(
  epochs: readonly Epoch[],
  { file, findings }: { file: string; findings: Finding[] },
): 0 | 1 {
  if (!epochs.some(({ number }) => number === 0)) return 1;
  const message =
    'The traces of the file count from 0, where these consoles count from 1: the fix of trace 0 is put at the first trace.';
  findings.push(information('trace-numbers-from-zero', message, { file }));
  return 0;
}

/** Where the receiver stood, and how late it spoke, is left to the surveyor: its signs are not known well enough. */
function tellOffset(
  text: string,
  told: Set<string>,
  { file, line, findings }: { file: string; line: number; findings: Finding[] },
) {
  const match = /^\s*;\s*(Offset_m|Latency_s)\s*=\s*(.*)$/i.exec(text);
  if (!match || !/[1-9]/.test(match[2]) || told.has(match[1])) return;
  told.add(match[1]);
  const message = `The file states ${match[1]} = ${match[2].trim()} between receiver and antenna; the fixes are kept as the receiver gave them.`;
  findings.push(information('receiver-offset-not-applied', message, { file, line }));
}
