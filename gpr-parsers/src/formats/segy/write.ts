import { GprFormatError } from '#errors.ts';
import type { Field } from '#fields.ts';
import type { Mark } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { checkShape, type WrittenShape } from '#written-shape.ts';
import {
  binaryHeaderFields,
  fileHeaderBytes,
  ownFields,
  radarSystemsFields,
  traceHeaderBytes,
  traceHeaderFields,
} from './header.ts';
import { commentHeld, dayOf, nameHeld, type OwnCoordinates, writeOwnText } from './own-text.ts';
import { placesToWrite, type WrittenPlaces } from './written-places.ts';
import { formatOf, type WrittenFormat } from './written-samples.ts';
import { countedDelay, countedInterval, type WrittenDelay } from './written-times.ts';

/** The most samples that the header's 16 bits count; readers that take them for signed see 32767 at most. */
const mostSamplesPerTrace = 0xffff;

/**
 * A SEG-Y of revision 1, highest byte first, with an ASCII text that radar programs and editors show. Intervals are
 * picoseconds, as radar software writes them; the text says so, and has the exact values. A fix loses its time, its
 * quality and its dilution. Several channels, and what neither a field nor the text can hold, are refused.
 */
export function writeSegy(recording: RecordingToWrite): Uint8Array {
  const shape = checkShape(recording, 'segy', 'any');
  checkLimits(recording, shape);
  checkText(recording);
  const { traceCount } = shape;
  const { samplesPerTrace } = recording;
  const format = formatOf(recording);
  const places = placesToWrite(recording, traceCount);
  const strideBytes = traceHeaderBytes + samplesPerTrace * format.bytes;
  const file = new Uint8Array(fileHeaderBytes + traceCount * strideBytes);
  file.set(writeOwnText(ownTextOf(recording, places.kind)));
  const view = new DataView(file.buffer);
  writeBinaryHeader(recording, format, view);
  const header = traceHeaderWriter(recording, places);
  const [amplitudes] = recording.channels;
  for (let trace = 0; trace < traceCount; trace++) {
    const start = fileHeaderBytes + trace * strideBytes;
    header(new DataView(file.buffer, start, traceHeaderBytes), trace);
    const first = trace * samplesPerTrace;
    format.put(view, start + traceHeaderBytes, amplitudes.subarray(first, first + samplesPerTrace));
  }
  return file;
}

function refuse(recording: RecordingToWrite, message: string): never {
  throw new GprFormatError('unsupported-variant', `cannot hold ${message}`, {
    format: 'segy',
    file: recording.name,
  });
}

function checkLimits(recording: RecordingToWrite, { traceCount, channelCount }: WrittenShape) {
  const { samplesPerTrace, firstSampleNs, recordedAt, marks } = recording;
  if (channelCount > 1) refuse(recording, `${channelCount} channels: write each as a recording of its own`);
  if (traceCount === 0) refuse(recording, 'no trace');
  if (samplesPerTrace > mostSamplesPerTrace) {
    refuse(recording, `traces of ${samplesPerTrace} samples: 65535 are the most`);
  }
  if (countedDelay(firstSampleNs) === null) {
    refuse(recording, `a first sample at ${firstSampleNs} ns: 16 bits count to 32767 ns`);
  }
  if (recordedAt !== null && dateFieldsOf(recordedAt) === null && dayOf(recordedAt) === null) {
    refuse(recording, `the date "${recordedAt}": it is none as 2026-11-22T10:15:00`);
  }
  const outside = marks.find(({ trace }) => !Number.isInteger(trace) || trace < 0 || trace >= traceCount);
  if (outside) refuse(recording, `a mark on trace ${outside.trace} of ${traceCount}`);
  if (new Set(marks.map(({ trace }) => trace)).size < marks.length)
    refuse(recording, 'two marks on one trace');
}

/** What the text header tells of a recording of one channel. */
export function ownTextOf<Told extends RecordingToWrite>(recording: Told, coordinates: OwnCoordinates) {
  return {
    antenna: recording.antennas[0],
    sampleIntervalNs: recording.sampleIntervalNs,
    firstSampleNs: recording.firstSampleNs,
    traceSpacingM: recording.traceSpacingM,
    tracesPerSecond: recording.tracesPerSecond,
    relativePermittivity: recording.relativePermittivity,
    nonSignalSampleCount: recording.more?.nonSignalSampleCount ?? 0,
    recordedOn: dayOf(recording.recordedAt),
    coordinates,
    comment: recording.comment as Told['comment'],
  };
}

/** What would not be read back as it was told is refused: a name has one line of the text, a comment some 20. */
function checkText(recording: RecordingToWrite) {
  const { comment } = recording;
  const [{ name }] = recording.antennas;
  if (comment !== null && commentHeld(ownTextOf({ ...recording, comment }, 'fixes')) !== comment) {
    refuse(recording, `a comment of ${comment.length} characters: the text has some 20 lines for it`);
  }
  if (name !== null && nameHeld(name) !== name) {
    refuse(recording, `the antenna name "${name}": the text has one line of 80 bytes for it`);
  }
}

function writeBinaryHeader(recording: RecordingToWrite, format: WrittenFormat, view: DataView) {
  const interval = countedInterval(recording.sampleIntervalNs);
  const of = binaryHeaderFields;
  view.setInt32(of.lineNumber.byteOffset, 1);
  view.setInt32(of.reelNumber.byteOffset, 1);
  const shorts: readonly (readonly [Field<number>, number])[] = [
    [of.tracesPerEnsemble, 1],
    [of.sampleInterval, interval],
    [of.originalSampleInterval, interval],
    [of.samplesPerTrace, recording.samplesPerTrace],
    [of.originalSamplesPerTrace, recording.samplesPerTrace],
    [of.sampleFormat, format.code],
    [of.ensembleFold, 1],
    [of.traceSorting, 1], // as recorded
    [of.verticalSum, 1],
    [of.measurementSystem, 1], // metres
    [of.fixedLengthFlag, 1],
  ];
  for (const [{ byteOffset }, value] of shorts) view.setUint16(byteOffset, value);
  view.setUint8(of.majorRevision.byteOffset, 1);
}

const numbersOfKinds: Readonly<Record<Mark['kind'], number>> = { user: 1, distance: 2, unknown: 3 };

function traceHeaderWriter(recording: RecordingToWrite, places: WrittenPlaces) {
  const { samplesPerTrace, recordedAt, marks } = recording;
  const interval = countedInterval(recording.sampleIntervalNs);
  const delay: WrittenDelay = countedDelay(recording.firstSampleNs) ?? { count: 0, scalar: 0 };
  const date = recordedAt === null ? null : dateFieldsOf(recordedAt);
  const kinds = new Map(marks.map(({ trace, kind }) => [trace, numbersOfKinds[kind]]));
  const of = traceHeaderFields;
  const same: readonly (readonly [Field<number>, number])[] = [
    [of.traceKind, 1],
    [of.verticallySummedCount, 1],
    [of.horizontallyStackedCount, 1],
    [of.dataUse, 1],
    [of.elevationScalar, -1000],
    [of.coordinateScalar, places.coordinateScalar],
    [of.coordinateUnits, places.coordinateUnits],
    [of.delay, delay.count],
    [of.timeScalar, delay.scalar],
    [of.samplesPerTrace, samplesPerTrace],
    [of.sampleInterval, interval],
    [of.year, date?.year ?? 0],
    [of.dayOfYear, date?.dayOfYear ?? 0],
    [of.hour, date?.hour ?? 0],
    [of.minute, date?.minute ?? 0],
    [of.second, date?.second ?? 0],
    [of.timeBasis, date === null ? 0 : 1], // local
  ];
  return (view: DataView, trace: number) => {
    for (const [{ byteOffset }, value] of same) view.setInt16(byteOffset, value);
    for (const counter of [of.traceInLine, of.traceInFile, of.traceInRecord, of.ensemble]) {
      view.setInt32(counter.byteOffset, trace + 1);
    }
    view.setInt32(of.fieldRecord.byteOffset, 1);
    view.setInt32(of.traceInEnsemble.byteOffset, 1);
    for (const x of [of.sourceX, of.groupX]) view.setInt32(x.byteOffset, places.x[trace]);
    for (const y of [of.sourceY, of.groupY]) view.setInt32(y.byteOffset, places.y[trace]);
    for (const elevation of [of.groupElevation, of.sourceElevation]) {
      view.setInt32(elevation.byteOffset, places.elevationMm[trace]);
    }
    view.setUint16(ownFields.measured.byteOffset, places.measured[trace]);
    const kind = kinds.get(trace);
    if (kind === undefined) return;
    view.setUint16(radarSystemsFields.markIndicator.byteOffset, 0x5555);
    view.setInt16(radarSystemsFields.markNumber.byteOffset, kind);
  };
}

/** Year, day of the year and time of a `YYYY-MM-DDThh:mm:ss`; null when it is no moment that could be read back. */
export function dateFieldsOf(dateTime: string) {
  const time = Date.parse(`${dateTime}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(dateTime) || !Number.isFinite(time)) return null;
  const date = new Date(time);
  if (!date.toISOString().startsWith(dateTime)) return null;
  const year = date.getUTCFullYear();
  if (year < 1970 || year > 2100) return null;
  return {
    year,
    dayOfYear: Math.floor((time - Date.UTC(year, 0, 1)) / 86_400_000) + 1,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
