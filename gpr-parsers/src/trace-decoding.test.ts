import { expect, it } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import { bytesInMemory } from './byte-source.ts';
import type { Amplitudes } from './recording.ts';
import { type ByteOrder, bytesPerSample, type SampleEncoding } from './samples.ts';
import { createTraceReader } from './trace-reader.ts';

/** Odd, so that traces begin at all offsets within the words and vectors by which they are decoded. */
const samplesPerTrace = 333;

/** More than one block of a megabyte, and an odd byte before the first trace. */
const storedBytes = 2 ** 20 + 2 ** 17 + 77;
const firstByte = 35;

const encodings: SampleEncoding[] = ['u8-offset', 'i8', 'u16-offset', 'i16', 'i32', 'f32', 'f64', 'ibm32'];

const noise = noiseBytes(storedBytes);

function noiseBytes(byteCount: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length: byteCount }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >>> 24;
  });
}

/** How one sample is read by the words of the standards, without any haste. */
function slowReader(encoding: SampleEncoding, isLittle: boolean): (view: DataView, at: number) => number {
  switch (encoding) {
    case 'u8-offset':
      return (view, at) => view.getUint8(at) - 128;
    case 'i8':
      return (view, at) => view.getInt8(at);
    case 'u16-offset':
      return (view, at) => view.getUint16(at, isLittle) - 32768;
    case 'i16':
      return (view, at) => view.getInt16(at, isLittle);
    case 'i32':
      return (view, at) => view.getInt32(at, isLittle);
    case 'f32':
      return (view, at) => view.getFloat32(at, isLittle);
    case 'f64':
      return (view, at) => view.getFloat64(at, isLittle);
    case 'ibm32':
      return (view, at) => {
        const word = view.getUint32(at, isLittle);
        const fraction = (word & 0xffffff) / 2 ** 24;
        return (word >>> 31 === 1 ? -1 : 1) * fraction * 16 ** (((word >>> 24) & 0x7f) - 64);
      };
  }
}

/** The same bytes, by each of the ways in which a source may give them. */
const sources: Record<string, ByteSource> = {
  memory: bytesInMemory(noise),
  slices: { byteLength: storedBytes, slice: bytesInMemory(noise).slice },
  'a room that is filled': {
    byteLength: storedBytes,
    slice: bytesInMemory(noise).slice,
    async readInto(room, start) {
      const there = noise.subarray(start, start + room.byteLength);
      room.set(there);
      return there.byteLength;
    },
  },
};

const layouts: Record<string, (traceBytes: number) => number> = {
  'one after the other': (traceBytes) => traceBytes,
  'in turn with two other channels': (traceBytes) => 3 * traceBytes,
  'with a header of 240 bytes each': (traceBytes) => traceBytes + 240,
  'with seven bytes between them': (traceBytes) => traceBytes + 7,
};

type Case = { encoding: SampleEncoding; byteOrder: ByteOrder; layout: string };

const cases: Case[] = encodings
  .flatMap((encoding) => (['little', 'big'] as const).map((byteOrder) => ({ encoding, byteOrder })))
  .flatMap((words) => Object.keys(layouts).map((layout) => ({ ...words, layout })));

function decodedSlowly({ encoding, byteOrder }: Case, strideBytes: number, traceCount: number): Float64Array {
  const read = slowReader(encoding, byteOrder === 'little');
  const view = new DataView(noise.buffer);
  const width = bytesPerSample(encoding);
  const amplitudes = new Float64Array(traceCount * samplesPerTrace);
  for (let trace = 0; trace < traceCount; trace++) {
    const start = firstByte + trace * strideBytes;
    for (let sample = 0; sample < samplesPerTrace; sample++) {
      amplitudes[trace * samplesPerTrace + sample] = read(view, start + sample * width);
    }
  }
  return amplitudes;
}

/** The first sample that is not what it should be, if only in the sign of a zero; -1 when there is none. */
function firstDifference(read: Amplitudes, wanted: Float64Array | Float32Array): number {
  if (read.length !== wanted.length) return Math.min(read.length, wanted.length);
  for (let index = 0; index < wanted.length; index++) {
    if (!Object.is(read[index], wanted[index])) return index;
  }
  return -1;
}

it.each(cases)(
  'traces of $encoding, $byteOrder-endian, $layout, are decoded sample for sample',
  async (of) => {
    const { encoding, byteOrder } = of;
    const traceBytes = samplesPerTrace * bytesPerSample(encoding);
    const strideBytes = layouts[of.layout](traceBytes);
    const traceCount = Math.floor((storedBytes - firstByte - traceBytes) / strideBytes) + 1;
    const wanted = decodedSlowly(of, strideBytes, traceCount);
    const inner = new Float32Array(wanted.subarray(samplesPerTrace, (traceCount - 1) * samplesPerTrace));

    for (const [source, bytes] of Object.entries(sources)) {
      const channels = [{ file: 'LINE', bytes, firstByte, strideBytes }];
      const reader = createTraceReader({
        format: 'any',
        channels,
        traceCount,
        samplesPerTrace,
        encoding,
        byteOrder,
      });
      const exact = await reader.readTraces(0, 0, traceCount);
      expect([source, firstDifference(exact, wanted)]).toEqual([source, -1]);
      const some = await reader.readTracesAsFloat(0, 1, traceCount - 1);
      expect([source, firstDifference(some, inner)]).toEqual([source, -1]);
    }
  },
);
