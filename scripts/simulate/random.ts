/** A stream of random numbers that is the same on every machine for the same seed. */
export type Random = {
  /** Evenly spread over [0, 1). */
  uniform(): number;
  /** Evenly spread over [from, to). */
  between(from: number, to: number): number;
  /** Mean 0, standard deviation 1: the sum of twelve uniform numbers (Irwin–Hall), cut at ±6. */
  gaussian(): number;
};

/** SplitMix32 over a hash (FNV-1a) of `seed`, so that a line's name can be its seed. */
export function randomFrom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  const uniform = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
  return {
    uniform,
    between: (from, to) => from + (to - from) * uniform(),
    gaussian: () => {
      let sum = -6;
      for (let term = 0; term < 12; term++) sum += uniform();
      return sum;
    },
  };
}

/**
 * A smooth curve that wanders around 0 with standard deviation near 0.7: random values every `spacingM`, joined by
 * cosines. It never repeats, so that a rough interface does not act as a grating.
 */
export function wander(random: Random, spacingM: number): (xM: number) => number {
  const knots = Array.from({ length: knotCount }, () => random.gaussian());
  return (xM) => {
    const at = xM / spacingM + knotCount / 4;
    const knot = Math.floor(at);
    const share = 0.5 - 0.5 * Math.cos(Math.PI * (at - knot));
    const before = knots[((knot % knotCount) + knotCount) % knotCount] as number;
    const after = knots[(((knot + 1) % knotCount) + knotCount) % knotCount] as number;
    return before + (after - before) * share;
  };
}

const knotCount = 512;
