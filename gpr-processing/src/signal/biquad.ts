/** A second-order section b0 + b1 z⁻¹ + b2 z⁻² over 1 + a1 z⁻¹ + a2 z⁻². */
export type Biquad = {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
};

type Direction = 'forward' | 'backward';

/**
 * Filters forwards and then backwards, so that the phase is 0 and the amplitude squared. Each end is continued by `edgeCount`
 * samples turned about its last value, and each section begins as if that first value had always been there. Traces
 * shorter than that are continued by all they have. Made once for traces of one length.
 */
export function createForwardBackward(
  sections: readonly Biquad[],
  { length, edgeCount }: { length: number; edgeCount: number },
): (values: Float32Array, out: Float32Array) => void {
  const edge = Math.max(0, Math.min(edgeCount, length - 1));
  const extended = new Float64Array(length + 2 * edge);
  return (values, out) => {
    for (let index = 0; index < length; index++) extended[edge + index] = values[index];
    const [first, last] = [2 * values[0], 2 * values[length - 1]];
    for (let index = 1; index <= edge; index++) {
      extended[edge - index] = first - values[index];
      extended[edge + length - 1 + index] = last - values[length - 1 - index];
    }
    runSections(sections, extended, 'forward');
    runSections(sections, extended, 'backward');
    for (let index = 0; index < length; index++) out[index] = extended[edge + index];
  };
}

/** Transposed direct form II, with the state that the first value would lead to if it went on for ever. */
function runSections(sections: readonly Biquad[], values: Float64Array, direction: Direction): void {
  const { length } = values;
  const start = direction === 'forward' ? 0 : length - 1;
  const stride = direction === 'forward' ? 1 : -1;
  let steady = values[start];
  for (const { b0, b1, b2, a1, a2 } of sections) {
    const settled = steady * gainAtRest({ b0, b1, b2, a1, a2 });
    let one = settled - b0 * steady;
    let two = b2 * steady - a2 * settled;
    for (let count = 0, index = start; count < length; count++, index += stride) {
      const value = values[index];
      const result = b0 * value + one;
      one = b1 * value - a1 * result + two;
      two = b2 * value - a2 * result;
      values[index] = result;
    }
    steady = settled;
  }
}

/** What a constant is multiplied by. */
function gainAtRest({ b0, b1, b2, a1, a2 }: Biquad): number {
  return (b0 + b1 + b2) / (1 + a1 + a2);
}
