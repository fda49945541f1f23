import { transform, transformBack } from './fourier.ts';

/** So many values beyond either end of a row of frequencies are reached. */
const margin = 4;

/** Places in a row between which weights are kept: 64 bytes each, eight real parts and eight imaginary ones. */
const stepsPerInterval: f64 = 4096;

/**
 * Brings the wave field of four neighbouring wave numbers to where and when it exploded. For each eight samples `spectra`
 * has 64 bytes a wave number, the next eight `bytesPerEight` behind; they are replaced. `room` is space for 32 bytes a value and
 * 128 bytes a frequency, and 1,024 more.
 */
export function moveToApexes(
  spectra: usize,
  bytesPerEight: usize,
  sampleCount: i32,
  length: i32,
  turns: usize,
  places: usize,
  phases: usize,
  taps: usize,
  firstNumber: i32,
  rowStep: f64,
  scale: f32,
  room: usize,
): void {
  const eights = (sampleCount + 7) >> 3;
  const values = room;
  const valueCount = max(length, eights << 3);
  const rows = values + ((<usize>valueCount) << 5);
  const columnCount = (length >> 1) + 1;
  const rowBytes = (<usize>(columnCount + 16)) << 2;
  const results = rows + 16 * rowBytes;
  loadFour(spectra, bytesPerEight, eights, values);
  for (let at = values + ((<usize>eights) << 8); at < rows; at += 16) v128.store(at, f32x4.splat(0));
  transform(values, length, turns);
  layRows(values, length, places, phases, rows, rowBytes);
  for (let lane = 0; lane < 4; lane++) {
    const step = <f64>(firstNumber + lane) * rowStep;
    moveRow(
      rows + <usize>(lane << 2) * rowBytes,
      rowBytes,
      columnCount,
      taps,
      step * step,
      results + ((<usize>lane) << 4),
    );
  }
  placeResults(results, length, places, phases, scale, values);
  transformBack(values, length, turns);
  storeFour(values, eights, spectra, bytesPerEight);
}

function loadFour(spectra: usize, bytesPerEight: usize, eights: i32, values: usize): void {
  for (let eight = 0; eight < eights; eight++) {
    for (let half: usize = 0; half < 64; half += 32) {
      turnSquare(spectra + half, 64, values, 32);
      turnSquare(spectra + half + 16, 64, values + 16, 32);
      values += 128;
    }
    spectra += bytesPerEight;
  }
}

function storeFour(values: usize, eights: i32, spectra: usize, bytesPerEight: usize): void {
  for (let eight = 0; eight < eights; eight++) {
    for (let half: usize = 0; half < 64; half += 32) {
      turnSquare(values, 32, spectra + half, 64);
      turnSquare(values + 16, 32, spectra + half + 16, 64);
      values += 128;
    }
    spectra += bytesPerEight;
  }
}

/** Four vectors become four others, of the first, second, third and last of their values. */
function turnSquare(from: usize, fromStep: usize, to: usize, toStep: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + fromStep);
  const c = v128.load(from + 2 * fromStep);
  const d = v128.load(from + 3 * fromStep);
  const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
  v128.store(to + toStep, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
  v128.store(to + 2 * toStep, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  v128.store(to + 3 * toStep, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
}

/**
 * For each wave number four rows of frequencies from 0 up: real and imaginary parts, and those of the opposite wave number.
 * Each begins with what lies below 0, and what lies beyond the highest frequency is 0. `phases` turn the first sample to
 * time 0.
 */
function layRows(
  values: usize,
  length: i32,
  places: usize,
  phases: usize,
  rows: usize,
  rowBytes: usize,
): void {
  const highest = length >> 1;
  memory.fill(rows, 0, 16 * rowBytes);
  for (let column = 0; column <= highest; column++) {
    const ahead = values + ((<usize>i32.load(places + ((<usize>column) << 2))) << 5);
    const behind =
      values + ((<usize>i32.load(places + ((<usize>(column === 0 ? 0 : length - column)) << 2))) << 5);
    const cosine = v128.load32_splat(phases + ((<usize>column) << 3));
    const sine = v128.load32_splat(phases + ((<usize>column) << 3), 4);
    const re = turnedRe(v128.load(ahead), v128.load(ahead, 16), cosine, sine);
    const im = turnedIm(v128.load(ahead), v128.load(ahead, 16), cosine, sine);
    const otherIm = f32x4.neg(v128.load(behind, 16));
    const oppositeRe = turnedRe(v128.load(behind), otherIm, cosine, sine);
    const oppositeIm = turnedIm(v128.load(behind), otherIm, cosine, sine);
    layColumn(rows + ((<usize>(margin + column)) << 2), rowBytes, re, im, oppositeRe, oppositeIm);
    if (column === 0 || column > margin) continue;
    const below = rows + ((<usize>(margin - column)) << 2);
    layColumn(below, rowBytes, oppositeRe, f32x4.neg(oppositeIm), re, f32x4.neg(im));
  }
}

function layColumn(at: usize, rowBytes: usize, re: v128, im: v128, oppositeRe: v128, oppositeIm: v128): void {
  v128.store_lane<f32>(at, re, 0);
  at += rowBytes;
  v128.store_lane<f32>(at, im, 0);
  at += rowBytes;
  v128.store_lane<f32>(at, oppositeRe, 0);
  at += rowBytes;
  v128.store_lane<f32>(at, oppositeIm, 0);
  at += rowBytes;
  v128.store_lane<f32>(at, re, 1);
  at += rowBytes;
  v128.store_lane<f32>(at, im, 1);
  at += rowBytes;
  v128.store_lane<f32>(at, oppositeRe, 1);
  at += rowBytes;
  v128.store_lane<f32>(at, oppositeIm, 1);
  at += rowBytes;
  v128.store_lane<f32>(at, re, 2);
  at += rowBytes;
  v128.store_lane<f32>(at, im, 2);
  at += rowBytes;
  v128.store_lane<f32>(at, oppositeRe, 2);
  at += rowBytes;
  v128.store_lane<f32>(at, oppositeIm, 2);
  at += rowBytes;
  v128.store_lane<f32>(at, re, 3);
  at += rowBytes;
  v128.store_lane<f32>(at, im, 3);
  at += rowBytes;
  v128.store_lane<f32>(at, oppositeRe, 3);
  at += rowBytes;
  v128.store_lane<f32>(at, oppositeIm, 3);
}

function turnedRe(re: v128, im: v128, cosine: v128, sine: v128): v128 {
  return f32x4.sub(f32x4.mul(re, cosine), f32x4.mul(im, sine));
}

function turnedIm(re: v128, im: v128, cosine: v128, sine: v128): v128 {
  return f32x4.add(f32x4.mul(im, cosine), f32x4.mul(re, sine));
}

/**
 * One wave number and its opposite: for each frequency the values at the root of the sum of both squares, between those of
 * the rows by eight taps, times frequency / root. Results are 64 bytes apart: both real and imaginary parts.
 */
function moveRow(
  rows: usize,
  rowBytes: usize,
  columnCount: i32,
  taps: usize,
  square: f64,
  results: usize,
): void {
  const beyond = <f64>(columnCount + margin);
  let column = 0;
  for (; column < columnCount - 1; column++) {
    const frequency = <f64>column;
    const place = sqrt(square + frequency * frequency);
    if (place >= beyond) break;
    const whole = <i32>place;
    const at = (place - <f64>whole) * stepsPerInterval;
    const step = <i32>at;
    const share = f32x4.splat(<f32>(at - <f64>step));
    const tap = taps + ((<usize>step) << 6);
    const reLow = between(tap, share);
    const reHigh = between(tap + 16, share);
    const imLow = between(tap + 32, share);
    const imHigh = between(tap + 48, share);
    const row = rows + ((<usize>(whole + 1)) << 2);
    const im = row + rowBytes;
    const oppositeRe = im + rowBytes;
    const oppositeIm = oppositeRe + rowBytes;
    const factor = f32x4.splat(place > 0 ? <f32>(frequency / place) : 1);
    const sums = sumOfFours(
      tappedRe(row, im, reLow, reHigh, imLow, imHigh),
      tappedIm(row, im, reLow, reHigh, imLow, imHigh),
      tappedRe(oppositeRe, oppositeIm, reLow, reHigh, imLow, imHigh),
      tappedIm(oppositeRe, oppositeIm, reLow, reHigh, imLow, imHigh),
    );
    v128.store(results, f32x4.mul(sums, factor));
    results += 64;
  }
  for (; column < columnCount; column++) {
    v128.store(results, f32x4.splat(0));
    results += 64;
  }
}

function between(tap: usize, share: v128): v128 {
  const earlier = v128.load(tap);
  return f32x4.add(earlier, f32x4.mul(f32x4.sub(v128.load(tap, 64), earlier), share));
}

function tappedRe(re: usize, im: usize, reLow: v128, reHigh: v128, imLow: v128, imHigh: v128): v128 {
  return f32x4.add(
    f32x4.sub(f32x4.mul(reLow, v128.load(re)), f32x4.mul(imLow, v128.load(im))),
    f32x4.sub(f32x4.mul(reHigh, v128.load(re, 16)), f32x4.mul(imHigh, v128.load(im, 16))),
  );
}

function tappedIm(re: usize, im: usize, reLow: v128, reHigh: v128, imLow: v128, imHigh: v128): v128 {
  return f32x4.add(
    f32x4.add(f32x4.mul(reLow, v128.load(im)), f32x4.mul(imLow, v128.load(re))),
    f32x4.add(f32x4.mul(reHigh, v128.load(im, 16)), f32x4.mul(imHigh, v128.load(re, 16))),
  );
}

/** The sums of four times four values, first and third, second and fourth, and both. */
function sumOfFours(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Results back to the places of their frequencies, with time 0 back at the first sample. */
function placeResults(
  results: usize,
  length: i32,
  places: usize,
  phases: usize,
  scale: f32,
  values: usize,
): void {
  const highest = length >> 1;
  for (let column = 0; column <= highest; column++) {
    const cosine = f32x4.mul(v128.load32_splat(phases + ((<usize>column) << 3)), f32x4.splat(scale));
    const sine = f32x4.mul(v128.load32_splat(phases + ((<usize>column) << 3), 4), f32x4.splat(scale));
    turnSquare(results, 16, results, 16);
    const re = v128.load(results);
    const im = v128.load(results, 16);
    const oppositeRe = v128.load(results, 32);
    const oppositeIm = v128.load(results, 48);
    const ahead = values + ((<usize>i32.load(places + ((<usize>column) << 2))) << 5);
    if (column > 0) {
      const behind = values + ((<usize>i32.load(places + ((<usize>(length - column)) << 2))) << 5);
      v128.store(behind, f32x4.add(f32x4.mul(oppositeRe, cosine), f32x4.mul(oppositeIm, sine)));
      v128.store(behind, f32x4.sub(f32x4.mul(oppositeRe, sine), f32x4.mul(oppositeIm, cosine)), 16);
    }
    v128.store(ahead, f32x4.add(f32x4.mul(re, cosine), f32x4.mul(im, sine)));
    v128.store(ahead, f32x4.sub(f32x4.mul(im, cosine), f32x4.mul(re, sine)), 16);
    results += 64;
  }
}
