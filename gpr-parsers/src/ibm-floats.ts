import type { Amplitudes } from '#recording.ts';

/** By the highest byte of a word: its sign, and 16 to its exponent, as much less as the fraction is a whole number. */
const scales = Float64Array.from(
  { length: 256 },
  (_, byte) => (byte < 128 ? 1 : -1) * 16 ** ((byte & 0x7f) - 70),
);

/**
 * Puts the base-16 floats of the IBM System/360 (sign, exponent with an excess of 64, fraction of 24 bits) to the
 * beginning of `out`. Every value is exact in 64 bits.
 */
export function putIbmFloats(words: Uint32Array, out: Amplitudes): void {
  if (out instanceof Float32Array) putSingle(words, out);
  else putDouble(words, out);
}

/** The loop stands here twice, for one that has met arrays of two types is slow with both. */
function putSingle(words: Uint32Array, out: Float32Array) {
  for (let at = 0; at < words.length; at++) out[at] = (words[at] & 0xffffff) * scales[words[at] >>> 24];
}

function putDouble(words: Uint32Array, out: Amplitudes) {
  for (let at = 0; at < words.length; at++) out[at] = (words[at] & 0xffffff) * scales[words[at] >>> 24];
}
