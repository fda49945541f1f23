/** Lays four neighbouring traces side by side: of each sample their four values, in one vector. */
export function interleave(traces: usize, sampleCount: i32, lanes: usize): void {
  const stride = (<usize>sampleCount) << 2;
  interleaveFrom(traces, traces + stride, traces + 2 * stride, traces + 3 * stride, sampleCount, lanes, 16);
}

/** The same for four traces anywhere, with `step` bytes from vector to vector. */
export function interleaveFrom(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  sampleCount: i32,
  lanes: usize,
  step: usize,
): void {
  let sample = 0;
  for (; sample + 4 <= sampleCount; sample += 4) {
    const at = (<usize>sample) << 2;
    const va = v128.load(a + at);
    const vb = v128.load(b + at);
    const vc = v128.load(c + at);
    const vd = v128.load(d + at);
    const abLow = v128.shuffle<f32>(va, vb, 0, 4, 1, 5);
    const abHigh = v128.shuffle<f32>(va, vb, 2, 6, 3, 7);
    const cdLow = v128.shuffle<f32>(vc, vd, 0, 4, 1, 5);
    const cdHigh = v128.shuffle<f32>(vc, vd, 2, 6, 3, 7);
    v128.store(lanes, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
    v128.store(lanes + step, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
    v128.store(lanes + 2 * step, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
    v128.store(lanes + 3 * step, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
    lanes += 4 * step;
  }
  for (; sample < sampleCount; sample++) {
    const at = (<usize>sample) << 2;
    f32.store(lanes, f32.load(a + at));
    f32.store(lanes, f32.load(b + at), 4);
    f32.store(lanes, f32.load(c + at), 8);
    f32.store(lanes, f32.load(d + at), 12);
    lanes += step;
  }
}

/** Puts vectors back into four neighbouring traces. */
export function separate(lanes: usize, sampleCount: i32, traces: usize): void {
  const stride = (<usize>sampleCount) << 2;
  separateTo(lanes, 16, sampleCount, traces, traces + stride, traces + 2 * stride, traces + 3 * stride);
}

/** The same for four traces anywhere, with `step` bytes from vector to vector. */
export function separateTo(
  lanes: usize,
  step: usize,
  sampleCount: i32,
  a: usize,
  b: usize,
  c: usize,
  d: usize,
): void {
  let sample = 0;
  for (; sample + 4 <= sampleCount; sample += 4) {
    const at = (<usize>sample) << 2;
    const v0 = v128.load(lanes);
    const v1 = v128.load(lanes + step);
    const v2 = v128.load(lanes + 2 * step);
    const v3 = v128.load(lanes + 3 * step);
    const ab01 = v128.shuffle<f32>(v0, v1, 0, 4, 1, 5);
    const ab23 = v128.shuffle<f32>(v2, v3, 0, 4, 1, 5);
    const cd01 = v128.shuffle<f32>(v0, v1, 2, 6, 3, 7);
    const cd23 = v128.shuffle<f32>(v2, v3, 2, 6, 3, 7);
    v128.store(a + at, v128.shuffle<f32>(ab01, ab23, 0, 1, 4, 5));
    v128.store(b + at, v128.shuffle<f32>(ab01, ab23, 2, 3, 6, 7));
    v128.store(c + at, v128.shuffle<f32>(cd01, cd23, 0, 1, 4, 5));
    v128.store(d + at, v128.shuffle<f32>(cd01, cd23, 2, 3, 6, 7));
    lanes += 4 * step;
  }
  for (; sample < sampleCount; sample++) {
    const at = (<usize>sample) << 2;
    f32.store(a + at, f32.load(lanes));
    f32.store(b + at, f32.load(lanes, 4));
    f32.store(c + at, f32.load(lanes, 8));
    f32.store(d + at, f32.load(lanes, 12));
    lanes += step;
  }
}

/** The first two of four values, in double precision. */
export function lowDoubles(four: v128): v128 {
  return f64x2.promote_low_f32x4(four);
}

/** The last two of four values, in double precision. */
export function highDoubles(four: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3));
}

/** Four values of two times two, each rounded once. */
export function singles(low: v128, high: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5);
}

/** Puts 0 in the place of what is no finite number. Up to fifteen values behind the last are treated so, too. */
export function silenceNonFinite(values: usize, count: i32): void {
  const end = values + ((<usize>count) << 2);
  const magnitude = i32x4.splat(0x7fffffff);
  let largest = i32x4.splat(0);
  for (let at = values; at < end; at += 64) {
    const one = i32x4.max_u(v128.and(v128.load(at), magnitude), v128.and(v128.load(at, 16), magnitude));
    const other = i32x4.max_u(v128.and(v128.load(at, 32), magnitude), v128.and(v128.load(at, 48), magnitude));
    largest = i32x4.max_u(largest, i32x4.max_u(one, other));
  }
  // As bits, infinity is the least of what is no finite number.
  if (!v128.any_true(i32x4.ge_u(largest, i32x4.splat(0x7f800000)))) return;
  for (let at = values; at < end; at += 16) {
    const four = v128.load(at);
    v128.store(at, v128.and(four, f32x4.lt(f32x4.abs(four), f32x4.splat(f32.POSITIVE_INFINITY))));
  }
}
