import { createPlainRoom, type StoredWords, type WordRoom } from '#native-words.ts';
import type { Amplitudes } from '#recording.ts';
import { createVectorRoom } from '#vector-words.ts';

/**
 * How an amplitude is stored. Offset binary puts its zero at the middle of the unsigned range; `ibm32` is the
 * base-16 float of the IBM System/360, as SEG-Y has it.
 */
export type SampleEncoding = 'u8-offset' | 'i8' | 'u16-offset' | 'i16' | 'i32' | 'f32' | 'f64' | 'ibm32';

export type ByteOrder = 'little' | 'big';

const bytesOfEncoding: Readonly<Record<SampleEncoding, 1 | 2 | 4 | 8>> = {
  'u8-offset': 1,
  i8: 1,
  'u16-offset': 2,
  i16: 2,
  i32: 4,
  f32: 4,
  f64: 8,
  ibm32: 4,
};

export function bytesPerSample(encoding: SampleEncoding): 1 | 2 | 4 | 8 {
  return bytesOfEncoding[encoding];
}

export function bitsPerSample(encoding: SampleEncoding): 8 | 16 | 32 | 64 {
  return (8 * bytesOfEncoding[encoding]) as 8 | 16 | 32 | 64;
}

/** Room for so many centred amplitudes in the narrowest type that holds all values of the encoding exactly. */
export function amplitudesOf(encoding: SampleEncoding, sampleCount: number) {
  switch (encoding) {
    case 'i32':
      return new Int32Array(sampleCount);
    case 'f32':
      return new Float32Array(sampleCount);
    case 'f64':
    case 'ibm32':
      return new Float64Array(sampleCount);
    default:
      return new Int16Array(sampleCount);
  }
}

/** Stored traces of `traceBytes` each, `strideBytes` from one to the next; they are looked at, not changed. */
type StoredTraces = {
  readonly bytes: Uint8Array;
  readonly traceBytes: number;
  readonly strideBytes: number;
};

/** Puts the centred amplitudes of stored traces one after the other into `out`, from sample `at` on. */
export type TraceDecoder = (stored: StoredTraces, out: Amplitudes, at: number) => void;

/**
 * Decodes at the speed of memory: what is stored goes piece by piece through a room that stays in the processor's
 * cache, is made native there by a few operations on whole vectors, and is converted by the typed arrays themselves.
 */
export function createTraceDecoder(encoding: SampleEncoding, byteOrder: ByteOrder): TraceDecoder {
  const wordBytes = bytesPerSample(encoding);
  const words: StoredWords = {
    wordBytes,
    isBigEndian: byteOrder === 'big' && wordBytes > 1,
    isOffsetBinary: encoding === 'u8-offset' || encoding === 'u16-offset',
  };
  const isTurned = words.isBigEndian || words.isOffsetBinary;

  return (stored, out, at) => {
    const { bytes, traceBytes, strideBytes } = stored;
    const isPacked = strideBytes === traceBytes;
    if (encoding !== 'ibm32' && !isTurned && isPacked && bytes.byteOffset % wordBytes === 0) {
      out.set(numbersOver(encoding, bytes), at);
      return;
    }
    const room = sharedRoom();
    const whole = { bytes, traceBytes: bytes.byteLength, strideBytes: bytes.byteLength };
    let next = at;
    for (const byteCount of packInto(room.bytes, isPacked ? whole : stored)) {
      if (isTurned) room.turn(words, byteCount);
      const inRoom = room.bytes.subarray(0, byteCount);
      out.set(encoding === 'ibm32' ? room.ibmFloats(byteCount) : numbersOver(encoding, inRoom), next);
      next += byteCount / wordBytes;
    }
  };
}

/** One room serves all: between being filled and being emptied there is no pause in which another could use it. */
let onlyRoom: WordRoom | null = null;

function sharedRoom(): WordRoom {
  onlyRoom ??= createVectorRoom() ?? createPlainRoom();
  return onlyRoom;
}

/** Packs the traces into the room and tells how many bytes are in it: each time that it is full, and at the end. */
function* packInto(room: Uint8Array, { bytes, traceBytes, strideBytes }: StoredTraces): Generator<number> {
  let filled = 0;
  for (let start = 0; start < bytes.byteLength; start += strideBytes) {
    const end = Math.min(start + traceBytes, bytes.byteLength);
    for (let from = start; from < end; ) {
      const to = Math.min(end, from + room.byteLength - filled);
      room.set(bytes.subarray(from, to), filled);
      filled += to - from;
      from = to;
      if (filled < room.byteLength) continue;
      yield filled;
      filled = 0;
    }
  }
  if (filled > 0) yield filled;
}

/** Native words as the numbers that they are; signed also where offset binary was stored, whose top bits are flipped. */
function numbersOver(
  encoding: Exclude<SampleEncoding, 'ibm32'>,
  { buffer, byteOffset, byteLength }: Uint8Array,
) {
  switch (encoding) {
    case 'u8-offset':
    case 'i8':
      return new Int8Array(buffer, byteOffset, byteLength);
    case 'u16-offset':
    case 'i16':
      return new Int16Array(buffer, byteOffset, byteLength >> 1);
    case 'i32':
      return new Int32Array(buffer, byteOffset, byteLength >> 2);
    case 'f32':
      return new Float32Array(buffer, byteOffset, byteLength >> 2);
    case 'f64':
      return new Float64Array(buffer, byteOffset, byteLength >> 3);
  }
}
