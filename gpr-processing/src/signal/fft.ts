/** A discrete Fourier transform of complex values in two arrays, real and imaginary parts, in place. */
export type Fft = {
  readonly length: number;
  /** X[k] = Σ x[n] exp(−2πi k n / N) */
  forward(re: Float64Array, im: Float64Array): void;
  /** The other way, divided by N: forward and inverse give the values back. */
  inverse(re: Float64Array, im: Float64Array): void;
};

const known = new Map<number, Fft>();

/** The transform of that length, in float64. Powers of two are fastest; every other length is exact too. Kept once made. */
export function fftOf(length: number): Fft {
  const made =
    known.get(length) ?? withInverse(length, isPowerOfTwo(length) ? powerOfTwo(length) : chirp(length));
  known.set(length, made);
  return made;
}

/** The least power of two that is no less than `length`. */
export function powerOfTwoFrom(length: number): number {
  let power = 1;
  while (power < length) power *= 2;
  return power;
}

type Transform = (re: Float64Array, im: Float64Array) => void;

/** Real and imaginary parts exchanged before and after turn the forward transform into the inverse. */
function withInverse(length: number, forward: Transform): Fft {
  return {
    length,
    forward,
    inverse(re, im) {
      forward(im, re);
      const share = 1 / length;
      for (let index = 0; index < length; index++) {
        re[index] *= share;
        im[index] *= share;
      }
    },
  };
}

function isPowerOfTwo(length: number): boolean {
  return length > 0 && powerOfTwoFrom(length) === length;
}

/**
 * Cooley and Tukey 1965: decimation in time, from bit-reversed order, two halvings in each pass (radix 4), after a first
 * one alone where the length is an odd power of two.
 */
function powerOfTwo(length: number): Transform {
  const exchanges = bitReversal(length);
  // With so many leading zeros the power is 31 less them.
  const isOddPower = Math.clz32(length) % 2 === 0;
  const passes: Float64Array[] = [];
  for (let quarter = isOddPower ? 2 : 1; 4 * quarter <= length; quarter *= 4) passes.push(turnsOf(quarter));
  return (re, im) => {
    exchange(re, exchanges);
    exchange(im, exchanges);
    if (isOddPower) addNeighbours(re, im);
    for (let pass = 0; pass < passes.length; pass++) addQuarters(re, im, passes[pass]);
  };
}

/** Cosine and sine of one, two and three times the angle −2π index / (4 × quarter), one index after the other. */
function turnsOf(quarter: number): Float64Array {
  const turns = new Float64Array(6 * quarter);
  for (let index = 0; index < quarter; index++) {
    for (const times of [1, 2, 3]) {
      const angle = (2 * Math.PI * index * times) / (4 * quarter);
      turns[6 * index + 2 * times - 2] = Math.cos(angle);
      turns[6 * index + 2 * times - 1] = -Math.sin(angle);
    }
  }
  return turns;
}

/** Pairs of places whose binary digits read backwards are each other's. */
function bitReversal(length: number): Uint32Array {
  const reversed = new Uint32Array(length);
  const pairs: number[] = [];
  for (let index = 1; index < length; index++) {
    reversed[index] = (reversed[index >> 1] >> 1) | (index & 1 ? length >> 1 : 0);
    if (reversed[index] > index) pairs.push(index, reversed[index]);
  }
  return Uint32Array.from(pairs);
}

function exchange(values: Float64Array, pairs: Uint32Array): void {
  for (let at = 0; at < pairs.length; at += 2) {
    const [one, other] = [pairs[at], pairs[at + 1]];
    const value = values[one];
    values[one] = values[other];
    values[other] = value;
  }
}

function addNeighbours(re: Float64Array, im: Float64Array): void {
  for (let one = 0; one + 1 < re.length; one += 2) {
    const other = one + 1;
    const [otherRe, otherIm] = [re[other], im[other]];
    re[other] = re[one] - otherRe;
    im[other] = im[one] - otherIm;
    re[one] += otherRe;
    im[one] += otherIm;
  }
}

/** Makes of each four neighbouring transforms one of four times their length. The second of them holds every second sample. */
function addQuarters(re: Float64Array, im: Float64Array, turns: Float64Array): void {
  const { length } = re;
  const quarter = turns.length / 6;
  for (let start = 0; start < length; start += 4 * quarter) {
    for (let index = 0, at = 0; index < quarter; index++, at += 6) {
      const a = start + index;
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const bRe = re[b] * turns[at + 2] - im[b] * turns[at + 3];
      const bIm = re[b] * turns[at + 3] + im[b] * turns[at + 2];
      const cRe = re[c] * turns[at] - im[c] * turns[at + 1];
      const cIm = re[c] * turns[at + 1] + im[c] * turns[at];
      const dRe = re[d] * turns[at + 4] - im[d] * turns[at + 5];
      const dIm = re[d] * turns[at + 5] + im[d] * turns[at + 4];
      const evenRe = re[a] + bRe;
      const evenIm = im[a] + bIm;
      const oddRe = re[a] - bRe;
      const oddIm = im[a] - bIm;
      const sumRe = cRe + dRe;
      const sumIm = cIm + dIm;
      const differenceRe = cRe - dRe;
      const differenceIm = cIm - dIm;
      re[a] = evenRe + sumRe;
      im[a] = evenIm + sumIm;
      re[b] = oddRe + differenceIm;
      im[b] = oddIm - differenceRe;
      re[c] = evenRe - sumRe;
      im[c] = evenIm - sumIm;
      re[d] = oddRe - differenceIm;
      im[d] = oddIm + differenceRe;
    }
  }
}

/** Bluestein 1970: a transform of any length as a convolution with a chirp, which powers of two can do. */
function chirp(length: number): Transform {
  const size = powerOfTwoFrom(2 * length - 1);
  const convolution = fftOf(size);
  const cosines = new Float64Array(length);
  const sines = new Float64Array(length);
  for (let index = 0; index < length; index++) {
    // n² modulo 2N keeps the angle small and exact for long transforms.
    const angle = (Math.PI * ((index * index) % (2 * length))) / length;
    cosines[index] = Math.cos(angle);
    sines[index] = Math.sin(angle);
  }
  const kernelRe = new Float64Array(size);
  const kernelIm = new Float64Array(size);
  for (let index = 0; index < length; index++) {
    for (const place of index === 0 ? [0] : [index, size - index]) {
      kernelRe[place] = cosines[index];
      kernelIm[place] = sines[index];
    }
  }
  convolution.forward(kernelRe, kernelIm);
  const workRe = new Float64Array(size);
  const workIm = new Float64Array(size);
  return (re, im) => {
    workRe.fill(0);
    workIm.fill(0);
    for (let index = 0; index < length; index++) {
      workRe[index] = re[index] * cosines[index] + im[index] * sines[index];
      workIm[index] = im[index] * cosines[index] - re[index] * sines[index];
    }
    convolution.forward(workRe, workIm);
    for (let index = 0; index < size; index++) {
      const productRe = workRe[index] * kernelRe[index] - workIm[index] * kernelIm[index];
      workIm[index] = workRe[index] * kernelIm[index] + workIm[index] * kernelRe[index];
      workRe[index] = productRe;
    }
    convolution.inverse(workRe, workIm);
    for (let index = 0; index < length; index++) {
      re[index] = workRe[index] * cosines[index] + workIm[index] * sines[index];
      im[index] = workIm[index] * cosines[index] - workRe[index] * sines[index];
    }
  };
}
