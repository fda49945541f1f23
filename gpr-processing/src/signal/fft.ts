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
    known.get(length) ?? withInverse(length, isPowerOfTwo(length) ? radix2(length) : chirp(length));
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
      for (let index = 0; index < length; index++) {
        re[index] /= length;
        im[index] /= length;
      }
    },
  };
}

function isPowerOfTwo(length: number): boolean {
  return length > 0 && powerOfTwoFrom(length) === length;
}

/** Cooley and Tukey 1965: decimation in time, from bit-reversed order. */
function radix2(length: number): Transform {
  const cosines = new Float64Array(length >> 1);
  const sines = new Float64Array(length >> 1);
  for (let index = 0; index < length >> 1; index++) {
    cosines[index] = Math.cos((2 * Math.PI * index) / length);
    sines[index] = -Math.sin((2 * Math.PI * index) / length);
  }
  const reversed = bitReversal(length);
  return (re, im) => {
    for (let index = 0; index < length; index++) {
      const other = reversed[index];
      if (other > index) {
        swap(re, index, other);
        swap(im, index, other);
      }
    }
    for (let half = 1; half < length; half *= 2) {
      const stride = length / (2 * half);
      for (let start = 0; start < length; start += 2 * half) {
        for (let index = start, turn = 0; index < start + half; index++, turn += stride) {
          const [cosine, sine] = [cosines[turn], sines[turn]];
          const other = index + half;
          const turnedRe = re[other] * cosine - im[other] * sine;
          const turnedIm = re[other] * sine + im[other] * cosine;
          re[other] = re[index] - turnedRe;
          im[other] = im[index] - turnedIm;
          re[index] += turnedRe;
          im[index] += turnedIm;
        }
      }
    }
  };
}

function bitReversal(length: number): Uint32Array {
  const reversed = new Uint32Array(length);
  for (let index = 1; index < length; index++) {
    reversed[index] = (reversed[index >> 1] >> 1) | (index & 1 ? length >> 1 : 0);
  }
  return reversed;
}

function swap(values: Float64Array, one: number, other: number): void {
  const value = values[one];
  values[one] = values[other];
  values[other] = value;
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
