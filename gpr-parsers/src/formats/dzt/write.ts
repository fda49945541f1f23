import { GprFormatError } from '#errors.ts';
import type { Antenna } from '#radargram.ts';
import type { Mark } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { checkShape, latin1Bytes, type WrittenShape } from '#written-shape.ts';
import { centreFrequencyMHzOf } from './antennas.ts';
import { packDate } from './date.ts';
import { headerBytes } from './header.ts';
import { markWord } from './marks.ts';

/** The console's own fields end here; comment, gain and history may lie up to the GPS records. */
const infoAreaStart = 128;
const infoAreaEnd = 944;

/** The longest comment, and the longest antenna name, in characters of Latin-1. */
export const mostCommentBytes = infoAreaEnd - infoAreaStart;
export const mostAntennaNameBytes = 14;

/** What a SIR-3000 writes: tag, version 1 of system 3. */
const tag = 0x0700;
const versionAndSystem = 1 | (3 << 3);

/**
 * A DZT as a SIR-3000 writes it. The first two samples of each trace give way to scan counter and mark word,
 * odd seconds of the clock lose one, and the separation of the antennas has no place in it.
 */
export function writeDzt(recording: RecordingToWrite): Uint8Array {
  const shape = checkShape(recording, 'dzt');
  checkLimits(recording, shape);
  const { traceCount, channelCount } = shape;
  const { samplesPerTrace, bitsPerSample } = recording;
  const dataOffset = headerBytes * channelCount;
  const sampleCount = traceCount * channelCount * samplesPerTrace;
  const file = new Uint8Array(dataOffset + (sampleCount * bitsPerSample) / 8);
  for (let channel = 0; channel < channelCount; channel++) {
    writeHeader(recording, channel, file.subarray(channel * headerBytes, (channel + 1) * headerBytes));
  }
  writeSamples(recording, shape, new DataView(file.buffer, dataOffset));
  return file;
}

function refuse(recording: RecordingToWrite, message: string): never {
  throw new GprFormatError('unsupported-variant', message, { format: 'dzt', file: recording.name });
}

function checkLimits(recording: RecordingToWrite, { traceCount, channelCount }: WrittenShape) {
  const { samplesPerTrace, bitsPerSample, marks } = recording;
  if (bitsPerSample === 64) refuse(recording, 'samples of 64 bits: a DZT has 8, 16 or 32');
  if (samplesPerTrace < 3 || samplesPerTrace > 0xffff) {
    refuse(recording, `a DZT trace has 3 to 65535 samples, not ${samplesPerTrace}`);
  }
  if (channelCount > 64) refuse(recording, `a DZT has at most 64 channels, not ${channelCount}`);
  const outside = marks.find(({ trace }) => !Number.isInteger(trace) || trace < 0 || trace >= traceCount);
  if (outside) refuse(recording, `a mark is set on trace ${outside.trace} of ${traceCount}`);
  if (tooManyMarks(marks, traceCount)) {
    refuse(
      recording,
      `${marks.length} marks on ${traceCount} traces are too many to be told from the samples`,
    );
  }
  const markedTraces = new Set(marks.map(({ trace }) => trace));
  if (markedTraces.size < marks.length) refuse(recording, 'two marks are set on one trace');
}

/** Words that many traces have are not taken for marks; those of no known kind must be rarer still. */
export function tooManyMarks(marks: readonly Mark[], traceCount: number): boolean {
  const markedTraces = new Set(marks.map(({ trace }) => trace));
  const share = marks.some(({ kind }) => kind === 'unknown') ? 0.1 : 0.5;
  return marks.length > 0 && markedTraces.size >= share * traceCount;
}

function writeHeader(recording: RecordingToWrite, channel: number, bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { samplesPerTrace, bitsPerSample, traceSpacingM } = recording;
  const timeWindowNs = (recording.sampleIntervalNs ?? 0) * samplesPerTrace;
  view.setUint16(0, tag, true);
  view.setUint16(2, 1024, true);
  view.setUint16(4, samplesPerTrace, true);
  view.setUint16(6, bitsPerSample, true);
  view.setFloat32(10, recording.tracesPerSecond ?? 0, true);
  view.setFloat32(14, traceSpacingM === null ? 0 : 1 / traceSpacingM, true);
  view.setFloat32(22, recording.firstSampleNs, true);
  view.setFloat32(26, timeWindowNs, true);
  view.setUint32(32, packedDateOf(recording), true);
  view.setUint16(40, infoAreaStart, true);
  view.setUint16(44, infoAreaStart, true);
  view.setUint16(48, infoAreaStart, true);
  view.setUint16(52, recording.channels.length, true);
  view.setFloat32(54, recording.relativePermittivity ?? 0, true);
  view.setFloat32(62, depthM(recording.relativePermittivity, timeWindowNs), true);
  bytes.set(antennaNameBytes(recording, recording.antennas[channel]), 98);
  bytes[113] = versionAndSystem;
  bytes.set(latin1Bytes(recording.name)?.subarray(0, 12) ?? [], 114);
  if (channel > 0 || recording.comment === null) return;
  const comment = commentBytes(recording, recording.comment);
  view.setUint16(46, comment.length, true);
  bytes.set(comment, infoAreaStart);
}

/** How deep the time window reaches; 0 where the ground is unknown. */
function depthM(relativePermittivity: number | null, timeWindowNs: number): number {
  if (relativePermittivity === null) return 0;
  const velocityMPerNs = 0.299792458 / Math.sqrt(relativePermittivity);
  return (velocityMPerNs * timeWindowNs) / 2;
}

function packedDateOf(recording: RecordingToWrite): number {
  if (recording.recordedAt === null) return 0;
  const packed = packDate(recording.recordedAt);
  if (packed !== null) return packed;
  return refuse(
    recording,
    `recordedAt is "${recording.recordedAt}", not a date from 1980 to 2107 as 2026-11-22T10:15:00`,
  );
}

function commentBytes(recording: RecordingToWrite, comment: string): Uint8Array {
  const bytes = latin1Bytes(comment);
  if (bytes === null) refuse(recording, 'the comment has characters that Latin-1 does not');
  if (bytes.length > mostCommentBytes) {
    refuse(recording, `the comment has ${bytes.length} characters, a DZT holds ${mostCommentBytes}`);
  }
  return bytes;
}

/** The only place of the frequency is the name, so that a name must tell it. */
function antennaNameBytes(recording: RecordingToWrite, antenna: Antenna): Uint8Array {
  const { centreFrequencyMHz } = antenna;
  const name = antenna.name ?? (centreFrequencyMHz === null ? 'none' : `${centreFrequencyMHz}MHz`);
  const bytes = latin1Bytes(name);
  if (bytes === null || bytes.length > mostAntennaNameBytes) {
    refuse(recording, `the antenna name "${name}" is not of at most 14 characters of Latin-1`);
  }
  if (centreFrequencyMHz !== null && centreFrequencyMHzOf(name) !== centreFrequencyMHz) {
    refuse(
      recording,
      `the antenna name "${name}" does not tell its ${centreFrequencyMHz} MHz; call it "${centreFrequencyMHz}MHz"`,
    );
  }
  return bytes;
}

function writeSamples(recording: RecordingToWrite, { traceCount }: WrittenShape, view: DataView) {
  const { samplesPerTrace, bitsPerSample, channels } = recording;
  const put = samplePutter(view, bitsPerSample);
  const offset = bitsPerSample === 32 ? 0 : 2 ** (bitsPerSample - 1);
  const words = new Map(recording.marks.map(({ trace, kind }) => [trace, markWord(kind, bitsPerSample)]));
  const idleWord = bitsPerSample === 8 ? 0xf0 : 0;
  let at = 0;
  for (let trace = 0; trace < traceCount; trace++) {
    for (const amplitudes of channels) {
      put(at++, bitsPerSample === 8 ? 0xff : trace % 2 ** bitsPerSample);
      put(at++, words.get(trace) ?? idleWord);
      for (let sample = 2; sample < samplesPerTrace; sample++) {
        put(at++, amplitudes[trace * samplesPerTrace + sample] + offset);
      }
    }
  }
}

function samplePutter(view: DataView, bitsPerSample: number): (sample: number, value: number) => void {
  if (bitsPerSample === 8) return (sample, value) => view.setUint8(sample, value);
  if (bitsPerSample === 16) return (sample, value) => view.setUint16(2 * sample, value, true);
  return (sample, value) => view.setUint32(4 * sample, value, true);
}
