import { readOnce } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { splitFileName } from '#file-name.ts';
import { failure } from '#findings.ts';
import type { Format } from '#format.ts';
import { readTextLines } from '#key-values.ts';
import type { Finding, OpenRecording, RecordingChannel } from '#recording.ts';
import { bitsPerSample, bytesPerSample } from '#samples.ts';
import { createTraceReader, interleavedChannels, type SampleLayout } from '#trace-reader.ts';
import { readCompanions } from './along.ts';
import { commonTraceCount, keepAlike, mergeFindings, type RamacChannel, tellNumbers } from './array.ts';
import { channelSuffix, lineNameOf, pairFiles, type RamacPair } from './channels.ts';
import { readRadHeader } from './header.ts';
import { countTraces, encodingByExtension } from './samples.ts';

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
    { extension: 'pos', role: 'positions', required: false, nameSuffix: /_G\d{2}$/i },
    { extension: 'mrk', role: 'marks', required: false },
  ],
  channelSuffix,
  open: openRamac,
  findFault,
};

/** A header has about one kilobyte. */
const mostHeaderBytes = 1 << 20;

async function openRamac(files: readonly NamedSource[]): Promise<OpenRecording> {
  const findings: Finding[] = [];
  const pairs = pairFiles(files, findings);
  const all = await readChannels(pairs, findings);
  const channels = keepAlike(all, findings);
  const traceCount = commonTraceCount(channels, findings);
  const [{ header, samples }] = channels;
  tellNumbers(pairs, header.arrayChannelCount, findings);
  const layout = layoutOf(channels, traceCount);
  const storedBytes = channels.reduce((sum, channel) => sum + channel.samples.bytes.byteLength, 0);
  const readBytes =
    layout.channels.length * traceCount * header.samplesPerTrace * bytesPerSample(layout.encoding);
  return {
    format: 'ramac',
    vendor: 'MALÅ',
    instrument: null,
    name: pairs.length > 1 ? lineNameOf(samples.name) : splitFileName(samples.name).stem,
    fileNames: files.map(({ name }) => name),
    channels: channels.flatMap(recordingChannelsOf),
    traceCount,
    samplesPerTrace: header.samplesPerTrace,
    bitsPerSample: bitsPerSample(layout.encoding),
    sampleIntervalNs: header.sampleIntervalNs,
    timeWindowNs: header.timeWindowNs,
    firstSampleNs: 0,
    traceSpacingM: header.traceSpacingM,
    tracesPerSecond: header.tracesPerSecond,
    relativePermittivity: null,
    nonSignalSampleCount: 0,
    recordedAt: null,
    comment: header.comment,
    rawHeader: rawHeaderOf(channels),
    dataOffset: 0,
    leftoverByteCount: storedBytes - readBytes,
    findings,
    ...createTraceReader(layout),
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

/** A channel that cannot be read costs that channel; where none can be, the fault of the first is that of all. */
async function readChannels(pairs: readonly RamacPair[], findings: Finding[]): Promise<RamacChannel[]> {
  const channels: RamacChannel[] = [];
  const faults: GprFormatError[] = [];
  const ofChannels: Finding[][] = [];
  for (const pair of pairs) {
    const own: Finding[] = [];
    ofChannels.push(own);
    try {
      channels.push(await readChannel(pair, own));
    } catch (error) {
      if (!(error instanceof GprFormatError)) throw error;
      faults.push(error);
    }
  }
  if (channels.length === 0) throw faults[0];
  findings.push(...mergeFindings(ofChannels));
  for (const { sentence, file = '' } of faults) {
    findings.push(failure('channel-unreadable', `${sentence} This channel is not read.`, { file }));
  }
  return channels;
}

async function readChannel(pair: RamacPair, findings: Finding[]): Promise<RamacChannel> {
  const { rad, samples, channelNumber } = pair;
  const lines = await readTextLines(rad, findings, mostHeaderBytes);
  const header = readRadHeader(lines, { file: rad.name, findings }, channelNumber !== null);
  const place = { file: samples.name, encoding: encodingOf(samples), findings };
  return { ...pair, header, traceCount: countTraces(header, samples.bytes.byteLength, place) };
}

function encodingOf({ name }: NamedSource) {
  return encodingByExtension[splitFileName(name).extension];
}

function recordingChannelsOf({ header, channelNumber }: RamacChannel): RecordingChannel[] {
  const { channelCount, channelOffsets, antenna, sampleIntervalNs, timeWindowNs } = header;
  return Array.from({ length: channelCount }, (_, channel) => ({
    name: `Channel ${channelNumber ?? channel + 1}`,
    antenna,
    sampleIntervalNs,
    timeWindowNs,
    firstSampleNs: 0,
    offset: channelOffsets?.[channel] ?? null,
  }));
}

/** The first channel's header, and of the others what differs from it, under the number of the channel. */
function rawHeaderOf([first, ...others]: readonly RamacChannel[]): Record<string, string> {
  const rawHeader: Record<string, string> = { ...first.header.rawHeader };
  for (const { channelNumber, header } of others) {
    for (const [key, value] of Object.entries(header.rawHeader)) {
      if (first.header.rawHeader[key] !== value) rawHeader[`${key} (channel ${channelNumber})`] = value;
    }
  }
  return rawHeader;
}

/** The channels of one file take turns in it. */
function layoutOf(channels: readonly RamacChannel[], traceCount: number): SampleLayout {
  const [{ header, samples }] = channels;
  const { samplesPerTrace } = header;
  const encoding = encodingOf(samples);
  const traceBytes = samplesPerTrace * bytesPerSample(encoding);
  return {
    format: 'ramac',
    channels: channels.flatMap(({ samples: { name: file, bytes }, header: { channelCount } }) =>
      interleavedChannels({ file, bytes, dataOffset: 0 }, channelCount, traceBytes),
    ),
    traceCount,
    samplesPerTrace,
    encoding,
    byteOrder: 'little',
  };
}
