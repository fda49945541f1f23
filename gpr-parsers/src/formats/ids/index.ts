import { nothingAlong, readOnce } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { companionName, splitFileName } from '#file-name.ts';
import { information } from '#findings.ts';
import type { Format } from '#format.ts';
import type { AlongTheLine, Finding, OpenRecording } from '#recording.ts';
import { createTraceReader } from '#trace-reader.ts';
import { readIdsHeader } from './header.ts';
import { readMarks } from './marks.ts';
import { readRecords, tagBytes } from './records.ts';
import { type IdsGeometry, locateSweeps } from './samples.ts';

/**
 * IDS: one .dt for each channel, which is a recording of its own, for nothing in it tells its neighbours.
 * Written after descriptions by other readers and figures of four files; no recording was at hand to try it on.
 */
export const ids: Format = {
  id: 'ids',
  vendor: 'IDS',
  label: 'IDS',
  files: [
    { extension: 'dt', role: 'samples', required: true },
    { extension: 'gec', role: 'positions', required: false },
  ],
  open: openIds,
  findFault,
};

async function openIds(files: readonly NamedSource[]): Promise<OpenRecording> {
  const source = files.find(({ name }) => splitFileName(name).extension === 'dt');
  if (!source) throw missingDt(files);
  const { name: file, bytes } = source;
  const findings: Finding[] = [];
  const { header, geometry } = await readStart(source, findings);
  const { timeWindowNs, markedSweeps } = header;
  const { dataOffset, recordBytes, traceCount, samplesPerTrace, leftoverByteCount } = geometry;
  const times = {
    timeWindowNs,
    sampleIntervalNs: timeWindowNs === null ? null : timeWindowNs / samplesPerTrace,
    firstSampleNs: 0,
  };
  const antenna = { name: null, centreFrequencyMHz: header.centreFrequencyMHz, separationM: null };
  return {
    format: 'ids',
    vendor: 'IDS',
    instrument: null,
    name: splitFileName(file).stem,
    fileNames: files.map(({ name }) => name),
    channels: [{ name: 'Channel 1', antenna, ...times, offset: null }],
    traceCount,
    samplesPerTrace,
    bitsPerSample: 16,
    ...times,
    traceSpacingM: header.traceSpacingM,
    tracesPerSecond: null,
    relativePermittivity: header.relativePermittivity,
    nonSignalSampleCount: 0,
    recordedAt: null,
    comment: header.comment,
    rawHeader: header.rawHeader,
    dataOffset,
    leftoverByteCount,
    findings,
    ...createTraceReader({
      format: 'ids',
      channels: [{ file, bytes, firstByte: dataOffset + tagBytes, strideBytes: recordBytes }],
      traceCount,
      samplesPerTrace,
      encoding: 'i16',
      byteOrder: 'little',
    }),
    readAlong: readOnce(() => readAlongIds(files, source, { geometry, markedSweeps })),
  };
}

async function readStart(source: NamedSource, findings: Finding[]) {
  const { name: file, bytes } = source;
  const records = await readRecords(source);
  const header = readIdsHeader(records, { file, findings });
  return { header, geometry: await locateSweeps(records, header, { file, bytes, findings }) };
}

/** Only the .dt can be at fault: the companion is not read. */
async function findFault(source: NamedSource): Promise<string | null> {
  if (splitFileName(source.name).extension !== 'dt') return null;
  try {
    await readStart(source, []);
    return null;
  } catch (error) {
    if (error instanceof GprFormatError) return error.detail;
    throw error;
  }
}

function missingDt(files: readonly NamedSource[]): GprFormatError {
  const expected = companionName(files[0]?.name ?? 'recording.dt', 'dt');
  const message = `the radar data are missing; send ${expected} too`;
  return new GprFormatError('missing-companion', message, { format: 'ids', file: expected });
}

/** A .gec has places in the system of a zone, by markers; which trace each of them belongs to is not surely known. */
async function readAlongIds(
  files: readonly NamedSource[],
  { name: file, bytes }: NamedSource,
  { geometry, markedSweeps }: { geometry: IdsGeometry; markedSweeps: readonly number[] },
): Promise<AlongTheLine> {
  const findings: Finding[] = [];
  const marks = await readMarks(bytes, geometry, { file, markedSweeps, findings });
  for (const { name } of files) {
    if (splitFileName(name).extension !== 'gec') continue;
    const message =
      'The places in a .gec are not read by this version, for which traces they belong to is not surely known; the file is kept.';
    findings.push(information('companion-not-read', message, { file: name }));
  }
  return { ...nothingAlong, marks, findings };
}
