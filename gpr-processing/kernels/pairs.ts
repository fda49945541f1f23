import { transform, transformBack } from './fourier.ts';
import { interleaveFrom, separateTo } from './lanes.ts';

// Traces in pairs, one the real and one the imaginary part of a signal; four pairs, eight traces, at once.

/**
 * Multiplies the frequencies of each trace by real gains, in place. The traces lie one after the other, a multiple of
 * eight; `factors` has gain / length for each place of a transform, and `room` space for 32 bytes a value and 64 more.
 */
export function filterZeroPhase(
  traces: usize,
  traceCount: i32,
  sampleCount: i32,
  length: i32,
  turns: usize,
  factors: usize,
  room: usize,
): void {
  const values = room + 64;
  for (let trace = 0; trace < traceCount; trace += 8) {
    const at = traces + ((<usize>trace * sampleCount) << 2);
    load(at, sampleCount, room, values);
    memory.fill(values + ((<usize>sampleCount) << 5), 0, (<usize>(length - sampleCount)) << 5);
    transform(values, length, turns);
    multiply(values, length, factors);
    transformBack(values, length, turns);
    store(values, sampleCount, room, at);
  }
}

/**
 * The magnitude of each trace and its Hilbert transform, in place. `signs` has 1 / length for the places of positive
 * frequencies, −1 / length for negative ones, and 0; `room` space for 64 bytes a value and 64 more.
 */
export function envelopes(
  traces: usize,
  traceCount: i32,
  sampleCount: i32,
  turns: usize,
  signs: usize,
  room: usize,
): void {
  const values = room + 64;
  const others = values + ((<usize>sampleCount) << 5);
  for (let trace = 0; trace < traceCount; trace += 8) {
    const at = traces + ((<usize>trace * sampleCount) << 2);
    load(at, sampleCount, room, values);
    memory.copy(others, values, (<usize>sampleCount) << 5);
    transform(others, sampleCount, turns);
    turnByQuarter(others, sampleCount, signs);
    transformBack(others, sampleCount, turns);
    magnitudes(values, others, sampleCount);
    store(values, sampleCount, room, at);
  }
}

/**
 * Brings eight traces to the size of 1, by powers of two, so that no signal of a pair drowns in the rounding of the other.
 * `scales` gets what brings them back: 0 for silence. The even traces become real parts.
 */
function load(traces: usize, sampleCount: i32, scales: usize, values: usize): void {
  const stride = (<usize>sampleCount) << 2;
  for (let trace = 0; trace < 8; trace++) {
    const largest = largestMagnitude(traces + <usize>trace * stride, sampleCount);
    const exponent = min(max(largest >> 23, 1), 253);
    i32.store(
      scales + ((<usize>trace >> 1) << 2) + ((<usize>trace & 1) << 4),
      largest === 0 ? 0 : exponent << 23,
    );
    i32.store(scales + ((<usize>trace >> 1) << 2) + ((<usize>trace & 1) << 4), (254 - exponent) << 23, 32);
  }
  const odd = traces + stride;
  interleaveFrom(
    traces,
    traces + 2 * stride,
    traces + 4 * stride,
    traces + 6 * stride,
    sampleCount,
    values,
    32,
  );
  interleaveFrom(odd, odd + 2 * stride, odd + 4 * stride, odd + 6 * stride, sampleCount, values + 16, 32);
  const shareRe = v128.load(scales, 32);
  const shareIm = v128.load(scales, 48);
  const end = values + ((<usize>sampleCount) << 5);
  for (let at = values; at < end; at += 32) {
    v128.store(at, f32x4.mul(v128.load(at), shareRe));
    v128.store(at, f32x4.mul(v128.load(at, 16), shareIm), 16);
  }
}

/** As bits: those of numbers without a sign are ordered as the numbers are. */
function largestMagnitude(trace: usize, sampleCount: i32): i32 {
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

function store(values: usize, sampleCount: i32, scales: usize, traces: usize): void {
  const scaleRe = v128.load(scales);
  const scaleIm = v128.load(scales, 16);
  // Zeros where a trace is silent, whatever the sign of the rounding.
  const soundRe = f32x4.gt(scaleRe, f32x4.splat(0));
  const soundIm = f32x4.gt(scaleIm, f32x4.splat(0));
  const end = values + ((<usize>sampleCount) << 5);
  for (let at = values; at < end; at += 32) {
    v128.store(at, v128.and(f32x4.mul(v128.load(at), scaleRe), soundRe));
    v128.store(at, v128.and(f32x4.mul(v128.load(at, 16), scaleIm), soundIm), 16);
  }
  const stride = (<usize>sampleCount) << 2;
  const odd = traces + stride;
  separateTo(values, 32, sampleCount, traces, traces + 2 * stride, traces + 4 * stride, traces + 6 * stride);
  separateTo(values + 16, 32, sampleCount, odd, odd + 2 * stride, odd + 4 * stride, odd + 6 * stride);
}

function multiply(values: usize, length: i32, factors: usize): void {
  for (let place = 0; place < length; place++) {
    const factor = v128.load32_splat(factors + ((<usize>place) << 2));
    v128.store(values, f32x4.mul(v128.load(values), factor));
    v128.store(values, f32x4.mul(v128.load(values, 16), factor), 16);
    values += 32;
  }
}

/** Times −i for positive frequencies, i for negative ones. */
function turnByQuarter(values: usize, length: i32, signs: usize): void {
  for (let place = 0; place < length; place++) {
    const sign = v128.load32_splat(signs + ((<usize>place) << 2));
    const re = v128.load(values);
    v128.store(values, f32x4.mul(v128.load(values, 16), sign));
    v128.store(values, f32x4.neg(f32x4.mul(re, sign)), 16);
    values += 32;
  }
}

function magnitudes(values: usize, others: usize, length: i32): void {
  for (let part = 0; part < 2 * length; part++) {
    const value = v128.load(values);
    const other = v128.load(others);
    v128.store(values, f32x4.sqrt(f32x4.add(f32x4.mul(value, value), f32x4.mul(other, other))));
    values += 16;
    others += 16;
  }
}
