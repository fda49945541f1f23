import { transformSmooth } from './smooth-fourier.ts';

// Along the line: eight samples of all traces at once, four as real parts and four as imaginary ones. Their spectra are
// taken apart by their symmetry: of each wave number 64 bytes, real and imaginary parts of the first four and of the others.

/** Spectra, twice as large, for wave numbers 0 … length / 2; `values` is spoilt. */
export function lineSpectra(
  values: usize,
  room: usize,
  length: i32,
  turns: usize,
  radices: usize,
  radixCount: i32,
  out: usize,
): void {
  const from = transformSmooth(values, room, length, turns, radices, radixCount);
  for (let number = 0; number <= length >> 1; number++) {
    const at = from + ((<usize>number) << 5);
    const mirror = from + ((<usize>(number === 0 ? 0 : length - number)) << 5);
    const re = v128.load(at);
    const im = v128.load(at, 16);
    const mirrorRe = v128.load(mirror);
    const mirrorIm = v128.load(mirror, 16);
    v128.store(out, f32x4.add(re, mirrorRe));
    v128.store(out, f32x4.sub(im, mirrorIm), 16);
    v128.store(out, f32x4.add(im, mirrorIm), 32);
    v128.store(out, f32x4.sub(mirrorRe, re), 48);
    out += 64;
  }
}

/**
 * The way back, not divided by the length; gives where the values are, `values` or `room`, with the last four of eight
 * samples before the first four.
 */
export function lineValues(
  spectra: usize,
  values: usize,
  room: usize,
  length: i32,
  turns: usize,
  radices: usize,
  radixCount: i32,
): usize {
  // With real and imaginary parts exchanged, the way forth is the way back.
  for (let number = 0; number <= length >> 1; number++) {
    const re = v128.load(spectra);
    const im = v128.load(spectra, 16);
    const otherRe = v128.load(spectra, 32);
    const otherIm = v128.load(spectra, 48);
    const mirror = values + ((<usize>(number === 0 ? 0 : length - number)) << 5);
    v128.store(mirror, f32x4.sub(otherRe, im));
    v128.store(mirror, f32x4.add(re, otherIm), 16);
    const at = values + ((<usize>number) << 5);
    v128.store(at, f32x4.add(im, otherRe));
    v128.store(at, f32x4.sub(re, otherIm), 16);
    spectra += 64;
  }
  return transformSmooth(values, room, length, turns, radices, radixCount);
}
