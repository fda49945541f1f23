/** By the highest byte of a word: its sign, and 16 to its exponent, as much less as the fraction is a whole number. */
const scales = Float64Array.from(
  { length: 256 },
  (_, byte) => (byte < 128 ? 1 : -1) * 16 ** ((byte & 0x7f) - 70),
);

/**
 * Puts the base-16 floats of the IBM System/360 (sign, exponent with an excess of 64, fraction of 24 bits) to the
 * beginning of `floats`. Every value is exact in 64 bits.
 */
export function putIbmFloats(words: Uint32Array, floats: Float64Array): void {
  for (let at = 0; at < words.length; at++) {
    floats[at] = (words[at] & 0xffffff) * scales[words[at] >>> 24];
  }
}
