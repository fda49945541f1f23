import type { ByteSource } from '#byte-source.ts';
import { information } from '#findings.ts';
import type { Finding, Mark } from '#recording.ts';
import { bytesPerSample } from '#samples.ts';
import type { DztGeometry } from './samples.ts';
import { createWordCount, type Departure } from './word-count.ts';

/** Bytes read at once. Traces longer than that are visited one by one, for their first two samples only. */
const blockBytes = 1 << 20;

/** Departures from the idle word are marks when rarer than this; where all are known mark words, more are believed. */
const rareShare = 0.1;
const knownWordShare = 0.5;

/** A counter may jump where traces were cut out afterwards, but not at more than this share of the traces. */
const counterJumpShare = 0.1;

/** A line that is opened is looked at in so many spots of so many traces; a short one as a whole. */
const spotCount = 8;
const spotTraceCount = 128;

type TraceRange = readonly [from: number, to: number];

/** What the first two samples of some traces turned out to be; `marks` is null where they are too many to be told. */
type Regularity = { readonly isSignal: boolean; readonly marks: readonly Mark[] | null };

/**
 * How many samples of each trace are the console's bookkeeping: 2 or none. They are told by what is regular: the first
 * sample of a raw trace is constant or counts up by one, the second has an idle word from which marks depart, rarely.
 * Where the first is neither, both are signal. A long line is looked at in a few spots only.
 */
export async function countBookkeeping(bytes: ByteSource, geometry: DztGeometry): Promise<0 | 2> {
  if (geometry.samplesPerTrace < 3 || geometry.traceCount === 0) return 0;
  const { isSignal } = await judgeFirstSamples(bytes, geometry, spotsOf(geometry.traceCount));
  return isSignal ? 0 : 2;
}

/** The marks of a line whose first two samples are bookkeeping. One pass over the whole file. */
export async function readMarks(
  bytes: ByteSource,
  geometry: DztGeometry,
  place: { file: string; findings: Finding[] },
): Promise<readonly Mark[]> {
  const { isSignal, marks } = await judgeFirstSamples(bytes, geometry, [[0, geometry.traceCount]]);
  if (marks !== null && !isSignal) return marks;
  const message =
    'The second sample of the traces, where the console sets marks, varies too often to tell them; none is read.';
  place.findings.push(information('marks-not-told', message, { file: place.file }));
  return [];
}

function spotsOf(traceCount: number): TraceRange[] {
  if (traceCount <= spotCount * spotTraceCount) return [[0, traceCount]];
  return Array.from({ length: spotCount }, (_, spot) => {
    const from = Math.floor((spot * (traceCount - spotTraceCount)) / (spotCount - 1));
    return [from, from + spotTraceCount];
  });
}

async function judgeFirstSamples(
  bytes: ByteSource,
  geometry: DztGeometry,
  ranges: readonly TraceRange[],
): Promise<Regularity> {
  const bits = 8 * bytesPerSample(geometry.encoding);
  const words = createWordCount();
  let changeCount = 0;
  let jumpCount = 0;
  let traceCount = 0;
  for (const range of ranges) {
    let trace = range[0];
    let previous: number | null = null;
    for await (const { firstSamples, secondSamples } of readFirstTwoSamples(bytes, geometry, range)) {
      for (const [index, word] of secondSamples.entries()) {
        const counter = firstSamples[index];
        if (previous !== null && counter !== previous) changeCount++;
        if (previous !== null && counter !== (previous + 1) % 2 ** bits) jumpCount++;
        previous = counter;
        words.add(word, trace++);
      }
      traceCount += secondSamples.length;
      if (changeCount > 0 && jumpCount > counterJumpShare * traceCount)
        return { isSignal: true, marks: null };
    }
  }
  const marks = marksOf(words.departures(), traceCount, bits);
  return { isSignal: marks === null && changeCount === 0, marks };
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
  geometry: DztGeometry,
  [from, to]: TraceRange,
): AsyncGenerator<{ firstSamples: Uint32Array; secondSamples: Uint32Array }> {
  const width = bytesPerSample(geometry.encoding);
  const recordBytes = geometry.channelCount * geometry.samplesPerTrace * width;
  const tracesAtOnce = Math.max(1, Math.floor(blockBytes / recordBytes));
  for (let first = from; first < to; first += tracesAtOnce) {
    const count = Math.min(tracesAtOnce, to - first);
    const start = geometry.dataOffset + first * recordBytes;
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
