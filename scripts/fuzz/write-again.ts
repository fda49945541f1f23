import {
  type Amplitudes,
  bytesInMemory,
  GprFormatError,
  groupFiles,
  type NamedBytes,
  type Recording,
  readRecording,
  toWrite,
  type WritableFormat,
  type WrittenRecording,
  writeRecording,
} from '@jsa/gpr-parsers';
import { createFaultList, type Fault } from './fault.ts';
import { faultsOfFindings, faultsOfRefusal } from './soundness.ts';

/** Longer recordings say no more about a writer, and take longer. */
const mostSamples = 16_384;

/** Samples at the beginning of each trace that a format takes for itself. */
const takenSampleCounts: Readonly<Record<WritableFormat, number>> = { dzt: 2, ramac: 0, segy: 0 };

/** All formats that can be written, for whoever throws dice over them. */
export const writableFormats = Object.keys(takenSampleCounts) as WritableFormat[];

/** What a writer tells when the amplitudes that it writes are not those that it was given. */
const codesOfChange = ['amplitudes-scaled', 'amplitudes-not-finite'];

/**
 * What is wrong with a recording that is written and read again. A writer may refuse what its format cannot hold;
 * every amplitude comes back as it was, unless it tells what it changed.
 */
export async function faultsOfWriting(
  recording: Recording,
  format: WritableFormat,
): Promise<readonly Fault[]> {
  const { traceCount, samplesPerTrace, channels } = recording;
  const sampleCount = traceCount * samplesPerTrace * channels.length;
  if (sampleCount === 0 || sampleCount > mostSamples) return [];
  const input = await toWrite(recording);
  let written: WrittenRecording;
  try {
    written = writeRecording(format, input);
  } catch (error) {
    if (error instanceof GprFormatError) return faultsOfRefusal(error);
    throw error;
  }
  const { faults, check } = createFaultList();
  if (written.files.some(looksLikeDocument)) return [];
  const again = await readChannels(written.files);
  const rule = `what is written as ${format} is read back`;
  check(again.length === channels.length, `${rule}, all channels`, [again.length, channels.length]);
  const codes = written.findings.map(({ code }) => code);
  if (faults.length > 0 || codesOfChange.some((code) => codes.includes(code))) return faults;
  const takenCount = takenSampleCounts[format];
  for (const [channel, amplitudes] of input.channels.entries()) {
    const own = again[channel];
    check(own.length === amplitudes.length, `${rule}, all samples`, [own.length, amplitudes.length]);
    const odd = own.findIndex(
      (amplitude, at) => at % samplesPerTrace >= takenCount && !isSame(amplitude, amplitudes[at]),
    );
    check(odd < 0, `${rule}, each amplitude`, { channel, odd, was: amplitudes[odd], is: own[odd] });
  }
  return [...faults, ...faultsOfFindings(written.findings, [])];
}

/** Samples in a file without a header may be any text: where they are an XML document, that is what they are read as. */
function looksLikeDocument({ bytes }: NamedBytes): boolean {
  const start = bytes.subarray(0, 40);
  return start[0] === 0x3c && start.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** The sign of a zero is lost in whole numbers, and means nothing. */
function isSame(one: number, other: number): boolean {
  return one === other || (Number.isNaN(one) && Number.isNaN(other));
}

/** The channels of all recordings that were written, in their order: some formats have one for each channel. */
async function readChannels(files: readonly NamedBytes[]): Promise<Amplitudes[]> {
  const channels: Amplitudes[] = [];
  for (const { fileNames } of groupFiles(files.map(({ name }) => name))) {
    const own = files.filter(({ name }) => fileNames.includes(name));
    const recording = await readRecording(
      own.map(({ name, bytes }) => ({ name, bytes: bytesInMemory(bytes) })),
    );
    for (const channel of recording.channels.keys()) {
      channels.push(await recording.readTraces(channel, 0, recording.traceCount));
    }
  }
  return channels;
}
