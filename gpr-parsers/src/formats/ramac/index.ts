import { nothingAlong, readOnce } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { readCor } from '#cor.ts';
import { GprFormatError } from '#errors.ts';
import { companionName, splitFileName } from '#file-name.ts';
import { warning } from '#findings.ts';
import type { Format } from '#format.ts';
import { readTextLines } from '#key-values.ts';
import type {
  AlongTheLine,
  Finding,
  Mark,
  OpenRecording,
  RecordingChannel,
  TracePosition,
} from '#recording.ts';
import { bitsPerSample, bytesPerSample } from '#samples.ts';
import { createTraceReader, interleavedChannels, type SampleLayout } from '#trace-reader.ts';
import { type RadHeader, readRadHeader } from './header.ts';
import { readMrk } from './marks.ts';
import { encodingByExtension, locateSamples } from './samples.ts';

/** MALÅ: header and samples in two files, positions and marks in two more. */
export const ramac: Format = {
  id: 'ramac',
  vendor: 'MALÅ',
  label: 'MALÅ RAMAC',
  files: [
    { extension: 'rd7', role: 'samples', required: true },
    { extension: 'rd3', role: 'samples', required: true },
    { extension: 'rad', role: 'header', required: true },
    { extension: 'cor', role: 'positions', required: false },
    { extension: 'mrk', role: 'marks', required: false },
  ],
  open: openRamac,
  findFault,
};

/** A header has about one kilobyte. */
const mostHeaderBytes = 1 << 20;

async function openRamac(files: readonly NamedSource[]): Promise<OpenRecording> {
  const findings: Finding[] = [];
  const { rad, samples } = findPair(files, findings);
  const lines = await readTextLines(rad, findings, mostHeaderBytes);
  const header = readRadHeader(lines, { file: rad.name, findings });
  const encoding = encodingByExtension[splitFileName(samples.name).extension];
  const place = { file: samples.name, encoding, findings };
  const geometry = locateSamples(header, samples.bytes.byteLength, place);
  const { traceCount, leftoverByteCount } = geometry;
  return {
    format: 'ramac',
    vendor: 'MALÅ',
    instrument: null,
    name: splitFileName(samples.name).stem,
    fileNames: files.map(({ name }) => name),
    channels: channelsOf(header),
    traceCount,
    samplesPerTrace: header.samplesPerTrace,
    bitsPerSample: bitsPerSample(encoding),
    sampleIntervalNs: header.sampleIntervalNs,
    timeWindowNs: header.timeWindowNs,
    firstSampleNs: 0,
    traceSpacingM: header.traceSpacingM,
    tracesPerSecond: header.tracesPerSecond,
    relativePermittivity: null,
    nonSignalSampleCount: 0,
    recordedAt: null,
    comment: header.comment,
    rawHeader: header.rawHeader,
    dataOffset: 0,
    leftoverByteCount,
    findings,
    ...createTraceReader(layoutOf(samples, header, { encoding, traceCount })),
    readAlong: readOnce(() => readCompanions(files, traceCount)),
  };
}

/** Only the .rad can be at fault by itself: samples have no header, and companions cost no more than themselves. */
async function findFault(source: NamedSource): Promise<string | null> {
  if (splitFileName(source.name).extension !== 'rad') return null;
  try {
    const lines = await readTextLines(source, [], mostHeaderBytes);
    readRadHeader(lines, { file: source.name, findings: [] });
    return null;
  } catch (error) {
    if (error instanceof GprFormatError) return error.detail;
    throw error;
  }
}

/** Header and samples. Of an rd7 and an rd3 side by side the rd7 is read: it holds the same traces in more bits. */
function findPair(files: readonly NamedSource[], findings: Finding[]) {
  const ofKind = (extension: string) => files.find(({ name }) => splitFileName(name).extension === extension);
  const rad = ofKind('rad');
  const samples = ofKind('rd7') ?? ofKind('rd3');
  if (!samples)
    throw missing(companionName(rad?.name ?? files[0]?.name ?? 'recording.rd3', 'rd3'), 'radar data');
  if (!rad) throw missing(companionName(samples.name, 'rad'), 'header');
  const narrower = samples === ofKind('rd7') ? ofKind('rd3') : undefined;
  if (narrower) {
    const message = `${samples.name} and ${narrower.name} stand under one header; ${samples.name} is read, ${narrower.name} is not.`;
    findings.push(warning('two-sample-files', message, { file: narrower.name }));
  }
  return { rad, samples };
}

function missing(expected: string, what: string): GprFormatError {
  const message = `the ${what} of the recording is missing; send ${expected} too`;
  return new GprFormatError('missing-companion', message, { format: 'ramac', file: expected });
}

function channelsOf(header: RadHeader): RecordingChannel[] {
  const { channelCount, antenna, sampleIntervalNs, timeWindowNs } = header;
  return Array.from({ length: channelCount }, (_, channel) => ({
    name: `Channel ${channel + 1}`,
    antenna,
    sampleIntervalNs,
    timeWindowNs,
    firstSampleNs: 0,
    offset: null,
  }));
}

function layoutOf(
  { name: file, bytes }: NamedSource,
  { samplesPerTrace, channelCount }: RadHeader,
  { encoding, traceCount }: Pick<SampleLayout, 'encoding' | 'traceCount'>,
): SampleLayout {
  const traceBytes = samplesPerTrace * bytesPerSample(encoding);
  const channels = interleavedChannels({ file, bytes, dataOffset: 0 }, channelCount, traceBytes);
  return { format: 'ramac', channels, traceCount, samplesPerTrace, encoding, byteOrder: 'little' };
}

async function readCompanions(files: readonly NamedSource[], traceCount: number): Promise<AlongTheLine> {
  const findings: Finding[] = [];
  let positions: TracePosition[] = [];
  let marks: Mark[] = [];
  for (const source of files) {
    const { extension } = splitFileName(source.name);
    if (extension === 'cor') positions = await readCor(source, findings);
    if (extension === 'mrk') {
      const read = await readMrk(source, findings);
      marks = read.filter(({ trace }) => trace < traceCount);
      if (marks.length < read.length) {
        const message = `${read.length - marks.length} marks lie beyond the last trace; they are left out.`;
        findings.push(warning('marks-outside-recording', message, { file: source.name }));
      }
    }
  }
  return { ...nothingAlong, positions, marks, findings };
}
