import { nothingAlong, readOnce } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { companionName, splitFileName } from '#file-name.ts';
import { information } from '#findings.ts';
import type { Format } from '#format.ts';
import type { Finding, OpenRecording, RecordingChannel, TracePosition } from '#recording.ts';
import { bitsPerSample, bytesPerSample } from '#samples.ts';
import { createTraceReader, interleavedChannels, type SampleLayout } from '#trace-reader.ts';
import { centreFrequencyMHzOf } from './antennas.ts';
import { readPackedDate } from './date.ts';
import { readGainOrDirectory } from './gain.ts';
import {
  type DztHeader,
  headerBytes,
  instrumentOf,
  readAntennaName,
  readComment,
  readDztHeader,
  readMeasures,
  vendorHeaderFields,
} from './header.ts';
import { countBookkeeping, readMarks } from './marks.ts';
import { readDzg } from './positions.ts';
import { type DztGeometry, locateSamples } from './samples.ts';

/** No header area is longer: rh_data counts kibibytes below 1024. */
const mostHeaderAreaBytes = 1024 * headerBytes;

/** GSSI: one .dzt, with positions in a .dzg beside it where a receiver was connected. */
export const dzt: Format = {
  id: 'dzt',
  vendor: 'GSSI',
  label: 'GSSI DZT',
  files: [
    { extension: 'dzt', role: 'samples', required: true },
    { extension: 'dzg', role: 'positions', required: false },
    { extension: 'dzx', role: 'metadata', required: false },
  ],
  open: openDzt,
  findFault,
};

async function openDzt(files: readonly NamedSource[]): Promise<OpenRecording> {
  const source = files.find(({ name }) => splitFileName(name).extension === 'dzt');
  if (!source) throw missingDzt(files);
  const { name: file, bytes } = source;
  const findings: Finding[] = [];
  const { header, geometry } = await readFirstHeader(source, findings);
  const headerAreaEnd = Math.min(Math.max(geometry.dataOffset, headerBytes), mostHeaderAreaBytes);
  const headerArea = new Uint8Array(await bytes.slice(0, headerAreaEnd));
  const measures = readMeasures(header, file, findings);
  const comment = readComment(header, headerArea, { file, findings });
  const gain = readGainOrDirectory(header, headerArea, { file, findings });
  const timeWindowNs = measures.timeWindowNs;
  const times = {
    timeWindowNs,
    sampleIntervalNs: timeWindowNs === null ? null : timeWindowNs / geometry.samplesPerTrace,
    firstSampleNs: measures.firstSampleNs,
  };
  const channels = readAntennas(headerArea, geometry.channelCount, { file, findings }).map((channel) => ({
    ...channel,
    ...times,
    offset: null,
  }));
  const recordedAt = readDate(header, file, findings);
  const nonSignalSampleCount = await countBookkeeping(bytes, geometry);
  const { tracesPerMetre } = measures;
  return {
    format: 'dzt',
    vendor: 'GSSI',
    instrument: instrumentOf(header),
    name: splitFileName(file).stem,
    fileNames: files.map(({ name }) => name),
    channels,
    traceCount: geometry.traceCount,
    samplesPerTrace: geometry.samplesPerTrace,
    bitsPerSample: bitsPerSample(geometry.encoding),
    ...times,
    traceSpacingM: tracesPerMetre === null ? null : 1 / tracesPerMetre,
    tracesPerSecond: measures.tracesPerSecond,
    relativePermittivity: measures.relativePermittivity,
    nonSignalSampleCount,
    recordedAt,
    comment,
    rawHeader: { ...vendorHeaderFields(header), ...gain },
    dataOffset: geometry.dataOffset,
    leftoverByteCount: geometry.leftoverByteCount,
    findings,
    ...createTraceReader(layoutOf(source, geometry)),
    readAlong: readOnce(async () => {
      const noted: Finding[] = [];
      const marks =
        nonSignalSampleCount === 0 ? [] : await readMarks(bytes, geometry, { file, findings: noted });
      const positions = await readCompanions(files, noted);
      return { ...nothingAlong, marks, positions, findings: noted };
    }),
  };
}

async function readFirstHeader({ name: file, bytes }: NamedSource, findings: Finding[]) {
  if (bytes.byteLength < headerBytes) {
    const message = `header truncated: the file has ${bytes.byteLength} bytes, a header has ${headerBytes}; it ends`;
    throw new GprFormatError('truncated', message, { format: 'dzt', file, byteOffset: bytes.byteLength });
  }
  const header = readDztHeader(new DataView(await bytes.slice(0, headerBytes)), file);
  return { header, geometry: locateSamples(header, bytes.byteLength, { file, findings }) };
}

function layoutOf({ name: file, bytes }: NamedSource, geometry: DztGeometry): SampleLayout {
  const { dataOffset, channelCount, traceCount, samplesPerTrace, encoding } = geometry;
  const traceBytes = samplesPerTrace * bytesPerSample(encoding);
  const channels = interleavedChannels({ file, bytes, dataOffset }, channelCount, traceBytes);
  return { format: 'dzt', channels, traceCount, samplesPerTrace, encoding, byteOrder: 'little' };
}

/** Only the .dzt can be at fault: an unreadable companion costs the positions, not the recording. */
async function findFault(source: NamedSource): Promise<string | null> {
  if (splitFileName(source.name).extension !== 'dzt') return null;
  try {
    await readFirstHeader(source, []);
    return null;
  } catch (error) {
    if (error instanceof GprFormatError) return error.detail;
    throw error;
  }
}

function missingDzt(files: readonly NamedSource[]): GprFormatError {
  const expected = companionName(files[0]?.name ?? 'recording.dzt', 'dzt');
  const message = `the radar data are missing; send ${expected} too`;
  return new GprFormatError('missing-companion', message, { format: 'dzt', file: expected });
}

/** A header that does not lie before the samples is not read; its channel then borrows the antenna of none. */
function readAntennas(
  headerArea: Uint8Array,
  channelCount: number,
  { file, findings }: { file: string; findings: Finding[] },
): Pick<RecordingChannel, 'name' | 'antenna'>[] {
  return Array.from({ length: channelCount }, (_, channel) => {
    const start = channel * headerBytes;
    const bytes = headerArea.subarray(start, start + headerBytes);
    const antennaName = bytes.byteLength < 112 ? '' : readAntennaName(bytes);
    const isNamed = antennaName !== '' && antennaName.toLowerCase() !== 'none';
    const centreFrequencyMHz = centreFrequencyMHzOf(antennaName);
    if (isNamed && centreFrequencyMHz === null) {
      const message = `The antenna "${antennaName}" of channel ${channel + 1} does not tell its centre frequency; it is left open.`;
      findings.push(information('antenna-frequency-unknown', message, { file, byteOffset: start + 98 }));
    }
    return {
      name: `Channel ${channel + 1}`,
      antenna: { name: isNamed ? antennaName : null, centreFrequencyMHz, separationM: null },
    };
  });
}

function readDate(header: DztHeader, file: string, findings: Finding[]): string | null {
  const recordedAt = readPackedDate(header.createdAt);
  if (recordedAt === null) {
    const message = 'rhb_cdt holds no date; when the line was recorded is unknown.';
    findings.push(information('no-date', message, { file, byteOffset: 32 }));
  }
  return recordedAt;
}

async function readCompanions(files: readonly NamedSource[], findings: Finding[]): Promise<TracePosition[]> {
  let positions: TracePosition[] = [];
  for (const source of files) {
    const { extension } = splitFileName(source.name);
    if (extension === 'dzg') positions = await readDzg(source, findings);
    if (extension === 'dzx') {
      const message = 'The notes and waypoints of a .dzx are not read by this version; the file is kept.';
      findings.push(information('companion-not-read', message, { file: source.name }));
    }
  }
  return positions;
}
