import { sincReach, sincWeightNear } from './windowed-sinc.ts';

/** Where a trace is taken from and where it goes, moved down by so many samples, whole or not. */
export type TraceShift = {
  readonly start: number;
  readonly length: number;
  readonly below: number;
  readonly target: number;
  readonly targetLength: number;
};

/** Moves a trace: what lies between samples is interpolated as `sincInterpolated` does, what lies outside becomes NaN. */
export function createSincShift(): (samples: Float32Array, shift: TraceShift, out: Float32Array) => void {
  const weights = new Float64Array(2 * sincReach);
  return (samples, { start, length, below, target, targetLength }, out) => {
    let share = -1;
    for (let sample = 0; sample < targetLength; sample++) {
      const place = sample - below;
      if (!(place >= 0 && place <= length - 1)) {
        out[target + sample] = Number.NaN;
        continue;
      }
      const whole = Math.floor(place);
      const first = whole - sincReach + 1;
      // Rounding makes it differ a little from sample to sample, but seldom.
      if (place - whole !== share) {
        share = place - whole;
        for (let tap = 0; tap < weights.length; tap++) weights[tap] = sincWeightNear(place - (first + tap));
      }
      const from = Math.max(0, first);
      const to = Math.min(length - 1, whole + sincReach);
      let sum = 0;
      for (let index = from; index <= to; index++) sum += samples[start + index] * weights[index - first];
      out[target + sample] = sum;
    }
  };
}

/** Reads traces of `length` samples at the same places each, between samples as `sincInterpolated` does. */
export function createSincReader(
  length: number,
  places: Float64Array,
): (
  samples: Float32Array,
  at: { readonly start: number; readonly target: number },
  out: Float32Array,
) => void {
  const tapCount = 2 * sincReach;
  const firsts = Int32Array.from(places, (place) => Math.floor(place) - sincReach + 1);
  const weights = Float64Array.from({ length: tapCount * places.length }, (_, index) => {
    const sample = Math.floor(index / tapCount);
    return sincWeightNear(places[sample] - (firsts[sample] + (index % tapCount)));
  });
  return (samples, { start, target }, out) => {
    for (let sample = 0; sample < places.length; sample++) {
      const first = firsts[sample];
      const from = Math.max(0, -first);
      const to = Math.min(tapCount, length - first);
      let sum = 0;
      for (let tap = from; tap < to; tap++) {
        sum += samples[start + first + tap] * weights[sample * tapCount + tap];
      }
      out[target + sample] = sum;
    }
  };
}

/** Moves a trace: what lies between samples is read from the straight line, what lies outside becomes NaN. */
export function shiftLinearly(
  samples: Float32Array,
  { start, length, below, target, targetLength }: TraceShift,
  out: Float32Array,
): void {
  for (let sample = 0; sample < targetLength; sample++) {
    const place = sample - below;
    if (!(place >= 0 && place <= length - 1)) {
      out[target + sample] = Number.NaN;
      continue;
    }
    const whole = Math.floor(place);
    const share = place - whole;
    const before = samples[start + whole];
    // At the last sample there is nothing behind, and no share of it.
    out[target + sample] = share === 0 ? before : before + (samples[start + whole + 1] - before) * share;
  }
}
