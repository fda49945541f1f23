import type { ByteSource } from '#byte-source.ts';
import { failure, information } from '#findings.ts';
import type { Finding, Mark } from '#recording.ts';
import { isSweep, tagBytes } from './records.ts';
import type { IdsGeometry } from './samples.ts';

/** Bytes read at once. */
const blockBytes = 1 << 20;

/** The first word of a sweep: its tag and, above it, what the instrument noted. */
const operatorMarkWords: readonly number[] = [0x0852, 0x0952];
const fixWord = 0x0752;

/** The first two words of a sweep that the instrument itself calls not valid. */
const invalidWords: readonly [number, number] = [0x0152, 6];

type WordCounts = { fixCount: number; invalidCount: number; foreignCount: number };

/** The marks that the operator set, by the words before the sweeps. One pass over the whole file. */
export async function readMarks(
  bytes: ByteSource,
  geometry: IdsGeometry,
  { file, markedSweeps, findings }: { file: string; markedSweeps: readonly number[]; findings: Finding[] },
): Promise<Mark[]> {
  const marks: Mark[] = [];
  const counts: WordCounts = { fixCount: 0, invalidCount: 0, foreignCount: 0 };
  let trace = 0;
  for await (const { view, traceCount } of readBlocks(bytes, geometry)) {
    for (let at = 0; traceCount > at / geometry.recordBytes; at += geometry.recordBytes) {
      const word = view.getUint16(at, true);
      if (operatorMarkWords.includes(word)) marks.push({ trace, kind: 'user' });
      if (word === fixWord) counts.fixCount++;
      if (word === invalidWords[0] && view.getUint16(at + 2, true) === invalidWords[1]) counts.invalidCount++;
      if (!isSweep(view, at)) counts.foreignCount++;
      trace++;
    }
  }
  findings.push(...toldCounts(counts, file));
  if (marks.length > 0 || markedSweeps.length === 0) return marks;
  const within = markedSweeps.filter((sweep) => sweep < geometry.traceCount);
  const message = `${markedSweeps.length} marks are told by records FM alone; whether these count sweeps from 0 or from 1 is not known, so that a mark may be one trace late. ${within.length} of them lie within the line.`;
  findings.push(information('mark-numbering-unproven', message, { file }));
  return within.sort((one, other) => one - other).map((sweep) => ({ trace: sweep, kind: 'user' }));
}

function toldCounts({ fixCount, invalidCount, foreignCount }: WordCounts, file: string): Finding[] {
  const findings: Finding[] = [];
  if (fixCount > 0) {
    const message = `At ${fixCount} traces the receiver gave a fix; where these lie stands in another file.`;
    findings.push(information('fixes-elsewhere', message, { file }));
  }
  if (invalidCount > 0) {
    const message = `The instrument calls ${invalidCount} traces not valid; they are read like the others.`;
    findings.push(information('traces-called-invalid', message, { file }));
  }
  if (foreignCount > 0) {
    const message = `${foreignCount} records among the sweeps are none by their tags; they are shown as traces, which they may not be.`;
    findings.push(failure('foreign-records', message, { file }));
  }
  return findings;
}

async function* readBlocks(
  bytes: ByteSource,
  { dataOffset, recordBytes, traceCount }: IdsGeometry,
): AsyncGenerator<{ view: DataView; traceCount: number }> {
  const tracesAtOnce = Math.max(1, Math.floor(blockBytes / recordBytes));
  for (let first = 0; first < traceCount; first += tracesAtOnce) {
    const count = Math.min(tracesAtOnce, traceCount - first);
    const start = dataOffset + first * recordBytes;
    const view = new DataView(await bytes.slice(start, start + (count - 1) * recordBytes + tagBytes));
    yield { view, traceCount: count };
  }
}
