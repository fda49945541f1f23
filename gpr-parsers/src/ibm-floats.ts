/** By the highest byte of a word: its sign, and 16 to its exponent, as much less as the fraction is a whole number. */
const scales = Float64Array.from(
  { length: 256 },
  (_, byte) => (byte < 128 ? 1 : -1) * 16 ** ((byte & 0x7f) - 70),
);

/** Room for the floats of one call, kept for the next; a call gives the beginning of it. */
let room = new Float64Array(0);

/**
 * The base-16 floats of the IBM System/360: sign, exponent with an excess of 64, fraction of 24 bits. Every value is
 * exact in 64 bits. What is given is overwritten by the next call.
 */
export function ibmFloats(words: Uint32Array): Float64Array {
  if (room.length < words.length) room = new Float64Array(words.length);
  convert(words, room);
  return room.subarray(0, words.length);
}

function convert(words: Uint32Array, floats: Float64Array) {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    floats[at] = (word & 0xffffff) * scales[word >>> 24];
  }
}
