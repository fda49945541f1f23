import { GprFormatError } from '#errors.ts';
import type { TracePosition } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { checkShape, latin1Bytes } from '#written-shape.ts';

/** The files of one recording: `samples` is an rd3 at 16 bits and an rd7 at 32; without fixes there is no `cor`. */
export type RamacFiles = {
  readonly rad: Uint8Array;
  readonly samples: Uint8Array;
  readonly cor: Uint8Array | null;
};

/**
 * Header, samples and fixes as a MALÅ console writes them. A .rad has no place for the console's clock nor for a
 * permittivity: they are left out. Marks, several channels and a first sample other than at 0 ns are refused.
 */
export function writeRamac(recording: RecordingToWrite): RamacFiles {
  const { traceCount, channelCount } = checkShape(recording, 'ramac');
  const { bitsPerSample, marks, firstSampleNs, positions } = recording;
  if (channelCount > 1) refuse(recording, `${channelCount} channels: write each as a recording of its own`);
  if (bitsPerSample !== 16 && bitsPerSample !== 32) {
    refuse(recording, `samples of ${bitsPerSample} bits: an rd3 has 16, an rd7 has 32`);
  }
  if (marks.length > 0)
    refuse(recording, `${marks.length} marks: the rows of a .mrk are not known well enough`);
  if (firstSampleNs !== 0) refuse(recording, `a first sample at ${firstSampleNs} ns: a .rad states none`);
  if (traceCount === 0) refuse(recording, 'no trace to write');
  return {
    rad: radOf(recording, traceCount),
    samples: samplesOf(recording),
    cor: positions.length === 0 ? null : corOf(recording, positions),
  };
}

function refuse(recording: RecordingToWrite, message: string): never {
  throw new GprFormatError('unsupported-variant', `cannot hold ${message}`, {
    format: 'ramac',
    file: recording.name,
  });
}

function radOf(recording: RecordingToWrite, traceCount: number): Uint8Array {
  const { samplesPerTrace, sampleIntervalNs, traceSpacingM, tracesPerSecond } = recording;
  const [antenna] = recording.antennas;
  const isByDistance = traceSpacingM !== null;
  const fields: [key: string, value: string | number][] = [
    ['SAMPLES', samplesPerTrace],
    ['FREQUENCY', printed(sampleIntervalNs === null ? 0 : 1000 / sampleIntervalNs)],
    ['FREQUENCY STEPS', 1],
    ['SIGNAL POSITION', '0.000000'],
    ['RAW SIGNAL POSITION', 0],
    ['DISTANCE FLAG', isByDistance ? 1 : 0],
    ['TIME FLAG', isByDistance ? 0 : 1],
    ['PROGRAM FLAG', 0],
    ['EXTERNAL FLAG', 0],
    ['TIME INTERVAL', printed(tracesPerSecond === null ? 0 : 1 / tracesPerSecond)],
    ['DISTANCE INTERVAL', printed(traceSpacingM ?? 0)],
    ['OPERATOR', '_'],
    ['CUSTOMER', '_'],
    ['SITE', '_'],
    ['ANTENNAS', antennaName(recording)],
    ['ANTENNA ORIENTATION', 'NOT VALID FIELD'],
    ['ANTENNA SEPARATION', antenna.separationM === null ? '_' : printed(antenna.separationM)],
    ['COMMENT', recording.comment ?? ''],
    ['TIMEWINDOW', printed((sampleIntervalNs ?? 0) * samplesPerTrace)],
    ['STACKS', 1],
    ['STACK EXPONENT', 0],
    ['LAST TRACE', traceCount],
    ['STOP POSITION', printed(traceCount * (traceSpacingM ?? 0))],
    ['START POSITION', '0.000000'],
    ['WHEEL CALIBRATION', '0.000000'],
    ['POSITIVE DIRECTION', isByDistance ? 1 : 0],
  ];
  const lines = fields.map(([key, value]) => `${key}:${value}\r\n`).join('');
  const bytes = latin1Bytes(lines);
  const isOneLine = !/[\r\n]/.test(`${recording.comment ?? ''}${antenna.name ?? ''}`);
  if (bytes === null || !isOneLine)
    refuse(recording, 'a comment or antenna name that is not one line of Latin-1');
  return bytes;
}

/** As a console prints a fraction, but with as many digits as the value needs to be read back unchanged. */
function printed(value: number): string {
  const sixDecimals = value.toFixed(6);
  return Number(sixDecimals) === value ? sixDecimals : String(value);
}

/** The only place of the frequency is the name of the antenna, so that a name must tell it. */
function antennaName(recording: RecordingToWrite): string {
  const [{ name, centreFrequencyMHz }] = recording.antennas;
  if (centreFrequencyMHz === null) return name ?? '_';
  const told = name ?? `${centreFrequencyMHz} MHz`;
  if (frequencyToldBy(told) !== centreFrequencyMHz) {
    refuse(recording, `${centreFrequencyMHz} MHz under the antenna name "${told}", which does not say so`);
  }
  return told;
}

/** The frequency that readers take from the name; null where it tells none. */
export function frequencyToldBy(antennaName: string): number | null {
  const printed = /(?<![\d.,])(\d{1,12}(?:[.,]\d{1,12})?)\s*MHz/i.exec(antennaName)?.[1];
  return printed === undefined ? null : Number(printed.replace(',', '.'));
}

function samplesOf({ channels: [amplitudes], bitsPerSample }: RecordingToWrite): Uint8Array {
  const stored = bitsPerSample === 16 ? Int16Array.from(amplitudes) : Int32Array.from(amplitudes);
  return new Uint8Array(stored.buffer);
}

function corOf(recording: RecordingToWrite, positions: readonly TracePosition[]): Uint8Array {
  return new TextEncoder().encode(positions.map((position) => corRow(recording, position)).join(''));
}

/** Eleven decimals of a degree, as consoles print; heights in millimetres; traces from one. */
function corRow(recording: RecordingToWrite, position: TracePosition): string {
  const { trace, latitudeDeg, longitudeDeg, elevationM, horizontalDilution, quality, utc } = position;
  if (!Number.isInteger(trace) || trace < 0) refuse(recording, `a fix at trace ${trace}: only whole numbers`);
  if (quality === 'invalid')
    refuse(recording, 'a fix that the receiver called invalid: a .cor would make it valid');
  if (elevationM === null) refuse(recording, `a fix without elevation, at trace ${trace}`);
  const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z$/.exec(utc ?? '');
  if (!moment) refuse(recording, `a fix without date and time, at trace ${trace}`);
  const fraction = Number(moment[3] ?? 0) > 0 ? moment[3] : '';
  return `${[
    trace + 1,
    moment[1],
    `${moment[2]}${fraction}`,
    Math.abs(latitudeDeg).toFixed(11),
    latitudeDeg < 0 ? 'S' : 'N',
    Math.abs(longitudeDeg).toFixed(11),
    longitudeDeg < 0 ? 'W' : 'E',
    elevationM.toFixed(3),
    'M',
    ...(horizontalDilution === null ? [] : [horizontalDilution.toFixed(3)]),
  ].join('\t')}\r\n`;
}
