/** How an amplitude is stored, always little-endian. Offset binary puts its zero at the middle of the unsigned range. */
export type SampleEncoding = 'u8-offset' | 'u16-offset' | 'i16' | 'i32';

const bytesOfEncoding: Readonly<Record<SampleEncoding, number>> = {
  'u8-offset': 1,
  'u16-offset': 2,
  i16: 2,
  i32: 4,
};

export function bytesPerSample(encoding: SampleEncoding): number {
  return bytesOfEncoding[encoding];
}

/**
 * Centred integers of little-endian bytes, exact at every width. Takes the buffer over: it is changed in place.
 * Every platform that runs this is little-endian, so the typed arrays are laid over the bytes as they are.
 */
export function centredIntegers(bytes: ArrayBuffer, encoding: SampleEncoding): Int16Array | Int32Array {
  switch (encoding) {
    case 'u8-offset':
      return Int16Array.from(new Uint8Array(bytes), (value) => value - 128);
    case 'u16-offset':
      return centreU16(bytes);
    case 'i16':
      return new Int16Array(bytes, 0, bytes.byteLength >> 1);
    case 'i32':
      return new Int32Array(bytes, 0, bytes.byteLength >> 2);
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
