import { highDoubles, lowDoubles, singles } from './lanes.ts';

/** Adds each row to the sums of its columns, one row after the other: four at a time while a sum is at hand. */
export function addRows(rows: usize, rowCount: i32, rowLength: i32, sums: usize): void {
  const stride = (<usize>rowLength) << 2;
  let row = 0;
  for (; row + 4 <= rowCount; row += 4) {
    addFourRows(rows, stride, rowLength, sums);
    rows += 4 * stride;
  }
  for (; row < rowCount; row++) {
    for (let column = 0; column < rowLength; column++) {
      const sum = sums + ((<usize>column) << 3);
      f64.store(sum, f64.load(sum) + <f64>f32.load(rows + ((<usize>column) << 2)));
    }
    rows += stride;
  }
}

function addFourRows(rows: usize, stride: usize, rowLength: i32, sums: usize): void {
  let column = 0;
  for (; column + 4 <= rowLength; column += 4) {
    const at = rows + ((<usize>column) << 2);
    const sum = sums + ((<usize>column) << 3);
    let low = v128.load(sum);
    let high = v128.load(sum, 16);
    for (let row: usize = 0; row < 4; row++) {
      const four = v128.load(at + row * stride);
      low = f64x2.add(low, lowDoubles(four));
      high = f64x2.add(high, highDoubles(four));
    }
    v128.store(sum, low);
    v128.store(sum, high, 16);
  }
  for (; column < rowLength; column++) {
    const at = rows + ((<usize>column) << 2);
    const sum = sums + ((<usize>column) << 3);
    let total = f64.load(sum);
    for (let row: usize = 0; row < 4; row++) total += <f64>f32.load(at + row * stride);
    f64.store(sum, total);
  }
}

/** Takes from each row the same values of double precision, in place. */
export function subtractFromRows(rows: usize, rowCount: i32, rowLength: i32, values: usize): void {
  for (let row = 0; row < rowCount; row++) {
    let column = 0;
    for (; column + 4 <= rowLength; column += 4) {
      const value = values + ((<usize>column) << 3);
      const four = v128.load(rows);
      const low = f64x2.sub(lowDoubles(four), v128.load(value));
      const high = f64x2.sub(highDoubles(four), v128.load(value, 16));
      v128.store(rows, singles(low, high));
      rows += 16;
    }
    for (; column < rowLength; column++) {
      f32.store(rows, <f32>(<f64>f32.load(rows) - f64.load(values + ((<usize>column) << 3))));
      rows += 4;
    }
  }
}

/** Multiplies each row by the same factors of double precision, in place. */
export function multiplyRows(rows: usize, rowCount: i32, rowLength: i32, factors: usize): void {
  for (let row = 0; row < rowCount; row++) {
    let column = 0;
    for (; column + 4 <= rowLength; column += 4) {
      const factor = factors + ((<usize>column) << 3);
      const four = v128.load(rows);
      const low = f64x2.mul(lowDoubles(four), v128.load(factor));
      const high = f64x2.mul(highDoubles(four), v128.load(factor, 16));
      v128.store(rows, singles(low, high));
      rows += 16;
    }
    for (; column < rowLength; column++) {
      f32.store(rows, <f32>(<f64>f32.load(rows) * f64.load(factors + ((<usize>column) << 3))));
      rows += 4;
    }
  }
}
