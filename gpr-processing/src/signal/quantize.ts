/**
 * Rounds values / `amplitudeScale` to 16-bit integers, which must hold them; NaN and the infinities become 0. Math.round is
 * four times slower where signs alternate.
 */
export function quantize(samples: Float32Array, amplitudeScale: number, integers: Int16Array): void {
  const unitsPerAmplitude = 1 / amplitudeScale;
  for (let index = 0; index < samples.length; index++) {
    integers[index] = Math.floor(samples[index] * unitsPerAmplitude + 0.5);
  }
}
