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

function subtractMeans(lanes: usize, sampleCount: i32, reach: i32, out: usize): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let count = 0;
  for (let sample = -reach; sample < sampleCount; sample++) {
    const entering = sample + reach;
    const leaving = sample - reach - 1;
    if (entering < sampleCount) {
      const four = v128.load(lanes + ((<usize>entering) << 4));
      low = f64x2.add(low, lowDoubles(four));
      high = f64x2.add(high, highDoubles(four));
      count++;
    }
    if (leaving >= 0) {
      const four = v128.load(lanes + ((<usize>leaving) << 4));
      low = f64x2.sub(low, lowDoubles(four));
      high = f64x2.sub(high, highDoubles(four));
      count--;
    }
    if (sample >= 0) {
      const counts = f64x2.splat(<f64>count);
      const means = singles(f64x2.div(low, counts), f64x2.div(high, counts));
      const at = (<usize>sample) << 4;
      v128.store(out + at, f32x4.sub(v128.load(lanes + at), means));
    }
  }
}

/**
 * Divides each sample by the root mean square of those up to `reach` before and after it, but by no less than
 * `floorRatio` times that of its trace, in place. Each of four traces at a time does what `movingRms` does, in the same
 * order. `room` has space for 32 bytes a sample.
 */
export function divideByMovingRms(
  traces: usize,
  traceCount: i32,
  sampleCount: i32,
  reach: i32,
  floorRatio: f64,
  room: usize,
): void {
  const out = room + ((<usize>sampleCount) << 4);
  for (let trace = 0; trace < traceCount; trace += 4) {
    const at = traces + ((<usize>trace * sampleCount) << 2);
    interleave(at, sampleCount, room);
    divideByRms(room, sampleCount, reach, floorRatio, out);
    separate(out, sampleCount, at);
  }
}

function divideByRms(lanes: usize, sampleCount: i32, reach: i32, floorRatio: f64, out: usize): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let sample = 0; sample < sampleCount; sample++) {
    const four = v128.load(lanes + ((<usize>sample) << 4));
    low = f64x2.add(low, squares(lowDoubles(four)));
    high = f64x2.add(high, squares(highDoubles(four)));
  }
  const lowFloor = floors(low, sampleCount, floorRatio);
  const highFloor = floors(high, sampleCount, floorRatio);

  const zeros = f64x2.splat(0);
  low = zeros;
  high = zeros;
  let count = 0;
  for (let sample = -reach; sample < sampleCount; sample++) {
    const entering = sample + reach;
    const leaving = sample - reach - 1;
    if (entering < sampleCount) {
      const four = v128.load(lanes + ((<usize>entering) << 4));
      low = f64x2.add(low, squares(lowDoubles(four)));
      high = f64x2.add(high, squares(highDoubles(four)));
      count++;
    }
    if (leaving >= 0) {
      const four = v128.load(lanes + ((<usize>leaving) << 4));
      low = f64x2.sub(low, squares(lowDoubles(four)));
      high = f64x2.sub(high, squares(highDoubles(four)));
      count--;
    }
    if (sample >= 0) {
      const counts = f64x2.splat(<f64>count);
      const rms = singles(
        f64x2.sqrt(f64x2.div(f64x2.pmax(low, zeros), counts)),
        f64x2.sqrt(f64x2.div(f64x2.pmax(high, zeros), counts)),
      );
      const at = (<usize>sample) << 4;
      v128.store(out + at, quotients(v128.load(lanes + at), rms, lowFloor, highFloor));
    }
  }
}

function squares(values: v128): v128 {
  return f64x2.mul(values, values);
}

/** A silent trace has a floor of 0: the least number above it keeps 0 / 0 away. */
function floors(sums: v128, sampleCount: i32, floorRatio: f64): v128 {
  const rms = f64x2.sqrt(f64x2.div(sums, f64x2.splat(<f64>sampleCount)));
  return f64x2.pmax(f64x2.mul(f64x2.splat(floorRatio), rms), f64x2.splat(f64.MIN_VALUE));
}

/** Single precision gives the very quotient that double precision, rounded, gives; only floors need the latter. */
function quotients(four: v128, rms: v128, lowFloor: v128, highFloor: v128): v128 {
  const lowRms = lowDoubles(rms);
  const highRms = highDoubles(rms);
  if (!v128.any_true(v128.or(f64x2.lt(lowRms, lowFloor), f64x2.lt(highRms, highFloor)))) {
    return f32x4.div(four, rms);
  }
  return singles(
    f64x2.div(lowDoubles(four), f64x2.pmax(lowRms, lowFloor)),
    f64x2.div(highDoubles(four), f64x2.pmax(highRms, highFloor)),
  );
}
