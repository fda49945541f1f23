import { type ByteRange, createBlockReader } from '#block-reader.ts';
import type { ByteSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import type { Amplitudes, OpenRecording } from '#recording.ts';
import {
  amplitudesOf,
  type ByteOrder,
  bytesPerSample,
  createTraceDecoder,
  type SampleEncoding,
} from '#samples.ts';

/** Where the samples of one channel lie: `strideBytes` from each trace to the next, whatever stands between them. */
export type ChannelLayout = {
  readonly file: string;
  readonly bytes: ByteSource;
  /** Of the first sample of the first trace. */
  readonly firstByte: number;
  readonly strideBytes: number;
};

/** Where the samples of a recording lie. Channels may share a file or have one each. */
export type SampleLayout = {
  readonly format: string;
  readonly channels: readonly ChannelLayout[];
  readonly traceCount: number;
  readonly samplesPerTrace: number;
  readonly encoding: SampleEncoding;
  readonly byteOrder: ByteOrder;
};

type TraceRange = { readonly from: number; readonly to: number };

/** Bytes that are read at once: enough for the disk, and little beside the result. */
const blockBytes = 1 << 20;

/** Channels of one file whose traces take turns: all samples of one channel, then all of the next. */
export function interleavedChannels(
  source: { readonly file: string; readonly bytes: ByteSource; readonly dataOffset: number },
  channelCount: number,
  traceBytes: number,
): ChannelLayout[] {
  const { file, bytes, dataOffset } = source;
  return Array.from({ length: channelCount }, (_, channel) => ({
    file,
    bytes,
    firstByte: dataOffset + channel * traceBytes,
    strideBytes: channelCount * traceBytes,
  }));
}

/**
 * The two reading calls of a recording. Only the asked traces are read, block by block; beside the result there are
 * two blocks in memory, however long the line.
 */
export function createTraceReader(
  layout: SampleLayout,
): Pick<OpenRecording, 'readTraces' | 'readTracesAsFloat'> {
  const { samplesPerTrace, encoding, byteOrder } = layout;
  const traceBytes = samplesPerTrace * bytesPerSample(encoding);
  const decode = createTraceDecoder(encoding, byteOrder);
  const blocks = createBlockReader();

  async function readInto(out: Amplitudes, channel: number, traces: TraceRange) {
    const { file, bytes: source, strideBytes } = layout.channels[channel];
    const ranges = rangesOf(layout.channels[channel], traceBytes, traces);
    for await (const { range, bytes } of blocks.read(source, ranges)) {
      const { firstTrace, start, end } = range;
      if (bytes.byteLength < end - start) throw endedEarly(layout, file, start + bytes.byteLength);
      decode({ bytes, traceBytes, strideBytes }, out, (firstTrace - traces.from) * samplesPerTrace);
    }
  }

  function sampleCountOf(channel: number, from: number, to: number): number {
    const channelCount = layout.channels.length;
    const isChannel = Number.isInteger(channel) && channel >= 0 && channel < channelCount;
    if (!isChannel) throw new RangeError(`There is no channel ${channel}: there are ${channelCount}.`);
    const areTraces = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to;
    if (!areTraces || to > layout.traceCount) {
      throw new RangeError(`There are no traces ${from} to ${to}: there are ${layout.traceCount}.`);
    }
    return (to - from) * samplesPerTrace;
  }

  return {
    async readTraces(channel, from, to) {
      const out = amplitudesOf(encoding, sampleCountOf(channel, from, to));
      await readInto(out, channel, { from, to });
      return out;
    },
    async readTracesAsFloat(channel, from, to, into) {
      const sampleCount = sampleCountOf(channel, from, to);
      const out = into && into.length >= sampleCount ? into.subarray(0, sampleCount) : null;
      const filled = out ?? new Float32Array(sampleCount);
      await readInto(filled, channel, { from, to });
      return filled;
    },
  };
}

/** The blocks of a channel that hold the traces, none of them longer than it must be; of bytes in memory, one. */
function* rangesOf(
  { bytes, firstByte, strideBytes }: ChannelLayout,
  traceBytes: number,
  { from, to }: TraceRange,
): Generator<ByteRange & { firstTrace: number }> {
  const tracesAtOnce = bytes.view ? to - from : Math.max(1, Math.floor(blockBytes / strideBytes));
  for (let firstTrace = from; firstTrace < to; firstTrace += tracesAtOnce) {
    const lastTrace = Math.min(to, firstTrace + tracesAtOnce) - 1;
    const end = firstByte + lastTrace * strideBytes + traceBytes;
    yield { firstTrace, start: firstByte + firstTrace * strideBytes, end };
  }
}

function endedEarly({ format }: SampleLayout, file: string, byteOffset: number): GprFormatError {
  const message = 'the file has become shorter since it was opened; it ends';
  return new GprFormatError('truncated', message, { format, file, byteOffset });
}
