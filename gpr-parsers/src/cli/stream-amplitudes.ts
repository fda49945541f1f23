import type { Amplitudes, OpenRecording } from '#recording.ts';
import { npyHeader } from './npy.ts';
import type { Output } from './output-file.ts';
import { traceBlocks } from './trace-blocks.ts';

type Write = Output['write'];

/** Writes one channel as float32, traces × samples, in blocks; gives the sentences about what was lost. */
export async function streamNpy(recording: OpenRecording, channel: number, write: Write): Promise<string[]> {
  const { traceCount, samplesPerTrace } = recording;
  await write(npyHeader([traceCount, samplesPerTrace]));
  const [first = { from: 0, to: 0 }] = traceBlocks(recording);
  const room = new Float32Array((first.to - first.from) * samplesPerTrace);
  const isWider = await isWiderThanFloat(recording, channel);
  let roundedCount = 0;
  for (const { from, to } of traceBlocks(recording)) {
    const floats = room.subarray(0, (to - from) * samplesPerTrace);
    if (isWider) roundedCount += roundInto(floats, await recording.readTraces(channel, from, to));
    else await recording.readTracesAsFloat(channel, from, to, floats);
    await write(new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength));
  }
  if (roundedCount === 0) return [];
  return [
    `${roundedCount} amplitudes have more than the 24 bits that a float32 holds exactly; they are rounded.`,
  ];
}

/** Whole numbers of 32 bits and floats of 64 may lose their last bits. */
async function isWiderThanFloat(recording: OpenRecording, channel: number): Promise<boolean> {
  const none = await recording.readTraces(channel, 0, 0);
  return none instanceof Int32Array || none instanceof Float64Array;
}

/** How many were not the same afterwards. */
function roundInto(floats: Float32Array, amplitudes: Amplitudes): number {
  floats.set(amplitudes);
  let roundedCount = 0;
  for (let at = 0; at < floats.length; at++) {
    if (floats[at] !== amplitudes[at] && !Number.isNaN(amplitudes[at])) roundedCount++;
  }
  return roundedCount;
}

/**
 * Writes one channel as a table: a row a trace; the first row has the two-way times of the samples in ns (their
 * numbers, when the recording tells no time), the first column the traces' numbers. Amplitudes are exact.
 */
export async function streamCsv(recording: OpenRecording, channel: number, write: Write): Promise<string[]> {
  const { samplesPerTrace } = recording;
  const { sampleIntervalNs, firstSampleNs } = recording.channels[channel];
  const times = Array.from({ length: samplesPerTrace }, (_, sample) =>
    sampleIntervalNs === null ? sample : Number((firstSampleNs + sample * sampleIntervalNs).toPrecision(9)),
  );
  await write(`trace,${times.join(',')}\n`);
  for (const { from, to } of traceBlocks(recording)) {
    const amplitudes = await recording.readTraces(channel, from, to);
    const rows: string[] = [];
    for (let trace = from; trace < to; trace++) {
      const at = (trace - from) * samplesPerTrace;
      rows.push(`${trace},${amplitudes.subarray(at, at + samplesPerTrace).join(',')}\n`);
    }
    await write(rows.join(''));
  }
  return sampleIntervalNs === null
    ? ['The recording tells no sample interval; the columns are numbered by sample.']
    : [];
}
