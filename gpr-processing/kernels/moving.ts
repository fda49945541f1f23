import { highDoubles, interleave, lowDoubles, separate, singles } from './lanes.ts';

/**
 * Takes from each sample the mean of those up to `reach` before and after it, in place. Each of four traces at a time
 * does what `movingMean` does, in the same order. `room` has space for 32 bytes a sample.
 */
export function subtractMovingMeans(
  traces: usize,
  traceCount: i32,
  sampleCount: i32,
  reach: i32,
  room: usize,
): void {
  const out = room + ((<usize>sampleCount) << 4);
  for (let trace = 0; trace < traceCount; trace += 4) {
    const at = traces + ((<usize>trace * sampleCount) << 2);
    interleave(at, sampleCount, room);
    subtractMeans(room, sampleCount, reach, out);
    separate(out, sampleCount, at);
  }
}

/**
 * The sums run along as in `movingMean`: first values only enter, then as many leave, or none does either where the
 * window is longer than the trace, and at the end values only leave.
 */
function subtractMeans(lanes: usize, sampleCount: i32, reach: i32, out: usize): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let entering = lanes;
  let count = 0;
  for (; count < reach; count++) {
    const four = v128.load(entering);
    low = f64x2.add(low, lowDoubles(four));
    high = f64x2.add(high, highDoubles(four));
    entering += 16;
  }
  const end = lanes + ((<usize>sampleCount) << 4);
  const full = lanes + ((<usize>reach + 1) << 4);
  let at = lanes;
  for (; at < full && entering < end; at += 16) {
    const four = v128.load(entering);
    low = f64x2.add(low, lowDoubles(four));
    high = f64x2.add(high, highDoubles(four));
    count++;
    v128.store(out, f32x4.sub(v128.load(at), meansOf(low, high, count)));
    entering += 16;
    out += 16;
  }
  for (; at < full && at < end; at += 16) {
    v128.store(out, f32x4.sub(v128.load(at), meansOf(low, high, count)));
    out += 16;
  }
  let leaving = lanes;
  const counts = f64x2.splat(<f64>count);
  for (; entering < end; entering += 16) {
    const four = v128.load(entering);
    const gone = v128.load(leaving);
    low = f64x2.sub(f64x2.add(low, lowDoubles(four)), lowDoubles(gone));
    high = f64x2.sub(f64x2.add(high, highDoubles(four)), highDoubles(gone));
    v128.store(out, f32x4.sub(v128.load(at), singles(f64x2.div(low, counts), f64x2.div(high, counts))));
    leaving += 16;
    at += 16;
    out += 16;
  }
  for (; at < end; at += 16) {
    const gone = v128.load(leaving);
    low = f64x2.sub(low, lowDoubles(gone));
    high = f64x2.sub(high, highDoubles(gone));
    count--;
    v128.store(out, f32x4.sub(v128.load(at), meansOf(low, high, count)));
    leaving += 16;
    out += 16;
  }
}

function meansOf(low: v128, high: v128, count: i32): v128 {
  const counts = f64x2.splat(<f64>count);
  return singles(f64x2.div(low, counts), f64x2.div(high, counts));
}

/**
 * Divides each sample by the root mean square of those up to `reach` before and after it, but by no less than
 * `floorRatio` times that of its trace, in place. Each of four traces at a time does what `movingRms` does, in the same
 * order. `room` has space for 32 bytes a sample and 128 more.
 */
export function divideByMovingRms(
  traces: usize,
  traceCount: i32,
  sampleCount: i32,
  reach: i32,
  floorRatio: f64,
  room: usize,
): void {
  const lanes = room + windowBytes;
  const out = lanes + ((<usize>sampleCount) << 4);
  for (let trace = 0; trace < traceCount; trace += 4) {
    const at = traces + ((<usize>trace * sampleCount) << 2);
    interleave(at, sampleCount, lanes);
    divideByRms(lanes, sampleCount, reach, floorRatio, room, out);
    separate(out, sampleCount, at);
  }
}

// What is known of a window: the sums of its squares, the floors of its traces, and the least root that is far above them.
const windowBytes: usize = 128;
const floorsAt: usize = 32;
const sureAt: usize = 64;

/** So many samples are treated with short cuts, and again without where one of them did not hold. */
const stretchLength = 64;

/**
 * Roots of products instead of quotients are rounded to the same number of single precision wherever they lie more than
 * so many units in the last place from the middle between two of these, and this far from what is no longer normal.
 */
const doubtfulUnits = 8;
const leastSure: f32 = 1e-37;

function divideByRms(
  lanes: usize,
  sampleCount: i32,
  reach: i32,
  floorRatio: f64,
  window: usize,
  out: usize,
): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let sample = 0; sample < sampleCount; sample++) {
    const four = v128.load(lanes + ((<usize>sample) << 4));
    low = f64x2.add(low, squares(lowDoubles(four)));
    high = f64x2.add(high, squares(highDoubles(four)));
  }
  const lowFloor = floors(low, sampleCount, floorRatio);
  const highFloor = floors(high, sampleCount, floorRatio);
  v128.store(window + floorsAt, lowFloor);
  v128.store(window + floorsAt, highFloor, 16);
  const aboveFloors = f32x4.mul(singles(lowFloor, highFloor), f32x4.splat(1.000001));
  v128.store(window + sureAt, f32x4.max(aboveFloors, f32x4.splat(leastSure)));

  low = f64x2.splat(0);
  high = f64x2.splat(0);
  for (let sample = 0; sample < reach; sample++) {
    const four = v128.load(lanes + ((<usize>sample) << 4));
    low = f64x2.add(low, squares(lowDoubles(four)));
    high = f64x2.add(high, squares(highDoubles(four)));
  }
  for (let from = 0; from < sampleCount; from += stretchLength) {
    const to = min(sampleCount, from + stretchLength);
    v128.store(window, low);
    v128.store(window, high, 16);
    if (!divideQuickly(lanes, sampleCount, reach, from, to, window, out)) {
      v128.store(window, low);
      v128.store(window, high, 16);
      divideExactly(lanes, sampleCount, reach, from, to, window, out);
    }
    low = v128.load(window);
    high = v128.load(window, 16);
  }
}

/** False where a short cut may not have held for one of the samples; the sums have gone on all the same. */
function divideQuickly(
  lanes: usize,
  sampleCount: i32,
  reach: i32,
  from: i32,
  to: i32,
  window: usize,
  out: usize,
): bool {
  let low = v128.load(window);
  let high = v128.load(window, 16);
  const sure = v128.load(window + sureAt);
  const toTop = i32x4.splat(-8 * doubtfulUnits - 1);
  const top = i32x4.splat(i32.MAX_VALUE - 16 * doubtfulUnits);
  let count = min(sampleCount, from + reach) - max(0, from - reach - 1);
  let shares = f64x2.splat(1 / <f64>count);
  let areSure = i32x4.splat(-1);
  for (let sample = from; sample < to; sample++) {
    const at = lanes + ((<usize>sample) << 4);
    const isEntering = sample + reach < sampleCount;
    const isLeaving = sample > reach;
    if (isEntering) {
      const four = v128.load(at + ((<usize>reach) << 4));
      low = f64x2.add(low, squares(lowDoubles(four)));
      high = f64x2.add(high, squares(highDoubles(four)));
    }
    if (isLeaving) {
      const four = v128.load(at - ((<usize>reach + 1) << 4));
      low = f64x2.sub(low, squares(lowDoubles(four)));
      high = f64x2.sub(high, squares(highDoubles(four)));
    }
    if (isEntering !== isLeaving) {
      count += isEntering ? 1 : -1;
      shares = f64x2.splat(1 / <f64>count);
    }
    const lowRoots = f64x2.sqrt(f64x2.mul(low, shares));
    const highRoots = f64x2.sqrt(f64x2.mul(high, shares));
    const roots = singles(lowRoots, highRoots);
    const rests = i32x4.shl(v128.shuffle<i32>(lowRoots, highRoots, 0, 2, 4, 6), 3);
    const doubtful = i32x4.gt_s(i32x4.add(rests, toTop), top);
    areSure = v128.and(areSure, v128.andnot(f32x4.ge(roots, sure), doubtful));
    v128.store(out + ((<usize>sample) << 4), f32x4.div(v128.load(at), roots));
  }
  v128.store(window, low);
  v128.store(window, high, 16);
  return i32x4.all_true(areSure);
}

function divideExactly(
  lanes: usize,
  sampleCount: i32,
  reach: i32,
  from: i32,
  to: i32,
  window: usize,
  out: usize,
): void {
  let low = v128.load(window);
  let high = v128.load(window, 16);
  let count = min(sampleCount, from + reach) - max(0, from - reach - 1);
  const zeros = f64x2.splat(0);
  for (let sample = from; sample < to; sample++) {
    const at = lanes + ((<usize>sample) << 4);
    if (sample + reach < sampleCount) {
      const four = v128.load(at + ((<usize>reach) << 4));
      low = f64x2.add(low, squares(lowDoubles(four)));
      high = f64x2.add(high, squares(highDoubles(four)));
      count++;
    }
    if (sample > reach) {
      const four = v128.load(at - ((<usize>reach + 1) << 4));
      low = f64x2.sub(low, squares(lowDoubles(four)));
      high = f64x2.sub(high, squares(highDoubles(four)));
      count--;
    }
    const counts = f64x2.splat(<f64>count);
    const roots = singles(
      f64x2.sqrt(f64x2.div(f64x2.pmax(low, zeros), counts)),
      f64x2.sqrt(f64x2.div(f64x2.pmax(high, zeros), counts)),
    );
    const four = v128.load(at);
    const quotients = singles(
      f64x2.div(lowDoubles(four), f64x2.pmax(lowDoubles(roots), v128.load(window + floorsAt))),
      f64x2.div(highDoubles(four), f64x2.pmax(highDoubles(roots), v128.load(window + floorsAt, 16))),
    );
    v128.store(out + ((<usize>sample) << 4), quotients);
  }
  v128.store(window, low);
  v128.store(window, high, 16);
}

function squares(values: v128): v128 {
  return f64x2.mul(values, values);
}

/** A silent trace has a floor of 0: the least number above it keeps 0 / 0 away. */
function floors(sums: v128, sampleCount: i32, floorRatio: f64): v128 {
  const rms = f64x2.sqrt(f64x2.div(sums, f64x2.splat(<f64>sampleCount)));
  return f64x2.pmax(f64x2.mul(f64x2.splat(floorRatio), rms), f64x2.splat(f64.MIN_VALUE));
}
