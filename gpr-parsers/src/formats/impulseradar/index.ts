import { nothingAlong, readOnce } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { chooseCompanion } from '#choose-companion.ts';
import { GprFormatError } from '#errors.ts';
import { splitFileName } from '#file-name.ts';
import { failure, information, warning } from '#findings.ts';
import type { Format } from '#format.ts';
import { readTextLines } from '#key-values.ts';
import type { AlongTheLine, Finding, Mark, OpenRecording, RecordingChannel } from '#recording.ts';
import { bitsPerSample, bytesPerSample } from '#samples.ts';
import { createTraceReader } from '#trace-reader.ts';
import { type Channel, commonTraceCount, keepAlike, mergeFindings, tellContradictions } from './array.ts';
import { type ChannelPair, channelSuffix, pairChannels } from './channels.ts';
import { type IprhHeader, readIprhHeader } from './header.ts';
import { readFirstMoment, readMrk } from './marks.ts';
import { readFixes } from './positions.ts';
import { countTraces, encodingOf } from './samples.ts';

/**
 * ImpulseRadar: header and samples in two files for each channel; positions, marks and times in one file for them all.
 * Written after the vendor's description of the header and after other readers; no recording was at hand to try it on.
 */
export const impulseradar: Format = {
  id: 'impulseradar',
  vendor: 'ImpulseRadar',
  label: 'ImpulseRadar',
  files: [
    { extension: 'iprb', role: 'samples', required: true },
    { extension: 'iprh', role: 'header', required: true },
    { extension: 'cor', role: 'positions', required: false },
    { extension: 'mrk', role: 'marks', required: false },
    { extension: 'time', role: 'metadata', required: false },
    { extension: 'gps', role: 'metadata', required: false },
  ],
  channelSuffix,
  open: openImpulseRadar,
  findFault,
};

/** A header has less than a kilobyte. */
const mostHeaderBytes = 1 << 20;

async function openImpulseRadar(files: readonly NamedSource[]): Promise<OpenRecording> {
  const findings: Finding[] = [];
  const all = await readChannels(pairChannels(files, findings), findings);
  const channels = keepAlike(all, findings);
  const [{ told, encoding, samples }] = channels;
  const traceCount = commonTraceCount(channels, findings);
  tellContradictions(all, findings);
  const { samplesPerTrace } = told;
  const traceBytes = samplesPerTrace * bytesPerSample(encoding);
  const storedBytes = channels.reduce((sum, { samples: { bytes } }) => sum + bytes.byteLength, 0);
  return {
    format: 'impulseradar',
    vendor: 'ImpulseRadar',
    instrument: null,
    name: splitFileName(samples.name).stem.replace(channelSuffix, ''),
    fileNames: files.map(({ name }) => name),
    channels: channels.map(channelOf),
    traceCount,
    samplesPerTrace,
    bitsPerSample: bitsPerSample(encoding),
    sampleIntervalNs: told.sampleIntervalNs,
    timeWindowNs: told.timeWindowNs,
    firstSampleNs: told.firstSampleNs,
    traceSpacingM: told.traceSpacingM,
    tracesPerSecond: told.tracesPerSecond,
    relativePermittivity: null,
    nonSignalSampleCount: 0,
    recordedAt: await readStart(told, files),
    comment: null,
    rawHeader: rawHeaderOf(channels),
    dataOffset: 0,
    leftoverByteCount: storedBytes - channels.length * traceCount * traceBytes,
    findings,
    ...createTraceReader({
      format: 'impulseradar',
      channels: channels.map(({ samples: { name: file, bytes } }) => ({
        file,
        bytes,
        firstByte: 0,
        strideBytes: traceBytes,
      })),
      traceCount,
      samplesPerTrace,
      encoding,
      byteOrder: 'little',
    }),
    readAlong: readOnce(() => readCompanions(files, traceCount)),
  };
}

/** A channel that cannot be read costs that channel; where none can be, the fault of the first is that of all. */
async function readChannels(pairs: readonly ChannelPair[], findings: Finding[]): Promise<Channel[]> {
  const channels: Channel[] = [];
  const faults: GprFormatError[] = [];
  const told: Finding[] = [];
  for (const pair of pairs) {
    try {
      channels.push(await readChannel(pair, told));
    } catch (error) {
      if (!(error instanceof GprFormatError)) throw error;
      faults.push(error);
    }
  }
  if (channels.length === 0) throw faults[0];
  findings.push(...mergeFindings(told));
  for (const { sentence, file = '' } of faults) {
    findings.push(failure('channel-unreadable', `${sentence} This channel is not read.`, { file }));
  }
  return channels;
}

async function readChannel(pair: ChannelPair, findings: Finding[]): Promise<Channel> {
  const lines = await readTextLines(pair.header, findings, mostHeaderBytes);
  const told = readIprhHeader(lines, { file: pair.header.name, findings });
  const place = { file: pair.samples.name, fileBytes: pair.samples.bytes.byteLength, findings };
  const encoding = encodingOf(told, place);
  return { ...pair, told, encoding, traceCount: countTraces(told, encoding, place) };
}

function channelOf({ channelNumber, told }: Channel): RecordingChannel {
  const { antenna, sampleIntervalNs, timeWindowNs, firstSampleNs, offset } = told;
  const name = `Channel ${channelNumber}`;
  return { name, antenna, sampleIntervalNs, timeWindowNs, firstSampleNs, offset };
}

/** The first channel's header, and of the others what differs from it, under the number of the channel. */
function rawHeaderOf([first, ...others]: readonly Channel[]): Record<string, string> {
  const rawHeader: Record<string, string> = { ...first.told.rawHeader };
  for (const { channelNumber, told } of others) {
    for (const [key, value] of Object.entries(told.rawHeader)) {
      if (first.told.rawHeader[key] !== value) rawHeader[`${key} (channel ${channelNumber})`] = value;
    }
  }
  return rawHeader;
}

/** By the header, or by the first row of the .time; a date without a time of day is kept as a date. */
async function readStart({ startDate, startTime }: IprhHeader, files: readonly NamedSource[]) {
  if (startDate !== null && startTime !== null) return `${startDate}T${startTime}`;
  const times = chooseCompanion(files, 'time', { channelSuffix, findings: [] });
  return (times && (await readFirstMoment(times))) ?? startDate;
}

/** Only an .iprh can be at fault by itself: samples have no header, and companions cost no more than themselves. */
async function findFault(source: NamedSource): Promise<string | null> {
  if (splitFileName(source.name).extension !== 'iprh') return null;
  try {
    const lines = await readTextLines(source, [], mostHeaderBytes);
    readIprhHeader(lines, { file: source.name, findings: [] });
    return null;
  } catch (error) {
    if (error instanceof GprFormatError) return error.detail;
    throw error;
  }
}

async function readCompanions(files: readonly NamedSource[], traceCount: number): Promise<AlongTheLine> {
  const findings: Finding[] = [];
  const cor = chooseCompanion(files, 'cor', { channelSuffix, findings });
  const mrk = chooseCompanion(files, 'mrk', { channelSuffix, findings });
  const positions = cor ? await readFixes(cor, findings) : [];
  const marks = mrk ? await readMarksWithin(mrk, traceCount, findings) : [];
  for (const { name: file } of files) {
    const { extension } = splitFileName(file);
    if (extension !== 'time' && extension !== 'gps') continue;
    const what = extension === 'time' ? 'times of the single traces' : 'sentences of the receiver';
    const message = `The ${what} in a .${extension} are not read by this version; the file is kept.`;
    findings.push(information('companion-not-read', message, { file }));
  }
  return { ...nothingAlong, positions, marks, findings };
}

async function readMarksWithin(
  source: NamedSource,
  traceCount: number,
  findings: Finding[],
): Promise<Mark[]> {
  const read = await readMrk(source, findings);
  const marks = read.filter(({ trace }) => trace < traceCount);
  if (marks.length < read.length) {
    const message = `${read.length - marks.length} marks lie beyond the last trace; they are left out.`;
    findings.push(warning('marks-outside-recording', message, { file: source.name }));
  }
  return marks;
}
