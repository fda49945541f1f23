import { readOnce } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { companionName, splitFileName } from '#file-name.ts';
import { failure, warning } from '#findings.ts';
import type { Format } from '#format.ts';
import { readTextLines } from '#key-values.ts';
import type { Finding, OpenRecording } from '#recording.ts';
import { bitsPerSample } from '#samples.ts';
import { createTraceReader } from '#trace-reader.ts';
import { readAlongLine } from './along.ts';
import { absentHeader, type HdHeader, readHdHeader } from './header.ts';
import { type Dt1Geometry, locateTraces } from './samples.ts';
import { readTraceHeader, traceHeaderBytes, vendorTraceFields } from './trace-header.ts';

/** Sensors & Software: traces in a .dt1, of which an .hd says what they mean; fixes in a .gps or a .gp2. */
export const pulseekko: Format = {
  id: 'pulseekko',
  vendor: 'Sensors & Software',
  label: 'Sensors & Software pulseEKKO',
  files: [
    { extension: 'dt1', role: 'samples', required: true },
    { extension: 'hd', role: 'header', required: false },
    { extension: 'gps', role: 'positions', required: false },
    { extension: 'gp2', role: 'positions', required: false },
  ],
  open: openPulseekko,
  findFault,
};

/** A header has about one kilobyte. */
const mostHeaderBytes = 1 << 20;

async function openPulseekko(files: readonly NamedSource[]): Promise<OpenRecording> {
  const findings: Finding[] = [];
  const ofKind = (extension: string) => files.find(({ name }) => splitFileName(name).extension === extension);
  const dt1 = ofKind('dt1');
  if (!dt1) throw missingDt1(files);
  const hd = await readHd(ofKind('hd'), dt1.name, findings);
  const geometry = await locateTraces(dt1, hd, findings);
  const { samplesPerTrace, encoding, traceCount, recordBytes, leftoverByteCount } = geometry;
  const times = timesOf(hd, samplesPerTrace);
  const { name: file, bytes } = dt1;
  const channels = [{ file, bytes, firstByte: traceHeaderBytes, strideBytes: recordBytes }];
  return {
    format: 'pulseekko',
    vendor: 'Sensors & Software',
    instrument: hd.instrument,
    name: splitFileName(file).stem,
    fileNames: files.map(({ name }) => name),
    channels: [{ name: 'Channel 1', antenna: hd.antenna, ...times, offset: null }],
    traceCount,
    samplesPerTrace,
    bitsPerSample: bitsPerSample(encoding),
    ...times,
    traceSpacingM: hd.traceSpacingM,
    tracesPerSecond: hd.tracesPerSecond,
    relativePermittivity: null,
    nonSignalSampleCount: 0,
    recordedAt: await readStart(hd, geometry),
    comment: hd.comment,
    rawHeader: { ...hd.rawHeader, ...vendorTraceFields(geometry.firstHeader) },
    dataOffset: traceHeaderBytes,
    leftoverByteCount,
    findings,
    ...createTraceReader({
      format: 'pulseekko',
      channels,
      traceCount,
      samplesPerTrace,
      encoding,
      byteOrder: 'little',
    }),
    readAlong: readOnce(() =>
      readAlongLine(files, { file, hd, geometry, sampleIntervalNs: times.sampleIntervalNs }),
    ),
  };
}

/** The traces can be read without a header, but neither their times nor their distances. */
async function readHd(
  source: NamedSource | undefined,
  dt1Name: string,
  findings: Finding[],
): Promise<HdHeader> {
  const loss =
    'the traces are read by their own headers, but their times, their distances and their antenna are unknown';
  if (!source) {
    const expected = companionName(dt1Name, 'hd');
    const message = `The header ${expected} is missing: ${loss}. Send ${expected} too.`;
    findings.push(warning('header-missing', message, { file: expected }));
    return absentHeader;
  }
  const lines = await readTextLines(source, findings, mostHeaderBytes);
  const hd = readHdHeader(lines, { file: source.name, findings });
  if (hd !== null) return hd;
  const message = `${source.name} holds no line of a header (NUMBER OF TRACES = …): ${loss}.`;
  findings.push(failure('header-unreadable', message, { file: source.name }));
  return absentHeader;
}

/** Item 7 of the trace headers is a time window, too, but not that of the traces. */
function timesOf({ timeWindowNs, timeZeroPoint }: HdHeader, samplesPerTrace: number) {
  const sampleIntervalNs = timeWindowNs === null ? null : timeWindowNs / samplesPerTrace;
  return {
    timeWindowNs,
    sampleIntervalNs,
    firstSampleNs: sampleIntervalNs === null ? 0 : (1 - (timeZeroPoint ?? 1)) * sampleIntervalNs,
  };
}

/**
 * The day of the .hd at the time of the trace that was recorded first: of a line that was turned round the last, unless
 * midnight came between. The day alone where the traces have no time, or come from several lines.
 */
async function readStart(
  { recordedOn, isMerged, redefinedItems }: HdHeader,
  { bytes, recordBytes, traceCount, firstHeader }: Dt1Geometry,
): Promise<string | null> {
  if (recordedOn === null || isMerged || redefinedItems.has(24)) return recordedOn?.date ?? null;
  const lastByte = (traceCount - 1) * recordBytes;
  const last = readTraceHeader(new DataView(await bytes.slice(lastByte, lastByte + traceHeaderBytes)));
  const clocksS = [firstHeader.secondsOfDay, last.secondsOfDay];
  if (!clocksS.every((clockS) => clockS > 0 && clockS < 86_400)) return recordedOn.date;
  const isOverMidnight = Math.abs(clocksS[0] - clocksS[1]) > 43_200;
  const startS = Math.floor(isOverMidnight ? Math.max(...clocksS) : Math.min(...clocksS));
  const parts = [Math.floor(startS / 3600), Math.floor(startS / 60) % 60, startS % 60];
  return `${recordedOn.date}T${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** An .hd that is none, and a .dt1 too short for its first trace; positions cost no more than themselves. */
async function findFault(source: NamedSource): Promise<string | null> {
  const { extension } = splitFileName(source.name);
  const { name: file, bytes } = source;
  if (extension === 'hd') {
    const lines = await readTextLines(source, [], mostHeaderBytes);
    const isHd = readHdHeader(lines, { file, findings: [] }) !== null;
    return isHd ? null : 'it holds no line of such a header (NUMBER OF TRACES = …)';
  }
  if (extension !== 'dt1') return null;
  try {
    await locateTraces({ name: file, bytes }, absentHeader, []);
    return null;
  } catch (error) {
    if (!(error instanceof GprFormatError)) throw error;
    return error.code === 'truncated' ? error.detail : null;
  }
}

function missingDt1(files: readonly NamedSource[]): GprFormatError {
  const expected = companionName(files[0]?.name ?? 'recording.dt1', 'dt1');
  const message = `the radar data are missing; send ${expected} too`;
  return new GprFormatError('missing-companion', message, { format: 'pulseekko', file: expected });
}
