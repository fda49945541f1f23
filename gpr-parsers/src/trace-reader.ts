import type { ByteSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import type { Recording } from '#recording.ts';
import { bytesPerSample, centredIntegers, type SampleEncoding } from '#samples.ts';

/** Where the samples of a recording lie: trace after trace, and within a trace channel after channel. */
export type SampleLayout = {
  readonly format: string;
  readonly file: string;
  readonly dataOffset: number;
  readonly traceCount: number;
  readonly channelCount: number;
  readonly samplesPerTrace: number;
  readonly encoding: SampleEncoding;
};

/** Bytes that are read at once: enough for the disk, and little beside the result. */
const blockBytes = 1 << 20;

/** The two reading calls of a Recording over one file. Reads only the asked traces, block by block. */
export function createTraceReader(
  bytes: ByteSource,
  layout: SampleLayout,
): Pick<Recording, 'readTraces' | 'readTracesAsFloat'> {
  async function readInto(
    out: Float32Array | Int16Array | Int32Array,
    channel: number,
    traces: readonly [from: number, to: number],
  ) {
    const samples = layout.samplesPerTrace;
    const recordBytes = layout.channelCount * samples * bytesPerSample(layout.encoding);
    const tracesAtOnce = Math.max(1, Math.floor(blockBytes / recordBytes));
    const [from, to] = traces;
    for (let first = from; first < to; first += tracesAtOnce) {
      const last = Math.min(to, first + tracesAtOnce);
      const start = layout.dataOffset + first * recordBytes;
      const end = start + (last - first) * recordBytes;
      const block = await bytes.slice(start, end);
      if (block.byteLength < end - start) throw endedEarly(layout, start + block.byteLength);
      const amplitudes = centredIntegers(block, layout.encoding);
      if (layout.channelCount === 1) {
        out.set(amplitudes, (first - from) * samples);
        continue;
      }
      for (let trace = first; trace < last; trace++) {
        const at = ((trace - first) * layout.channelCount + channel) * samples;
        out.set(amplitudes.subarray(at, at + samples), (trace - from) * samples);
      }
    }
  }

  function sampleCountOf(channel: number, from: number, to: number): number {
    const isChannel = Number.isInteger(channel) && channel >= 0 && channel < layout.channelCount;
    if (!isChannel) throw new RangeError(`There is no channel ${channel}: there are ${layout.channelCount}.`);
    const areTraces = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to;
    if (!areTraces || to > layout.traceCount) {
      throw new RangeError(`There are no traces ${from} to ${to}: there are ${layout.traceCount}.`);
    }
    return (to - from) * layout.samplesPerTrace;
  }

  return {
    async readTraces(channel, from, to) {
      const sampleCount = sampleCountOf(channel, from, to);
      const out = layout.encoding === 'i32' ? new Int32Array(sampleCount) : new Int16Array(sampleCount);
      await readInto(out, channel, [from, to]);
      return out;
    },
    async readTracesAsFloat(channel, from, to) {
      const out = new Float32Array(sampleCountOf(channel, from, to));
      await readInto(out, channel, [from, to]);
      return out;
    },
  };
}

function endedEarly({ format, file }: SampleLayout, byteOffset: number): GprFormatError {
  const message = 'the file has become shorter since it was opened; it ends';
  return new GprFormatError('truncated', message, { format, file, byteOffset });
}
