import {
  type Amplitudes,
  bytesInMemory,
  GprFormatError,
  type Recording,
  type RecordingToWrite,
  readRecording,
  writeDzg,
  writeDzt,
  writeRamac,
} from '@jsa/gpr-parsers';
import { createFaultList, type Fault } from './fault.ts';
import type { SeedFile } from './seed.ts';
import { faultsOfRefusal } from './soundness.ts';

/** Longer recordings say no more about a writer, and take longer. */
const mostSamples = 16_384;

/** Each writer of the package, with the samples at the beginning of each trace that its format takes for itself. */
const writers: Readonly<
  Record<string, { readonly takenSamples: number; write(recording: RecordingToWrite): SeedFile[] }>
> = {
  dzt: {
    takenSamples: 2,
    write: (recording) => [
      { name: 'AGAIN.DZT', bytes: writeDzt(recording) },
      { name: 'AGAIN.DZG', bytes: writeDzg(recording.positions) },
    ],
  },
  ramac: {
    takenSamples: 0,
    write: (recording) => {
      const { rad, samples, cor } = writeRamac(recording);
      const extension = recording.bitsPerSample === 16 ? 'rd3' : 'rd7';
      const files = [
        { name: 'AGAIN.rad', bytes: rad },
        { name: `AGAIN.${extension}`, bytes: samples },
      ];
      return cor === null ? files : [...files, { name: 'AGAIN.cor', bytes: cor }];
    },
  },
};

/** Names of the writers, for whoever throws dice over them. */
export const writerNames = Object.keys(writers);

/**
 * What is wrong with a recording that is written and read again: every amplitude must come back as it was. A writer
 * may refuse what its format cannot hold.
 */
export async function faultsOfWriting(recording: Recording, writer: string): Promise<readonly Fault[]> {
  const { traceCount, samplesPerTrace, channels, sampleIntervalNs } = recording;
  const sampleCount = traceCount * samplesPerTrace * channels.length;
  if (sampleIntervalNs === null || sampleCount === 0 || sampleCount > mostSamples) return [];
  const { takenSamples, write } = writers[writer];
  const amplitudes = await readChannels(recording);
  let files: SeedFile[];
  try {
    files = write(toWrite(recording, { amplitudes, sampleIntervalNs }));
  } catch (error) {
    if (error instanceof GprFormatError) return faultsOfRefusal(error);
    throw error;
  }
  const again = await readRecording(files.map(({ name, bytes }) => ({ name, bytes: bytesInMemory(bytes) })));
  const { faults, check } = createFaultList();
  const rule = `what is written as ${writer} is read back`;
  check(again.traceCount === traceCount, `${rule}, all traces`, [again.traceCount, traceCount]);
  check(again.samplesPerTrace === samplesPerTrace, `${rule}, all samples`, again.samplesPerTrace);
  if (faults.length > 0) return faults;
  for (const [channel, own] of (await readChannels(again)).entries()) {
    const odd = own.findIndex(
      (amplitude, at) => at % samplesPerTrace >= takenSamples && amplitude !== amplitudes[channel][at],
    );
    check(odd < 0, `${rule}, each amplitude`, { channel, odd, was: amplitudes[channel][odd], is: own[odd] });
  }
  return faults;
}

function readChannels(recording: Recording): Promise<Amplitudes[]> {
  const { channels, traceCount } = recording;
  return Promise.all(channels.map((_, channel) => recording.readTraces(channel, 0, traceCount)));
}

function toWrite(
  recording: Recording,
  { amplitudes, sampleIntervalNs }: { amplitudes: readonly Amplitudes[]; sampleIntervalNs: number },
): RecordingToWrite {
  return {
    ...recording,
    sampleIntervalNs,
    relativePermittivity: recording.relativePermittivity ?? 9,
    antennas: recording.channels.map(({ antenna }) => ({ ...antenna, name: null })),
    channels: amplitudes,
  };
}
