/**
 * A discrete Fourier transform of complex values in single precision, in place, for powers of two: every product and every
 * sum is rounded, in the order in which the WebAssembly kernels do it for four signals at once. Forwards leaves the
 * frequencies in the order of reversed digits (`frequenciesOf`), backwards takes them so: nothing has to be put in order.
 */
export type FloatSignal = { readonly re: Float32Array; readonly im: Float32Array };

/** Cosine and sine of one, two and three times −2π index / size, index 1 … size / 4 − 1, for size = length, length / 4 … */
export function turnsOf(length: number): Float32Array {
  const turns: number[] = [];
  for (let size = length; size >= 4; size /= 4) {
    for (let index = 1; index < size / 4; index++) {
      for (const times of [1, 2, 3]) {
        const angle = (2 * Math.PI * index * times) / size;
        turns.push(Math.cos(angle), -Math.sin(angle));
      }
    }
  }
  return Float32Array.from(turns);
}

/** Which frequency lies at each place of a transform. */
export function frequenciesOf(length: number): Uint32Array {
  const frequencies = new Uint32Array(length);
  const lay = (place: number, size: number, first: number, step: number) => {
    if (size === 1) frequencies[place] = first;
    const parts = size >= 4 ? 4 : size;
    for (let part = 0; size > 1 && part < parts; part++) {
      lay(place + (part * size) / parts, size / parts, first + part * step, step * parts);
    }
  };
  if (length > 0) lay(0, length, 0, 1);
  return frequencies;
}

/** X[k] = Σ x[n] exp(−2πi k n / N), by decimation in frequency: radix 4, and radix 2 at the end of an odd power of two. */
export function transform({ re, im }: FloatSignal, turns: Float32Array): void {
  const { length } = re;
  let size = length;
  for (let at = 0; size >= 4; size /= 4) {
    const quarter = size / 4;
    for (let start = 0; start < length; start += size) {
      splitFirst(re, im, start, quarter);
      for (let index = 1; index < quarter; index++) {
        split(re, im, start + index, quarter, turns, at + 6 * (index - 1));
      }
    }
    at += 6 * (quarter - 1);
  }
  if (size === 2) addNeighbours(re, im);
}

/** The way back, by decimation in time; not divided by the length. */
export function transformBack({ re, im }: FloatSignal, turns: Float32Array): void {
  const { length } = re;
  const isOddPower = Math.clz32(length) % 2 === 0;
  if (isOddPower) addNeighbours(re, im);
  let at = turns.length;
  for (let size = isOddPower ? 8 : 4; size <= length; size *= 4) {
    const quarter = size / 4;
    at -= 6 * (quarter - 1);
    for (let start = 0; start < length; start += size) {
      joinFirst(re, im, start, quarter);
      for (let index = 1; index < quarter; index++) {
        join(re, im, start + index, quarter, turns, at + 6 * (index - 1));
      }
    }
  }
}

const { fround } = Math;

function addNeighbours(re: Float32Array, im: Float32Array): void {
  for (let a = 0; a + 1 < re.length; a += 2) {
    const [aRe, aIm, bRe, bIm] = [re[a], im[a], re[a + 1], im[a + 1]];
    re[a] = aRe + bRe;
    im[a] = aIm + bIm;
    re[a + 1] = aRe - bRe;
    im[a + 1] = aIm - bIm;
  }
}

/** One value of each quarter becomes one of each transform of a quarter of the length; for index 0, without turning. */
function splitFirst(re: Float32Array, im: Float32Array, a: number, quarter: number): void {
  const [b, c, d] = [a + quarter, a + 2 * quarter, a + 3 * quarter];
  const sumRe = fround(re[a] + re[c]);
  const sumIm = fround(im[a] + im[c]);
  const differenceRe = fround(re[a] - re[c]);
  const differenceIm = fround(im[a] - im[c]);
  const otherSumRe = fround(re[b] + re[d]);
  const otherSumIm = fround(im[b] + im[d]);
  const otherRe = fround(re[b] - re[d]);
  const otherIm = fround(im[b] - im[d]);
  re[a] = sumRe + otherSumRe;
  im[a] = sumIm + otherSumIm;
  re[b] = differenceRe + otherIm;
  im[b] = differenceIm - otherRe;
  re[c] = sumRe - otherSumRe;
  im[c] = sumIm - otherSumIm;
  re[d] = differenceRe - otherIm;
  im[d] = differenceIm + otherRe;
}

function split(
  re: Float32Array,
  im: Float32Array,
  a: number,
  quarter: number,
  turns: Float32Array,
  turn: number,
): void {
  splitFirst(re, im, a, quarter);
  for (let times = 1; times <= 3; times++) {
    const at = a + times * quarter;
    const cosine = turns[turn + 2 * times - 2];
    const sine = turns[turn + 2 * times - 1];
    const [valueRe, valueIm] = [re[at], im[at]];
    re[at] = fround(valueRe * cosine) - fround(valueIm * sine);
    im[at] = fround(valueIm * cosine) + fround(valueRe * sine);
  }
}

function joinFirst(re: Float32Array, im: Float32Array, a: number, quarter: number): void {
  const [b, c, d] = [a + quarter, a + 2 * quarter, a + 3 * quarter];
  const sumRe = fround(re[a] + re[c]);
  const sumIm = fround(im[a] + im[c]);
  const differenceRe = fround(re[a] - re[c]);
  const differenceIm = fround(im[a] - im[c]);
  const otherSumRe = fround(re[b] + re[d]);
  const otherSumIm = fround(im[b] + im[d]);
  const otherRe = fround(re[b] - re[d]);
  const otherIm = fround(im[b] - im[d]);
  re[a] = sumRe + otherSumRe;
  im[a] = sumIm + otherSumIm;
  re[b] = differenceRe - otherIm;
  im[b] = differenceIm + otherRe;
  re[c] = sumRe - otherSumRe;
  im[c] = sumIm - otherSumIm;
  re[d] = differenceRe + otherIm;
  im[d] = differenceIm - otherRe;
}

function join(
  re: Float32Array,
  im: Float32Array,
  a: number,
  quarter: number,
  turns: Float32Array,
  turn: number,
): void {
  for (let times = 1; times <= 3; times++) {
    const at = a + times * quarter;
    const cosine = turns[turn + 2 * times - 2];
    const sine = turns[turn + 2 * times - 1];
    const [valueRe, valueIm] = [re[at], im[at]];
    re[at] = fround(valueRe * cosine) + fround(valueIm * sine);
    im[at] = fround(valueIm * cosine) - fround(valueRe * sine);
  }
  joinFirst(re, im, a, quarter);
}
