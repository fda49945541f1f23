import { highDoubles, lowDoubles } from './lanes.ts';

// Sums along the travel time curves of traces that stand anywhere. All of what they depend on are float64: of each summed
// trace the place of its first value, its position, cell, height below level 0 and slope; and as settings the time of the
// first sample, values a sample, the last value, the reach, the largest offset, what a sine of 1 comes to of the largest, and
// the largest shift. `slowness` has one for each sample that comes out.

const traceBytes: usize = 40;

/** Sums at one place for `sampleCount` samples, a multiple of four; `sums` is room for 8 bytes and `out` for 4 bytes each. */
export function sumScattered(
  traces: usize,
  traceCount: i32,
  settings: usize,
  slowness: usize,
  sampleCount: i32,
  position: f64,
  below: f64,
  sums: usize,
  out: usize,
): void {
  memory.fill(sums, 0, (<usize>sampleCount) << 3);
  const reach = f64.load(settings, 24);
  const largestOffset = f64.load(settings, 32);
  const end = traces + <usize>traceCount * traceBytes;
  for (let trace = traces; trace < end; trace += traceBytes) {
    const offset = f64.load(trace, 8) - position;
    const distance = abs(offset);
    if (distance > reach || distance >= largestOffset) continue;
    addTrace(trace, settings, slowness, sampleCount, offset, below, <f32>(distance / largestOffset), sums);
  }
  for (let sample = 0; sample < sampleCount; sample += 2) {
    const two = f32x4.demote_f64x2_zero(v128.load(sums + ((<usize>sample) << 3)));
    v128.store64_lane(out + ((<usize>sample) << 2), two, 0);
  }
}

function addTrace(
  trace: usize,
  settings: usize,
  slowness: usize,
  sampleCount: i32,
  offset: f64,
  apexBelow: f64,
  offsetNearness: f32,
  sums: usize,
): void {
  const start = <i32>f64.load(trace);
  const cell = f64.load(trace, 16);
  const below = f64x2.splat(f64.load(trace, 24));
  const slope = f64x2.splat(f64.load(trace, 32));
  const first = f64x2.splat(f64.load(settings));
  const fineness = f64x2.splat(f64.load(settings, 8));
  const lastValue = <i32>f64.load(settings, 16);
  const ofAngle = f32x4.splat(<f32>f64.load(settings, 40));
  const ofShift = f32x4.splat(<f32>(cell / f64.load(settings, 48)));
  const cells = f32x4.splat(<f32>cell);
  const offsets = f64x2.splat(offset);
  const apex = f64x2.splat(apexBelow);
  const nearest = f32x4.splat(offsetNearness);
  let level = f64x2.add(first, f64x2.replace_lane(f64x2.splat(0), 1, 1));
  for (let sample = 0; sample < sampleCount; sample += 4) {
    const at = slowness + ((<usize>sample) << 3);
    const levelHigh = f64x2.add(level, f64x2.splat(2));
    const perLow = v128.load(at);
    const perHigh = v128.load(at, 16);
    const downLow = f64x2.sub(level, f64x2.mul(below, perLow));
    const downHigh = f64x2.sub(levelHigh, f64x2.mul(below, perHigh));
    const asideLow = f64x2.mul(offsets, perLow);
    const asideHigh = f64x2.mul(offsets, perHigh);
    const timeLow = f64x2.sqrt(f64x2.add(f64x2.mul(downLow, downLow), f64x2.mul(asideLow, asideLow)));
    const timeHigh = f64x2.sqrt(f64x2.add(f64x2.mul(downHigh, downHigh), f64x2.mul(asideHigh, asideHigh)));
    const placeLow = f64x2.mul(f64x2.sub(timeLow, first), fineness);
    const placeHigh = f64x2.mul(f64x2.sub(timeHigh, first), fineness);
    const wholeLow = f64x2.floor(placeLow);
    const wholeHigh = f64x2.floor(placeHigh);
    const whole = v128.shuffle<i32>(
      i32x4.trunc_sat_f64x2_s_zero(wholeLow),
      i32x4.trunc_sat_f64x2_s_zero(wholeHigh),
      0,
      1,
      4,
      5,
    );
    const above = both(
      f64x2.sub(level, f64x2.mul(apex, perLow)),
      f64x2.sub(levelHigh, f64x2.mul(apex, perHigh)),
    );
    const towards = both(
      f64x2.sub(downLow, f64x2.mul(slope, asideLow)),
      f64x2.sub(downHigh, f64x2.mul(slope, asideHigh)),
    );
    level = f64x2.add(levelHigh, f64x2.splat(2));
    const isHeld = v128.and(
      v128.and(i32x4.lt_s(whole, i32x4.splat(lastValue)), i32x4.ge_s(whole, i32x4.splat(0))),
      v128.and(f32x4.gt(above, f32x4.splat(0)), f32x4.gt(towards, f32x4.splat(0))),
    );
    if (!v128.any_true(isHeld)) continue;
    const time = both(timeLow, timeHigh);
    const per = both(perLow, perHigh);
    const steepness = f32x4.max(ofAngle, f32x4.mul(ofShift, per));
    const aside = f32x4.abs(both(asideLow, asideHigh));
    const nearness = f32x4.max(nearest, f32x4.div(f32x4.mul(steepness, aside), time));
    const isSummed = v128.and(isHeld, f32x4.lt(nearness, f32x4.splat(1)));
    if (!v128.any_true(isSummed)) continue;
    const root = f32x4.sqrt(f32x4.mul(f32x4.splat(6.283185307179586), f32x4.max(time, f32x4.splat(0.5))));
    const weight = f32x4.div(
      f32x4.mul(f32x4.mul(f32x4.mul(taperWeights(nearness), cells), per), towards),
      f32x4.mul(time, root),
    );
    const share = both(f64x2.sub(placeLow, wholeLow), f64x2.sub(placeHigh, wholeHigh));
    const amplitude = amplitudes(start, v128.and(whole, isSummed), share);
    const term = v128.and(f32x4.mul(weight, amplitude), isSummed);
    const sum = sums + ((<usize>sample) << 3);
    v128.store(sum, f64x2.add(v128.load(sum), lowDoubles(term)));
    v128.store(sum, f64x2.add(v128.load(sum, 16), highDoubles(term)), 16);
  }
}

function both(low: v128, high: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5);
}

/** On the straight line between each of four values and the one behind it. */
function amplitudes(start: i32, whole: v128, share: v128): v128 {
  const a = v128.load64_zero((<usize>(start + i32x4.extract_lane(whole, 0))) << 2);
  const b = v128.load64_zero((<usize>(start + i32x4.extract_lane(whole, 1))) << 2);
  const c = v128.load64_zero((<usize>(start + i32x4.extract_lane(whole, 2))) << 2);
  const d = v128.load64_zero((<usize>(start + i32x4.extract_lane(whole, 3))) << 2);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const earlier = v128.shuffle<f32>(ab, cd, 0, 1, 4, 5);
  const later = v128.shuffle<f32>(ab, cd, 2, 3, 6, 7);
  return f32x4.add(earlier, f32x4.mul(f32x4.sub(later, earlier), share));
}

/** The squared cosine over the last fifth of the way to a limit, by Taylor's series of the sine. */
function taperWeights(nearness: v128): v128 {
  const taperFrom = f32x4.splat(0.8);
  const isTapered = f32x4.gt(nearness, taperFrom);
  if (!v128.any_true(isTapered)) return f32x4.splat(1);
  const turn = f32x4.mul(f32x4.sub(nearness, taperFrom), f32x4.splat(15.707963267948966));
  const angle = f32x4.sub(turn, f32x4.splat(1.5707963267948966));
  const square = f32x4.mul(angle, angle);
  let series = f32x4.splat(-1 / 39916800);
  series = f32x4.add(f32x4.splat(1 / 362880), f32x4.mul(square, series));
  series = f32x4.add(f32x4.splat(-1 / 5040), f32x4.mul(square, series));
  series = f32x4.add(f32x4.splat(1 / 120), f32x4.mul(square, series));
  series = f32x4.add(f32x4.splat(-1 / 6), f32x4.mul(square, series));
  series = f32x4.add(f32x4.splat(1), f32x4.mul(square, series));
  const weights = f32x4.sub(f32x4.splat(0.5), f32x4.mul(f32x4.splat(0.5), f32x4.mul(angle, series)));
  return v128.bitselect(weights, f32x4.splat(1), isTapered);
}
