import type { NamedSource } from '#byte-source.ts';
import { createLineTally, information, warning } from '#findings.ts';
import { readTextLines } from '#key-values.ts';
import { momentOf, type NmeaSentence, readGga, readRmc, readSentence } from '#nmea.ts';
import type { Finding, TracePosition } from '#recording.ts';

/** Sentences of one epoch: what stands from one $GSSIS to the next. */
type Epoch = {
  /** Null before the first $GSSIS and after one that cannot be read: its fixes belong to no known trace. */
  readonly trace: number | null;
  readonly line: number;
  readonly sentences: { sentence: NmeaSentence; line: number }[];
};

const sentenceFaults = {
  'unreadable-line': (count: number, line: number) =>
    `${count} lines are neither $GSSIS nor a receiver's sentence, the first is line ${line}; they are passed over.`,
  'checksum-mismatch': (count: number, line: number) =>
    `${count} sentences do not match their checksum, the first in line ${line}; they are kept, but may be damaged.`,
  'fix-without-place': (count: number, line: number) =>
    `${count} GGA sentences hold no readable place, the first in line ${line}; they are passed over.`,
  'fix-without-trace': (count: number, line: number) =>
    `${count} fixes follow no readable $GSSIS, the first in line ${line}; without a trace number they cannot be used.`,
  'trace-without-fix': (count: number, line: number) =>
    `${count} $GSSIS lines have no fix with them, the first is line ${line}; they contribute nothing.`,
};

/**
 * The fixes of a DZG, in the file's own order, trace numbers as stored (from zero). Traces before the first and behind
 * the last fix have no place. Never throws.
 */
export async function readDzg(source: NamedSource, findings: Finding[]): Promise<TracePosition[]> {
  const { name: file } = source;
  const lines = await readTextLines(source, findings);
  const tally = createLineTally();
  const epochs = splitEpochs(lines, tally);
  const positions = epochs.flatMap((epoch) => readEpoch(epoch, tally));
  findings.push(...tally.toFindings(file, sentenceFaults));
  if (positions.length > 0) findings.push(...oddities(file, positions));
  else findings.push(warning('no-fixes', whyNoFixes(epochs), { file }));
  return positions;
}

/** A SIR-3000 writes no DZG; one that was made by hand may hold the receiver's sentences and nothing else. */
function whyNoFixes(epochs: readonly Epoch[]): string {
  const hasFixes = epochs.some(({ sentences }) =>
    sentences.some(({ sentence }) => readGga(sentence) !== null),
  );
  if (!hasFixes) return 'The file holds no fix; the recording has no positions.';
  return epochs.length === 1
    ? 'The file holds fixes, but no $GSSIS line that ties them to traces; the recording has no positions.'
    : 'No fix of the file can be tied to a trace; the recording has no positions.';
}

function splitEpochs(lines: readonly string[], tally: ReturnType<typeof createLineTally>): Epoch[] {
  let epoch: Epoch = { trace: null, line: 1, sentences: [] };
  const epochs = [epoch];
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if (line.trim() === '') continue;
    if (line.includes('$GSSIS')) {
      const trace = /\$GSSIS\s*,\s*(-?\d{1,15}(?:\.\d+)?)\s*(?:,|$)/.exec(line)?.[1];
      if (trace === undefined) tally.add('unreadable-line', number);
      epoch = { trace: trace === undefined ? null : Number(trace), line: number, sentences: [] };
      epochs.push(epoch);
      continue;
    }
    const sentence = readSentence(line);
    if (sentence) epoch.sentences.push({ sentence, line: number });
    else if (!/^\$[A-Z]/.test(line)) tally.add('unreadable-line', number);
    if (sentence?.isChecksumRight === false) tally.add('checksum-mismatch', number);
  }
  return epochs;
}

/** The date comes from the epoch's own RMC and from nowhere else: a console's clock would be a guess. */
function readEpoch(epoch: Epoch, tally: ReturnType<typeof createLineTally>): TracePosition[] {
  const dated = epoch.sentences
    .filter(({ sentence }) => sentence.kind === 'RMC')
    .map(({ sentence }) => readRmc(sentence))
    .find((moment) => moment !== null);
  const positions: TracePosition[] = [];
  for (const { sentence, line } of epoch.sentences) {
    if (sentence.kind !== 'GGA') continue;
    const fix = readGga(sentence);
    if (fix === null) tally.add('fix-without-place', line);
    else if (epoch.trace === null) tally.add('fix-without-trace', line);
    else {
      const { timeOfDay, ...place } = fix;
      positions.push({ trace: epoch.trace, ...place, utc: momentOf(timeOfDay, dated ?? null) });
    }
  }
  const hasGga = epoch.sentences.some(({ sentence }) => sentence.kind === 'GGA');
  if (epoch.trace !== null && !hasGga) tally.add('trace-without-fix', epoch.line);
  return positions;
}

function oddities(file: string, positions: readonly TracePosition[]): Finding[] {
  const findings: Finding[] = [];
  const invalidCount = positions.filter(({ quality }) => quality === 'invalid').length;
  if (invalidCount > 0) {
    const message = `The receiver called ${invalidCount} of ${positions.length} fixes invalid; they are kept but no track is drawn through them.`;
    findings.push(warning('invalid-fixes', message, { file }));
  }
  let backwardsCount = 0;
  let repeatedCount = 0;
  for (let fix = 1; fix < positions.length; fix++) {
    const step = positions[fix].trace - positions[fix - 1].trace;
    if (step < 0) backwardsCount++;
    if (step === 0) repeatedCount++;
  }
  if (backwardsCount > 0) {
    const message = `The trace numbers of the fixes go backwards ${backwardsCount} times; a track takes them in order.`;
    findings.push(warning('trace-numbers-backwards', message, { file }));
  }
  if (repeatedCount > 0) {
    const message = `${repeatedCount} fixes repeat the trace number before them; a track takes the last of each.`;
    findings.push(information('trace-numbers-repeated', message, { file }));
  }
  return findings;
}
