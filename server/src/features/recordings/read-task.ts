import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  type Finding,
  GprFormatError,
  type Mark,
  type Recording,
  readRecording,
  type TrackPoint,
  trackOf,
} from '@jsa/gpr-parsers';
import { type FileOnDisk, withFilesOnDisk } from '#recording-on-disk.ts';

/** What the database keeps of a recording that could be read. */
export type ReadRecordingColumns = {
  format: string;
  vendor: string;
  instrument: string | null;
  antennaName: string | null;
  centreFrequencyMHz: number | null;
  traceCount: number;
  samplesPerTrace: number;
  sampleIntervalNs: number | null;
  timeWindowNs: number | null;
  traceSpacingM: number | null;
  recordedAt: string | null;
  comment: string | null;
  rawHeader: Record<string, unknown>;
  findings: Finding[];
  marks: Mark[];
  channelNames: string[];
  track: TrackPoint[] | null;
};

export type ReadResult =
  | { outcome: 'read'; recording: ReadRecordingColumns }
  | { outcome: 'unreadable'; reason: string };

/** Reads what the files say, all but the samples. Runs in a compute thread. */
export async function run({ files }: { files: FileOnDisk[] }): Promise<ReadResult> {
  for (const file of files) {
    if (!(await isUnchanged(file))) return { outcome: 'unreadable', reason: changedSentence(file) };
  }
  try {
    const recording = await withFilesOnDisk(files, async (sources) =>
      cleaned(columnsOf(await readRecording(sources))),
    );
    const isEmpty = recording.traceCount < 1 || recording.samplesPerTrace < 1;
    if (isEmpty) return { outcome: 'unreadable', reason: `${files[0].name} holds no whole trace.` };
    return { outcome: 'read', recording };
  } catch (error) {
    const reason = sentenceOf(error);
    if (reason === null) throw error;
    return { outcome: 'unreadable', reason };
  }
}

/** A disk may rot: what is read must be what the receipt states. */
async function isUnchanged({ path, sha256 }: FileOnDisk): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  return hash.digest('hex') === sha256;
}

function changedSentence({ name, sha256 }: FileOnDisk): string {
  return `The stored ${name} no longer has the SHA-256 of its receipt (${sha256}). Restore it from a backup.`;
}

/** Null for faults of the machine (a disk, for instance), which may be gone at the next try. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof GprFormatError) return error.sentence;
  const isOfTheMachine = !(error instanceof Error) || 'code' in error;
  if (isOfTheMachine) return null;
  return `The reader of this program failed on these files (${error.message}). They are kept as they came; please report this.`;
}

function columnsOf(recording: Recording): ReadRecordingColumns {
  const [first] = recording.channels;
  return {
    format: recording.format,
    vendor: recording.vendor,
    instrument: recording.instrument,
    antennaName: first?.antenna.name ?? null,
    centreFrequencyMHz: positiveOrNull(first?.antenna.centreFrequencyMHz ?? null),
    traceCount: recording.traceCount,
    samplesPerTrace: recording.samplesPerTrace,
    sampleIntervalNs: positiveOrNull(recording.sampleIntervalNs),
    timeWindowNs: positiveOrNull(recording.timeWindowNs),
    traceSpacingM: positiveOrNull(recording.traceSpacingM),
    recordedAt: recording.recordedAt,
    comment: recording.comment,
    rawHeader: { ...recording.rawHeader },
    findings: [...recording.findings],
    marks: [...recording.marks],
    channelNames: recording.channels.map((channel) => channel.name),
    track: trackOf(recording)?.map((point) => point) ?? null,
  };
}

/** A header may say 0 or worse; the database keeps what can be meant. The header itself is kept as it is. */
function positiveOrNull(value: number | null): number | null {
  return value !== null && value > 0 && Number.isFinite(value) ? value : null;
}

/** PostgreSQL's text holds no NUL and no half characters, and JSON no infinities; instruments write all of them. */
function cleaned<Value>(value: Value): Value {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part,
  );
  return JSON.parse(text) as Value;
}
