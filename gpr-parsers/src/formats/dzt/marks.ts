import type { ByteSource } from '#byte-source.ts';
import { information } from '#findings.ts';
import type { Finding, Mark } from '#recording.ts';
import { bytesPerSample } from '#samples.ts';
import type { SampleLayout } from '#trace-reader.ts';
import { createWordCount, type Departure } from './word-count.ts';

/** What the first two samples of the traces are: the console's bookkeeping, or signal like all others. */
export type DztMarks = {
  readonly marks: readonly Mark[];
  readonly nonSignalSampleCount: 0 | 2;
};

const nothingButSignal: DztMarks = { marks: [], nonSignalSampleCount: 0 };

/** Bytes read at once. Traces longer than that are visited one by one, for their first two samples only. */
const blockBytes = 1 << 20;

/** Departures from the idle word are marks when rarer than this; where all are known mark words, more are believed. */
const rareShare = 0.1;
const knownWordShare = 0.5;

/** A counter may jump where traces were cut out afterwards, but not at more than this share of the traces. */
const counterJumpShare = 0.1;

/**
 * The marks by what is regular: the first sample of a raw trace is constant or counts up by one, the second
 * has an idle word from which marks depart, rarely. Where the first is neither, both are signal.
 */
export async function readMarks(
  bytes: ByteSource,
  layout: SampleLayout,
  place: { file: string; findings: Finding[] },
): Promise<DztMarks> {
  if (layout.samplesPerTrace < 3 || layout.traceCount === 0) return nothingButSignal;
  const bits = 8 * bytesPerSample(layout.encoding);
  const words = createWordCount();
  let changeCount = 0;
  let jumpCount = 0;
  let trace = 0;
  let previous = 0;
  for await (const { firstSamples, secondSamples } of readFirstTwoSamples(bytes, layout)) {
    for (const [index, word] of secondSamples.entries()) {
      const counter = firstSamples[index];
      if (trace > 0 && counter !== previous) changeCount++;
      if (trace > 0 && counter !== (previous + 1) % 2 ** bits) jumpCount++;
      previous = counter;
      words.add(word, trace++);
    }
    if (changeCount > 0 && jumpCount > counterJumpShare * trace) return nothingButSignal;
  }

  const marks = marksOf(words.departures(), trace, bits);
  if (marks !== null) return { marks, nonSignalSampleCount: 2 };
  if (changeCount === 0) return nothingButSignal;
  const message =
    'The second sample of the traces, where the console sets marks, varies too often to tell them; none is read.';
  place.findings.push(information('marks-not-told', message, { file: place.file }));
  return { marks: [], nonSignalSampleCount: 2 };
}

/** Null when the departures are too many to be marks. */
function marksOf(departures: Departure[] | null, traceCount: number, bits: number): Mark[] | null {
  if (departures === null) return null;
  const marks = departures.map(({ trace, word }) => ({ trace, kind: kindOfWord(word, bits) }));
  const share = marks.some(({ kind }) => kind === 'unknown') ? rareShare : knownWordShare;
  return marks.length === 0 || marks.length < share * traceCount ? marks : null;
}

/** The mark is in the highest byte of the word, at every width: 0xE8 the operator's, 0x64 the survey wheel's. */
function kindOfWord(word: number, bits: number): Mark['kind'] {
  if (word === markWord('user', bits)) return 'user';
  return word === markWord('distance', bits) ? 'distance' : 'unknown';
}

/** The word that the second sample of a marked trace holds, unsigned. */
export function markWord(kind: Mark['kind'], bits: number): number {
  const highestByte = { user: 0xe8, distance: 0x64, unknown: 0x01 }[kind];
  return highestByte * 2 ** (bits - 8);
}

/** Scan counters and mark words, block by block, in bounded memory however long the file. */
async function* readFirstTwoSamples(
  bytes: ByteSource,
  layout: SampleLayout,
): AsyncGenerator<{ firstSamples: Uint32Array; secondSamples: Uint32Array }> {
  const width = bytesPerSample(layout.encoding);
  const recordBytes = layout.channelCount * layout.samplesPerTrace * width;
  const tracesAtOnce = Math.max(1, Math.floor(blockBytes / recordBytes));
  for (let first = 0; first < layout.traceCount; first += tracesAtOnce) {
    const count = Math.min(tracesAtOnce, layout.traceCount - first);
    const start = layout.dataOffset + first * recordBytes;
    const view = new DataView(await bytes.slice(start, start + (count - 1) * recordBytes + 2 * width));
    const firstSamples = new Uint32Array(count);
    const secondSamples = new Uint32Array(count);
    for (let trace = 0; trace < count; trace++) {
      firstSamples[trace] = readUnsigned(view, trace * recordBytes, width);
      secondSamples[trace] = readUnsigned(view, trace * recordBytes + width, width);
    }
    yield { firstSamples, secondSamples };
  }
}

function readUnsigned(view: DataView, byteOffset: number, byteLength: number): number {
  if (byteLength === 1) return view.getUint8(byteOffset);
  return byteLength === 2 ? view.getUint16(byteOffset, true) : view.getUint32(byteOffset, true);
}
