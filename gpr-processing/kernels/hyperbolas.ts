import { separateTo } from './lanes.ts';

/** A pair of places in the rows: where the first is, how far behind it the other, and two weights. */
const pairBytes: usize = 16;

/** So many pairs are added up by themselves: long sums of single precision stay exact to the last digits so. */
const pairsTogether: usize = 16;

/**
 * Weighted sums of places in rows, for `sampleCount` apexes one below the other: for each `counts` has a number of pairs
 * and `pairs` that many of them. At the places of a pair lie the values of two traces, which are added before they are
 * weighted; those one row below have a weight of their own. `columnCount`, a multiple of 16, are summed side by side.
 */
export function sumPairs(
  pairs: usize,
  counts: usize,
  sampleCount: i32,
  rows: usize,
  rowBytes: usize,
  columnCount: i32,
  sums: usize,
  sumBytes: usize,
): void {
  for (let sample = 0; sample < sampleCount; sample++) {
    const end = pairs + <usize>i32.load(counts + ((<usize>sample) << 2)) * pairBytes;
    for (let column = 0; column < columnCount; column += 16) {
      const aside = (<usize>column) << 2;
      sumSixteen(pairs, end, rows + aside, rowBytes, sums + aside);
    }
    pairs = end;
    sums += sumBytes;
  }
}

function sumSixteen(pair: usize, end: usize, rows: usize, rowBytes: usize, sums: usize): void {
  let sum0 = f32x4.splat(0);
  let sum1 = sum0;
  let sum2 = sum0;
  let sum3 = sum0;
  while (pair < end) {
    const partEnd = min(end, pair + pairsTogether * pairBytes);
    let part0 = f32x4.splat(0);
    let part1 = part0;
    let part2 = part0;
    let part3 = part0;
    for (; pair < partEnd; pair += pairBytes) {
      const one = rows + ((<usize>i32.load(pair)) << 2);
      const other = one + ((<usize>i32.load(pair, 4)) << 2);
      const weight = v128.load32_splat(pair, 8);
      part0 = f32x4.add(part0, f32x4.mul(weight, f32x4.add(v128.load(one), v128.load(other))));
      part1 = f32x4.add(part1, f32x4.mul(weight, f32x4.add(v128.load(one, 16), v128.load(other, 16))));
      part2 = f32x4.add(part2, f32x4.mul(weight, f32x4.add(v128.load(one, 32), v128.load(other, 32))));
      part3 = f32x4.add(part3, f32x4.mul(weight, f32x4.add(v128.load(one, 48), v128.load(other, 48))));
      const later = one + rowBytes;
      const otherLater = other + rowBytes;
      const laterWeight = v128.load32_splat(pair, 12);
      part0 = f32x4.add(part0, f32x4.mul(laterWeight, f32x4.add(v128.load(later), v128.load(otherLater))));
      part1 = f32x4.add(
        part1,
        f32x4.mul(laterWeight, f32x4.add(v128.load(later, 16), v128.load(otherLater, 16))),
      );
      part2 = f32x4.add(
        part2,
        f32x4.mul(laterWeight, f32x4.add(v128.load(later, 32), v128.load(otherLater, 32))),
      );
      part3 = f32x4.add(
        part3,
        f32x4.mul(laterWeight, f32x4.add(v128.load(later, 48), v128.load(otherLater, 48))),
      );
    }
    sum0 = f32x4.add(sum0, part0);
    sum1 = f32x4.add(sum1, part1);
    sum2 = f32x4.add(sum2, part2);
    sum3 = f32x4.add(sum3, part3);
  }
  v128.store(sums, sum0);
  v128.store(sums, sum1, 16);
  v128.store(sums, sum2, 32);
  v128.store(sums, sum3, 48);
}

/** Puts `columnCount` columns of sums, a multiple of four, back into traces, one after the other. */
export function separateColumns(
  sums: usize,
  sumBytes: usize,
  sampleCount: i32,
  columnCount: i32,
  traces: usize,
): void {
  const stride = (<usize>sampleCount) << 2;
  for (let column = 0; column < columnCount; column += 4) {
    const b = traces + stride;
    const c = b + stride;
    const d = c + stride;
    separateTo(sums + ((<usize>column) << 2), sumBytes, sampleCount, traces, b, c, d);
    traces = d + stride;
  }
}
