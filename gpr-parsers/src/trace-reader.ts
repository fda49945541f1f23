import type { ByteSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import type { OpenRecording } from '#recording.ts';
import {
  amplitudesOf,
  type ByteOrder,
  bytesPerSample,
  centredAmplitudes,
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

/** The two reading calls of a recording. Reads only the asked traces, block by block. */
export function createTraceReader(
  layout: SampleLayout,
): Pick<OpenRecording, 'readTraces' | 'readTracesAsFloat'> {
  const { samplesPerTrace, encoding, byteOrder } = layout;
  const sampleBytes = bytesPerSample(encoding);
  const traceBytes = samplesPerTrace * sampleBytes;

  async function readInto(
    out: Float32Array | Int16Array | Int32Array | Float64Array,
    channel: number,
    traces: readonly [from: number, to: number],
  ) {
    const { bytes, file, firstByte, strideBytes } = layout.channels[channel];
    const tracesAtOnce = Math.max(1, Math.floor(blockBytes / strideBytes));
    const [from, to] = traces;
    for (let first = from; first < to; first += tracesAtOnce) {
      const count = Math.min(to - first, tracesAtOnce);
      const start = firstByte + first * strideBytes;
      const end = start + (count - 1) * strideBytes + traceBytes;
      const block = await bytes.slice(start, end);
      if (block.byteLength < end - start) throw endedEarly(layout, file, start + block.byteLength);
      const packed = strideBytes === traceBytes ? block : packTraces(block, { strideBytes, traceBytes });
      out.set(centredAmplitudes(packed, encoding, byteOrder), (first - from) * samplesPerTrace);
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
      await readInto(out, channel, [from, to]);
      return out;
    },
    async readTracesAsFloat(channel, from, to, into) {
      const sampleCount = sampleCountOf(channel, from, to);
      const out = into && into.length >= sampleCount ? into.subarray(0, sampleCount) : null;
      const filled = out ?? new Float32Array(sampleCount);
      await readInto(filled, channel, [from, to]);
      return filled;
    },
  };
}

/** The traces without what stands between them, one after the other. */
function packTraces(
  block: ArrayBuffer,
  { strideBytes, traceBytes }: { strideBytes: number; traceBytes: number },
): ArrayBuffer {
  const stored = new Uint8Array(block);
  const traceCount = Math.ceil(stored.byteLength / strideBytes);
  const packed = new Uint8Array(traceCount * traceBytes);
  for (let trace = 0; trace < traceCount; trace++) {
    const at = trace * strideBytes;
    packed.set(stored.subarray(at, at + traceBytes), trace * traceBytes);
  }
  return packed.buffer;
}

function endedEarly({ format }: SampleLayout, file: string, byteOffset: number): GprFormatError {
  const message = 'the file has become shorter since it was opened; it ends';
  return new GprFormatError('truncated', message, { format, file, byteOffset });
}
