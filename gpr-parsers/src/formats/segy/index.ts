import { readOnce } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { readHeader, vendorFields } from '#fields.ts';
import { splitFileName } from '#file-name.ts';
import { information, warning } from '#findings.ts';
import type { Format } from '#format.ts';
import type { Finding, OpenRecording, RecordingChannel } from '#recording.ts';
import { bitsPerSample } from '#samples.ts';
import { createTraceReader } from '#trace-reader.ts';
import { type OpenedSegy, readAlongSegy } from './along.ts';
import { isRadarSystemsNumber } from './collect.ts';
import { readRecordedAt } from './dates.ts';
import { type FileHeader, readFileHeader } from './file-header.ts';
import { fileHeaderBytes, type TraceHeader, tablesOf, traceHeaderBytes } from './header.ts';
import { type OwnText, readOwnText } from './own-text.ts';
import { locateTraces } from './samples.ts';
import { instrumentIn } from './text-header.ts';
import { readTimes, type SegyTimes } from './times.ts';
import { readTraceHeader } from './trace-headers.ts';

const extensions = ['sgy', 'segy', 'seg'];

/** SEG-Y: the seismologists' format, in which most radar software can export a line. */
export const segy: Format = {
  id: 'segy',
  vendor: 'SEG-Y',
  label: 'SEG-Y',
  files: extensions.map((extension) => ({ extension, role: 'samples', required: true })),
  open: openSegy,
  findFault,
};

async function openSegy(files: readonly NamedSource[]): Promise<OpenRecording> {
  const findings: Finding[] = [];
  const source = chooseFile(files, findings);
  const opened = await readHeaders(source, findings);
  const { header, geometry, layout, told } = opened;
  const { name: file } = source;
  const { samplesPerTrace, traceCount, dataOffset, leftoverByteCount } = geometry;
  const firstTrace = readHeader('segy', tablesOf(header.byteOrder).trace, opened.firstTrace);
  const times = readTimes(header, { firstTrace, samplesPerTrace, told, file, dataOffset, findings });
  const { intervalUnit, ...channelTimes } = withWindow(times, samplesPerTrace);
  tellTraits(header, { file, findings });
  const traceBytes = layout.strideBytes - traceHeaderBytes;
  return {
    format: 'segy',
    vendor: header.writer.name ?? 'SEG-Y',
    instrument: instrumentIn(header.text),
    name: splitFileName(file).stem,
    fileNames: files.map(({ name }) => name),
    channels: [channelOf(told, channelTimes)],
    traceCount,
    samplesPerTrace,
    bitsPerSample: bitsPerSample(header.encoding),
    ...channelTimes,
    traceSpacingM: told?.traceSpacingM ?? null,
    tracesPerSecond: told?.tracesPerSecond ?? null,
    relativePermittivity: told?.relativePermittivity ?? null,
    nonSignalSampleCount: Math.min(told?.nonSignalSampleCount ?? 0, samplesPerTrace),
    recordedAt: readRecordedAt(
      firstTrace,
      { text: header.text, day: told?.recordedOn ?? null },
      { file, dataOffset, findings },
    ),
    comment: told === null ? header.text.lines.join('\n').trim() || null : told.comment,
    rawHeader: rawHeaderOf(header, firstTrace, intervalUnit),
    dataOffset,
    leftoverByteCount,
    findings,
    ...createTraceReader({
      format: 'segy',
      channels: [
        {
          file,
          bytes: source.bytes,
          firstByte: dataOffset + traceHeaderBytes,
          strideBytes: traceBytes + traceHeaderBytes,
        },
      ],
      traceCount,
      samplesPerTrace,
      encoding: header.encoding,
      byteOrder: header.byteOrder,
    }),
    readAlong: readOnce(() => readAlongSegy(opened)),
  };
}

/** Of several files of one name the first is read: they are copies, or lines that got each other's name. */
function chooseFile(files: readonly NamedSource[], findings: Finding[]): NamedSource {
  const [source, ...others] = files.filter(({ name }) => extensions.includes(splitFileName(name).extension));
  if (!source) {
    const message = 'there is no .sgy or .segy among the files';
    throw new GprFormatError('missing-companion', message, { format: 'segy' });
  }
  for (const { name } of others) {
    const message = `${source.name} and ${name} are of one name; ${source.name} is read, ${name} is not.`;
    findings.push(warning('two-sample-files', message, { file: name }));
  }
  return source;
}

/** All that opening has to read: headers of the file and of a few traces. */
async function readHeaders(source: NamedSource, findings: Finding[]): Promise<OpenedSegy> {
  const { name: file, bytes } = source;
  const head = await bytes.slice(0, fileHeaderBytes);
  const header = readFileHeader(head, bytes.byteLength, { file, findings });
  const geometry = await locateTraces(header, { source, findings });
  const layout = { file, bytes, ...geometry };
  const firstTrace = await readTraceHeader(layout, 0);
  const told = header.writer.dialect === 'own' ? readOwnText(header.text) : null;
  const isRadarSystems =
    header.writer.dialect === 'standard' && (await speaksRadarSystems(header, layout, findings));
  const writer = isRadarSystems ? ({ ...header.writer, dialect: 'radar-systems' } as const) : header.writer;
  return { header: { ...header, writer }, firstTrace, geometry, layout, told };
}

/** Where the same place stands as double and as float in the places that Radar Systems has for them, it is its way. */
async function speaksRadarSystems(
  header: FileHeader,
  layout: OpenedSegy['layout'],
  findings: Finding[],
): Promise<boolean> {
  const { radarSystems: of } = tablesOf(header.byteOrder);
  const isAlike = (double: number, float: number) =>
    isRadarSystemsNumber(double) && Math.abs(double - float) <= Math.abs(double) * 1e-6;
  const last = layout.traceCount - 1;
  for (const trace of new Set([0, Math.floor(last / 2), last])) {
    const view = await readTraceHeader(layout, trace);
    const isX = isAlike(of.longitude.read(view), of.x.read(view));
    if (isX && isAlike(of.latitude.read(view), of.y.read(view))) {
      const message = `The text names no such software, but trace ${trace + 1} has its place as the instruments of Radar Systems write it; all traces are read so.`;
      findings.push(information('dialect-by-content', message, { file: layout.file }));
      return true;
    }
  }
  return false;
}

function withWindow(times: SegyTimes, samplesPerTrace: number) {
  const { sampleIntervalNs } = times;
  const timeWindowNs = sampleIntervalNs === null ? null : sampleIntervalNs * samplesPerTrace;
  return { ...times, timeWindowNs };
}

function channelOf(
  told: OwnText | null,
  times: Pick<RecordingChannel, 'sampleIntervalNs' | 'timeWindowNs' | 'firstSampleNs'>,
): RecordingChannel {
  const antenna = told?.antenna ?? { name: null, centreFrequencyMHz: null, separationM: null };
  return { name: 'Channel 1', antenna, ...times, offset: null };
}

/** What is out of the way, and may be wrong with other readers than this one. */
function tellTraits(header: FileHeader, { file, findings }: { file: string; findings: Finding[] }) {
  if (header.byteOrder === 'little') {
    const message =
      'The numbers have their lowest byte first, against the standard of revisions 0 and 1; they are read so.';
    if (header.revision < 2) findings.push(information('little-endian', message, { file }));
  }
  if (header.encoding === 'u8-offset' || header.encoding === 'u16-offset') {
    const message = `The samples have no sign; ${header.encoding === 'u8-offset' ? 128 : 32768} is taken for their zero.`;
    findings.push(information('samples-unsigned', message, { file }));
  }
}

function rawHeaderOf(
  header: FileHeader,
  firstTrace: TraceHeader,
  intervalUnit: SegyTimes['intervalUnit'],
): OpenRecording['rawHeader'] {
  const { binary, trace } = tablesOf(header.byteOrder);
  return {
    'Textual file header': header.text.lines.join('\n'),
    'Textual file header, encoding': header.text.encoding,
    'Byte order': header.byteOrder,
    'Sample interval, unit as read': intervalUnit,
    ...vendorFields(binary, header.binary),
    ...vendorFields(trace, firstTrace),
  };
}

/** Why the file cannot be read, if it cannot be. */
async function findFault(source: NamedSource): Promise<string | null> {
  try {
    await readHeaders(source, []);
    return null;
  } catch (error) {
    if (error instanceof GprFormatError) return error.detail;
    throw error;
  }
}
