/** As many samples as wanted, each told by its index: for tests with known answers. */
export function traceOf(sampleCount: number, amplitudeAt: (sample: number) => number): Float32Array {
  return Float32Array.from({ length: sampleCount }, (_, sample) => amplitudeAt(sample));
}

/** Normally distributed noise of standard deviation 1, the same in every run (xorshift32, Box and Muller). */
export function repeatableNoise(seed: number): () => number {
  let state = seed | 1;
  const uniform = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 1) / 4294967297;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
