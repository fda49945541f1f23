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

/**
 * Centred amplitudes of stored bytes, exact at every width. Takes the buffer over: it is changed in place.
 * Every platform that runs this is little-endian, so the typed arrays are laid over the bytes as they are.
 */
export function centredAmplitudes(
  bytes: ArrayBuffer,
  encoding: SampleEncoding,
  byteOrder: ByteOrder = 'little',
): Int16Array | Int32Array | Float32Array | Float64Array {
  if (byteOrder === 'big') reverseBytes(bytes, bytesPerSample(encoding));
  switch (encoding) {
    case 'u8-offset':
      return Int16Array.from(new Uint8Array(bytes), (value) => value - 128);
    case 'i8':
      return Int16Array.from(new Int8Array(bytes));
    case 'u16-offset':
      return centreU16(bytes);
    case 'i16':
      return new Int16Array(bytes, 0, bytes.byteLength >> 1);
    case 'i32':
      return new Int32Array(bytes, 0, bytes.byteLength >> 2);
    case 'f32':
      return new Float32Array(bytes, 0, bytes.byteLength >> 2);
    case 'f64':
      return new Float64Array(bytes, 0, bytes.byteLength >> 3);
    case 'ibm32':
      return Float64Array.from(new Uint32Array(bytes, 0, bytes.byteLength >> 2), ibmFloat);
  }
}

/** Flipping the top bit of a 16-bit word subtracts 32768 from it; a 32-bit word carries two at a time. */
function centreU16(bytes: ArrayBuffer): Int16Array {
  const pairs = new Uint32Array(bytes, 0, bytes.byteLength >> 2);
  for (let pair = 0; pair < pairs.length; pair++) pairs[pair] ^= 0x80008000;
  const words = new Int16Array(bytes, 0, bytes.byteLength >> 1);
  if (words.length % 2 === 1) words[words.length - 1] ^= 0x8000;
  return words;
}

/** Sign, exponent of 16 with an excess of 64, fraction of 24 bits: every value of it is exact in 64 bits. */
function ibmFloat(word: number): number {
  const magnitude = (word & 0xffffff) * 16 ** (((word >>> 24) & 0x7f) - 70);
  return word >>> 31 === 1 ? -magnitude : magnitude;
}

function reverseBytes(bytes: ArrayBuffer, width: number) {
  const view = new DataView(bytes);
  for (let at = 0; at + width <= bytes.byteLength; at += width) {
    if (width === 2) view.setUint16(at, view.getUint16(at, true), false);
    if (width === 4) view.setUint32(at, view.getUint32(at, true), false);
    if (width === 8) view.setBigUint64(at, view.getBigUint64(at, true), false);
  }
}
