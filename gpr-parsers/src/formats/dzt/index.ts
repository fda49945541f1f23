import { readOnce } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { companionName, splitFileName } from '#file-name.ts';
import { information } from '#findings.ts';
import type { Format } from '#format.ts';
import type { Finding, OpenRecording } from '#recording.ts';
import { bitsPerSample, bytesPerSample } from '#samples.ts';
import { createTraceReader, interleavedChannels, type SampleLayout } from '#trace-reader.ts';
import { readAlongDzt } from './along.ts';
import { readChannels, vendorChannelFields } from './channels.ts';
import { readPackedDate } from './date.ts';
import { type DzxAtOpening, openDzx } from './dzx-at-opening.ts';
import { readGainOrDirectory } from './gain.ts';
import {
  type DztHeader,
  headerBytes,
  instrumentOf,
  readDztHeader,
  readMeasures,
  vendorHeaderFields,
} from './header.ts';
import { type HeaderArea, readComment, readHistory } from './info-area.ts';
import { countBookkeeping } from './marks.ts';
import { type DztGeometry, locateSamples } from './samples.ts';

/** No header area is longer: rh_data counts kibibytes below 1024. */
const mostHeaderAreaBytes = 1024 * headerBytes;

/** GSSI: one .dzt; beside it positions in a .dzg where a receiver was connected, and marks and picks in a .dzx. */
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
  const source = ofKind(files, 'dzt');
  if (!source) throw missingDzt(files);
  const { name: file, bytes } = source;
  const findings: Finding[] = [];
  const { header, geometry } = await readFirstHeader(source, findings);
  const area = await readHeaderArea(source, geometry, findings);
  const measures = readMeasures(header, file, findings);
  const comment = readComment(header, area);
  const gain = readGainOrDirectory(header, area);
  const history = readHistory(header, area);
  const { channelCount, traceCount, samplesPerTrace, encoding, dataOffset, leftoverByteCount } = geometry;
  const { stem } = splitFileName(file);
  const dzx = await openDzx(ofKind(files, 'dzx'), { stem, channelCount, findings });
  const context = { area, channelCount, first: header, measures, companion: dzx };
  const channels = readChannels(context);
  const { timeWindowNs, sampleIntervalNs, firstSampleNs } = channels[0];
  const { tracesPerMetre, tracesPerSecond } = measures;
  const opened: Omit<OpenRecording, 'readAlong'> = {
    format: 'dzt',
    vendor: 'GSSI',
    instrument: instrumentOf(header) ?? dzx.system,
    name: stem,
    fileNames: files.map(({ name }) => name),
    channels,
    traceCount,
    samplesPerTrace,
    bitsPerSample: bitsPerSample(encoding),
    timeWindowNs,
    sampleIntervalNs,
    firstSampleNs,
    traceSpacingM: tracesPerMetre === null ? null : 1 / tracesPerMetre,
    tracesPerSecond,
    relativePermittivity: measures.relativePermittivity ?? takenPermittivity(dzx, findings),
    nonSignalSampleCount: await countBookkeeping(bytes, geometry),
    recordedAt: readDate(header, file, findings),
    comment,
    rawHeader: {
      ...vendorHeaderFields(header),
      ...gain,
      ...history,
      ...vendorChannelFields(context),
      ...dzx.properties,
    },
    dataOffset,
    leftoverByteCount,
    findings,
    ...createTraceReader(layoutOf(source, geometry)),
  };
  const companions = { dzg: ofKind(files, 'dzg'), readDzx: dzx.read };
  return { ...opened, readAlong: readOnce(() => readAlongDzt(source, { opened, geometry }, companions)) };
}

function ofKind(files: readonly NamedSource[], extension: string): NamedSource | undefined {
  return files.find(({ name }) => splitFileName(name).extension === extension);
}

async function readFirstHeader({ name: file, bytes }: NamedSource, findings: Finding[]) {
  if (bytes.byteLength < headerBytes) {
    const message = `header truncated: the file has ${bytes.byteLength} bytes, a header has ${headerBytes}; it ends`;
    throw new GprFormatError('truncated', message, { format: 'dzt', file, byteOffset: bytes.byteLength });
  }
  const header = readDztHeader(new DataView(await bytes.slice(0, headerBytes)), file);
  return { header, geometry: locateSamples(header, bytes.byteLength, { file, findings }) };
}

/** All that stands before the samples: nothing that a header points to lies behind. */
async function readHeaderArea(
  { name: file, bytes }: NamedSource,
  { dataOffset }: DztGeometry,
  findings: Finding[],
): Promise<HeaderArea> {
  const end = Math.min(Math.max(dataOffset, headerBytes), mostHeaderAreaBytes);
  return { bytes: new Uint8Array(await bytes.slice(0, end)), file, findings };
}

function layoutOf({ name: file, bytes }: NamedSource, geometry: DztGeometry): SampleLayout {
  const { dataOffset, channelCount, traceCount, samplesPerTrace, encoding } = geometry;
  const traceBytes = samplesPerTrace * bytesPerSample(encoding);
  const channels = interleavedChannels({ file, bytes, dataOffset }, channelCount, traceBytes);
  return { format: 'dzt', channels, traceCount, samplesPerTrace, encoding, byteOrder: 'little' };
}

/** Only the .dzt can be at fault: an unreadable companion costs what it holds, not the recording. */
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

/** Where the header tells none. A contradiction of the two is told with what goes along the line. */
function takenPermittivity({ file, relativePermittivity }: DzxAtOpening, findings: Finding[]): number | null {
  if (relativePermittivity === null) return null;
  const message = `The permittivity of ${relativePermittivity} is that of ${file}; the header tells none.`;
  findings.push(information('value-of-companion', message, { file }));
  return relativePermittivity;
}

function readDate(header: DztHeader, file: string, findings: Finding[]): string | null {
  const recordedAt = readPackedDate(header.createdAt);
  if (recordedAt === null) {
    const message = 'rhb_cdt holds no date; when the line was recorded is unknown.';
    findings.push(information('no-date', message, { file, byteOffset: 32 }));
  }
  return recordedAt;
}
