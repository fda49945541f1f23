import { highDoubles, lowDoubles, singles } from './lanes.ts';

// The twin of `signal/moving-row-mean.ts`, four columns at a time: the same sums in the same order.

/** So many columns are gone through at once, so that what is kept of them stays in the processor's cache. */
const columnsAtOnce = 64;
const tailBytes: usize = 8 * columnsAtOnce;

/**
 * Subtracts from rows `from` (included) to `to` (excluded) the weighted mean of the rows up to `reach` before and after
 * each. `rows` begins with row `firstRow` of a table of `tableRowCount`. `room` has space for the sums of a window and
 * one row more, 512 bytes for each row.
 */
export function subtractMovingRowMeans(
  rows: usize,
  rowLength: i32,
  firstRow: i32,
  tableRowCount: i32,
  from: i32,
  to: i32,
  reach: i32,
  weights: usize,
  room: usize,
  out: usize,
): void {
  const stride = (<usize>rowLength) << 2;
  const windowLength = 2 * reach + 1;
  for (let column = 0; column < rowLength; column += columnsAtOnce) {
    const columnCount = min(columnsAtOnce, rowLength - column);
    const columns = rows - firstRow * stride + ((<usize>column) << 2);
    const target = out - from * stride + ((<usize>column) << 2);
    let row = from;
    while (row < to) {
      const groupStart = floorTo(row - reach, windowLength);
      const nextGroup = groupStart + windowLength;
      const end = min(to, nextGroup + reach);
      sumTails(
        columns,
        stride,
        columnCount,
        groupStart,
        row - reach,
        nextGroup,
        tableRowCount,
        room + tailBytes,
      );
      memory.fill(room, 0, tailBytes);
      for (let added = nextGroup; added < min(tableRowCount, row + reach); added++) {
        if (added >= 0) addRow(columns + added * stride, columnCount, room, room);
      }
      for (; row < end; row++) {
        const entering = row + reach;
        if (entering >= nextGroup && entering < tableRowCount) {
          addRow(columns + entering * stride, columnCount, room, room);
        }
        const count = min(tableRowCount - 1, entering) - max(0, row - reach) + 1;
        const tail = room + tailBytes + <usize>(row - reach - groupStart) * tailBytes;
        const share = 1 / <f64>count;
        const weight = weights + ((<usize>column) << 3);
        subtractMeans(columns + row * stride, columnCount, tail, room, share, weight, target + row * stride);
      }
    }
  }
}

function floorTo(value: i32, step: i32): i32 {
  return (value >= 0 ? value / step : -((step - 1 - value) / step)) * step;
}

/** For each row of a group from `first` on, the sum of the rows from there to the end of the group. */
function sumTails(
  columns: usize,
  stride: usize,
  columnCount: i32,
  groupStart: i32,
  first: i32,
  nextGroup: i32,
  tableRowCount: i32,
  tails: usize,
): void {
  let tail = tails + <usize>(nextGroup - groupStart) * tailBytes;
  let later = tail;
  memory.fill(tail, 0, tailBytes);
  for (let row = nextGroup - 1; row >= first; row--) {
    tail -= tailBytes;
    if (row >= 0 && row < tableRowCount) addRow(columns + row * stride, columnCount, later, tail);
    else memory.copy(tail, later, tailBytes);
    later = tail;
  }
}

/** Adds one row to sums of double precision, into others or into themselves. */
function addRow(row: usize, columnCount: i32, sums: usize, into: usize): void {
  let column = 0;
  for (; column + 4 <= columnCount; column += 4) {
    const four = v128.load(row);
    v128.store(into, f64x2.add(v128.load(sums), lowDoubles(four)));
    v128.store(into, f64x2.add(v128.load(sums, 16), highDoubles(four)), 16);
    row += 16;
    sums += 32;
    into += 32;
  }
  for (; column < columnCount; column++) {
    f64.store(into, f64.load(sums) + <f64>f32.load(row));
    row += 4;
    sums += 8;
    into += 8;
  }
}

function subtractMeans(
  row: usize,
  columnCount: i32,
  tail: usize,
  head: usize,
  share: f64,
  weights: usize,
  out: usize,
): void {
  const shares = f64x2.splat(share);
  let column = 0;
  for (; column + 4 <= columnCount; column += 4) {
    const four = v128.load(row);
    const low = f64x2.mul(f64x2.add(v128.load(tail), v128.load(head)), shares);
    const high = f64x2.mul(f64x2.add(v128.load(tail, 16), v128.load(head, 16)), shares);
    const lowRest = f64x2.sub(lowDoubles(four), f64x2.mul(v128.load(weights), low));
    const highRest = f64x2.sub(highDoubles(four), f64x2.mul(v128.load(weights, 16), high));
    v128.store(out, singles(lowRest, highRest));
    row += 16;
    out += 16;
    tail += 32;
    head += 32;
    weights += 32;
  }
  for (; column < columnCount; column++) {
    const mean = (f64.load(tail) + f64.load(head)) * share;
    f32.store(out, <f32>(<f64>f32.load(row) - f64.load(weights) * mean));
    row += 4;
    out += 4;
    tail += 8;
    head += 8;
    weights += 8;
  }
}
