import { highDoubles, lowDoubles } from './lanes.ts';

/**
 * Rounds samples times `unitsPerAmplitude` to 16-bit integers, halves upwards; what is no finite number becomes 0. Beyond
 * 16 bits the lowest 16 are kept. Writes eight integers at once: up to seven more than there are samples.
 */
export function quantize(samples: usize, sampleCount: i32, unitsPerAmplitude: f64, integers: usize): void {
  const units = f64x2.splat(unitsPerAmplitude);
  for (let sample = 0; sample < sampleCount; sample += 8) {
    const first = wholeUnits(v128.load(samples), units);
    const second = wholeUnits(v128.load(samples, 16), units);
    v128.store(integers, v128.shuffle<i16>(first, second, 0, 2, 4, 6, 8, 10, 12, 14));
    samples += 32;
    integers += 16;
  }
}

function wholeUnits(four: v128, units: v128): v128 {
  const finite = f32x4.lt(f32x4.abs(four), f32x4.splat(f32.POSITIVE_INFINITY));
  const sound = v128.and(four, finite);
  const half = f64x2.splat(0.5);
  // Added to 1.5 × 2⁵², a whole number stands in the lowest bits as an integer.
  const wholePlace = f64x2.splat(6755399441055744);
  const low = f64x2.add(f64x2.floor(f64x2.add(f64x2.mul(lowDoubles(sound), units), half)), wholePlace);
  const high = f64x2.add(f64x2.floor(f64x2.add(f64x2.mul(highDoubles(sound), units), half)), wholePlace);
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6);
}

/**
 * Halves the rows: of each pair keeps, column by column, the value of larger magnitude (the first of equals). An odd last
 * row stands alone.
 */
export function largerOfPairs(rows: usize, rowCount: i32, rowLength: i32, out: usize): void {
  const stride = (<usize>rowLength) << 1;
  for (let row = 0; row < rowCount; row += 2) {
    largerOf(rows, row + 1 < rowCount ? rows + stride : rows, rowLength, out);
    rows += 2 * stride;
    out += stride;
  }
}

function largerOf(first: usize, second: usize, length: i32, out: usize): void {
  let index = 0;
  for (; index + 8 <= length; index += 8) {
    const at = (<usize>index) << 1;
    const a = v128.load(first + at);
    const b = v128.load(second + at);
    // The magnitude of -32768 is 32768 when it is read without a sign.
    v128.store(out + at, v128.bitselect(b, a, i16x8.gt_u(i16x8.abs(b), i16x8.abs(a))));
  }
  for (; index < length; index++) {
    const at = (<usize>index) << 1;
    const a = <i32>load<i16>(first + at);
    const b = <i32>load<i16>(second + at);
    store<i16>(out + at, abs(b) > abs(a) ? b : a);
  }
}
