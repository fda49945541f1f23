/** Values that an interpolation takes: of a straight line two, of a windowed sinc eight. */
export type TapCount = 2 | 8;

/** Of the Kaiser window: up to half of the highest frequency the eight weights are right to a quarter of a hundredth. */
const kaiserBeta = 5.5;

/**
 * Weights of the `tapCount` values around a place that lies `share` of an interval behind the value before it (0 to
 * below 1): the first weight belongs to the value `tapCount / 2 − 1` before that one. Straight between two, or
 * sinc(u) with a Kaiser window over eight. They sum to 1, so that a constant stays what it is.
 */
export function interpolationWeights(share: number, tapCount: TapCount): Float64Array {
  if (tapCount === 2) return Float64Array.of(1 - share, share);
  const weights = Float64Array.from({ length: tapCount }, (_, tap) => {
    const away = share + tapCount / 2 - 1 - tap;
    if (Number.isInteger(away)) return away === 0 ? 1 : 0;
    const window = besselI0(kaiserBeta * Math.sqrt(1 - (away / (tapCount / 2)) ** 2));
    return (Math.sin(Math.PI * away) / (Math.PI * away)) * window;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The modified Bessel function of order 0, by its power series; for the small values of a window. */
function besselI0(value: number): number {
  let term = 1;
  let sum = 1;
  for (let order = 1; term > 1e-17 * sum; order++) {
    term *= (value / (2 * order)) ** 2;
    sum += term;
  }
  return sum;
}

/**
 * Moves values by so many places, broken ones too, to later places where `shift` is above 0. Where nothing was there is 0;
 * close to the ends the values there stand in for those that are missing around a place. `out` must not be `values`.
 */
export function shiftBetween(
  values: Float32Array,
  shift: number,
  tapCount: TapCount,
  out: Float32Array,
): void {
  const last = values.length - 1;
  const whole = Math.floor(-shift);
  const weights = interpolationWeights(-shift - whole, tapCount);
  const before = tapCount / 2 - 1;
  for (let index = 0; index < out.length; index++) {
    const place = index - shift;
    if (!(place >= 0 && place <= last)) {
      out[index] = 0;
      continue;
    }
    let sum = 0;
    for (let tap = 0; tap < tapCount; tap++) {
      sum += weights[tap] * values[Math.max(0, Math.min(last, index + whole + tap - before))];
    }
    out[index] = sum;
  }
}
