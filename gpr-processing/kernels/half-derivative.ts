import { transform, transformBack } from './fourier.ts';
import { interleaveFrom } from './lanes.ts';

/**
 * Half derivatives of traces into rows of equal time. Trace 2n goes with trace 2n + 1 through one transform; eight traces
 * at once, of which there are a multiple. For each of `fineness` values a sample, `factors` has real and imaginary part for
 * each place of the transform. Column by column the traces follow each other in the rows; `room` is space for 64 bytes a
 * value and 64 more.
 */
export function halfDerivatives(
  traces: usize,
  traceCount: i32,
  sampleCount: i32,
  length: i32,
  turns: usize,
  factors: usize,
  fineness: i32,
  rows: usize,
  rowBytes: usize,
  room: usize,
): void {
  const values = room + 64;
  const turned = values + ((<usize>length) << 5);
  for (let trace = 0; trace < traceCount; trace += 8) {
    loadPairs(traces + ((<usize>trace * sampleCount) << 2), sampleCount, room, values);
    memory.fill(values + ((<usize>sampleCount) << 5), 0, (<usize>(length - sampleCount)) << 5);
    transform(values, length, turns);
    for (let fine = 0; fine < fineness; fine++) {
      multiplyComplex(values, length, factors + ((<usize>fine * length) << 3), turned);
      transformBack(turned, length, turns);
      const count = fine === 0 ? sampleCount : sampleCount - 1;
      const at = rows + <usize>fine * rowBytes + ((<usize>trace) << 2);
      storeColumns(turned, count, room, at, <usize>fineness * rowBytes);
    }
  }
}

/**
 * Brings eight traces to the size of 1, by powers of two, so that no signal of a pair drowns in the rounding of the other.
 * `scales` gets what brings them back: 0 for silence. The even traces become real parts.
 */
function loadPairs(traces: usize, sampleCount: i32, scales: usize, values: usize): void {
  const stride = (<usize>sampleCount) << 2;
  for (let trace = 0; trace < 8; trace++) {
    const largest = largestBits(traces + <usize>trace * stride, sampleCount);
    const exponent = min(max(largest >> 23, 1), 253);
    const at = scales + ((<usize>trace >> 1) << 2) + ((<usize>trace & 1) << 4);
    i32.store(at, largest === 0 ? 0 : exponent << 23);
    i32.store(at, (254 - exponent) << 23, 32);
  }
  const two = 2 * stride;
  const odd = traces + stride;
  interleaveFrom(traces, traces + two, traces + 2 * two, traces + 3 * two, sampleCount, values, 32);
  interleaveFrom(odd, odd + two, odd + 2 * two, odd + 3 * two, sampleCount, values + 16, 32);
  const shareRe = v128.load(scales, 32);
  const shareIm = v128.load(scales, 48);
  const end = values + ((<usize>sampleCount) << 5);
  for (let at = values; at < end; at += 32) {
    v128.store(at, f32x4.mul(v128.load(at), shareRe));
    v128.store(at, f32x4.mul(v128.load(at, 16), shareIm), 16);
  }
}

/** The largest magnitude as bits: those of numbers without a sign are ordered as the numbers are. */
function largestBits(trace: usize, sampleCount: i32): i32 {
  const magnitude = i32x4.splat(0x7fffffff);
  let four = i32x4.splat(0);
  let sample = 0;
  for (; sample + 4 <= sampleCount; sample += 4) {
    four = i32x4.max_s(four, v128.and(v128.load(trace + ((<usize>sample) << 2)), magnitude));
  }
  let largest = max(
    max(i32x4.extract_lane(four, 0), i32x4.extract_lane(four, 1)),
    max(i32x4.extract_lane(four, 2), i32x4.extract_lane(four, 3)),
  );
  for (; sample < sampleCount; sample++) {
    largest = max(largest, i32.load(trace + ((<usize>sample) << 2)) & 0x7fffffff);
  }
  return largest;
}

function multiplyComplex(values: usize, length: i32, factors: usize, out: usize): void {
  const end = values + ((<usize>length) << 5);
  for (; values < end; values += 32) {
    const re = v128.load(values);
    const im = v128.load(values, 16);
    const factorRe = v128.load32_splat(factors);
    const factorIm = v128.load32_splat(factors, 4);
    v128.store(out, f32x4.sub(f32x4.mul(re, factorRe), f32x4.mul(im, factorIm)));
    v128.store(out, f32x4.add(f32x4.mul(im, factorRe), f32x4.mul(re, factorIm)), 16);
    factors += 8;
    out += 32;
  }
}

function storeColumns(values: usize, count: i32, scales: usize, rows: usize, step: usize): void {
  const scaleRe = v128.load(scales);
  const scaleIm = v128.load(scales, 16);
  // Zeros where a trace is silent, whatever the sign of the rounding.
  const soundRe = f32x4.gt(scaleRe, f32x4.splat(0));
  const soundIm = f32x4.gt(scaleIm, f32x4.splat(0));
  for (let value = 0; value < count; value++) {
    const even = v128.and(f32x4.mul(v128.load(values), scaleRe), soundRe);
    const odd = v128.and(f32x4.mul(v128.load(values, 16), scaleIm), soundIm);
    v128.store(rows, v128.shuffle<f32>(even, odd, 0, 4, 1, 5));
    v128.store(rows, v128.shuffle<f32>(even, odd, 2, 6, 3, 7), 16);
    values += 32;
    rows += step;
  }
}
