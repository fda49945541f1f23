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
  let size = re.length;
  for (let at = 0; size >= 4; size /= 4) {
    splitQuarters(re, im, size / 4, turns, at);
    at += 6 * (size / 4 - 1);
  }
  if (size === 2) addNeighbours(re, im);
}

/** The way back, by decimation in time; not divided by the length. */
export function transformBack({ re, im }: FloatSignal, turns: Float32Array): void {
  const isOddPower = Math.clz32(re.length) % 2 === 0;
  if (isOddPower) addNeighbours(re, im);
  let at = turns.length;
  for (let size = isOddPower ? 8 : 4; size <= re.length; size *= 4) {
    at -= 6 * (size / 4 - 1);
    joinQuarters(re, im, size / 4, turns, at);
  }
}

function addNeighbours(re: Float32Array, im: Float32Array): void {
  for (let a = 0; a + 1 < re.length; a += 2) {
    const aRe = re[a];
    const aIm = im[a];
    const bRe = re[a + 1];
    const bIm = im[a + 1];
    re[a] = aRe + bRe;
    im[a] = aIm + bIm;
    re[a + 1] = aRe - bRe;
    im[a + 1] = aIm - bIm;
  }
}

/** Of each transform four of a quarter of its length: one value of each quarter becomes one of each of them. */
function splitQuarters(
  re: Float32Array,
  im: Float32Array,
  quarter: number,
  turns: Float32Array,
  firstTurn: number,
): void {
  const { length } = re;
  for (let start = 0; start < length; start += 4 * quarter) {
    for (let index = 0, turn = firstTurn - 6; index < quarter; index++, turn += 6) {
      const a = start + index;
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const sumRe = Math.fround(re[a] + re[c]);
      const sumIm = Math.fround(im[a] + im[c]);
      const differenceRe = Math.fround(re[a] - re[c]);
      const differenceIm = Math.fround(im[a] - im[c]);
      const otherSumRe = Math.fround(re[b] + re[d]);
      const otherSumIm = Math.fround(im[b] + im[d]);
      const otherRe = Math.fround(re[b] - re[d]);
      const otherIm = Math.fround(im[b] - im[d]);
      const bRe = Math.fround(differenceRe + otherIm);
      const bIm = Math.fround(differenceIm - otherRe);
      const cRe = Math.fround(sumRe - otherSumRe);
      const cIm = Math.fround(sumIm - otherSumIm);
      const dRe = Math.fround(differenceRe - otherIm);
      const dIm = Math.fround(differenceIm + otherRe);
      // Index 0 is not turned.
      const isTurned = index > 0;
      re[a] = sumRe + otherSumRe;
      im[a] = sumIm + otherSumIm;
      re[b] = isTurned ? Math.fround(bRe * turns[turn]) - Math.fround(bIm * turns[turn + 1]) : bRe;
      im[b] = isTurned ? Math.fround(bIm * turns[turn]) + Math.fround(bRe * turns[turn + 1]) : bIm;
      re[c] = isTurned ? Math.fround(cRe * turns[turn + 2]) - Math.fround(cIm * turns[turn + 3]) : cRe;
      im[c] = isTurned ? Math.fround(cIm * turns[turn + 2]) + Math.fround(cRe * turns[turn + 3]) : cIm;
      re[d] = isTurned ? Math.fround(dRe * turns[turn + 4]) - Math.fround(dIm * turns[turn + 5]) : dRe;
      im[d] = isTurned ? Math.fround(dIm * turns[turn + 4]) + Math.fround(dRe * turns[turn + 5]) : dIm;
    }
  }
}

/** The other way: each four neighbouring transforms become one of four times their length. */
function joinQuarters(
  re: Float32Array,
  im: Float32Array,
  quarter: number,
  turns: Float32Array,
  firstTurn: number,
): void {
  const { length } = re;
  for (let start = 0; start < length; start += 4 * quarter) {
    for (let index = 0, turn = firstTurn - 6; index < quarter; index++, turn += 6) {
      const a = start + index;
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      let bRe = re[b];
      let bIm = im[b];
      let cRe = re[c];
      let cIm = im[c];
      let dRe = re[d];
      let dIm = im[d];
      // Index 0 is not turned.
      if (index > 0) {
        bRe = Math.fround(Math.fround(re[b] * turns[turn]) + Math.fround(im[b] * turns[turn + 1]));
        bIm = Math.fround(Math.fround(im[b] * turns[turn]) - Math.fround(re[b] * turns[turn + 1]));
        cRe = Math.fround(Math.fround(re[c] * turns[turn + 2]) + Math.fround(im[c] * turns[turn + 3]));
        cIm = Math.fround(Math.fround(im[c] * turns[turn + 2]) - Math.fround(re[c] * turns[turn + 3]));
        dRe = Math.fround(Math.fround(re[d] * turns[turn + 4]) + Math.fround(im[d] * turns[turn + 5]));
        dIm = Math.fround(Math.fround(im[d] * turns[turn + 4]) - Math.fround(re[d] * turns[turn + 5]));
      }
      const sumRe = Math.fround(re[a] + cRe);
      const sumIm = Math.fround(im[a] + cIm);
      const differenceRe = Math.fround(re[a] - cRe);
      const differenceIm = Math.fround(im[a] - cIm);
      const otherSumRe = Math.fround(bRe + dRe);
      const otherSumIm = Math.fround(bIm + dIm);
      const otherRe = Math.fround(bRe - dRe);
      const otherIm = Math.fround(bIm - dIm);
      re[a] = sumRe + otherSumRe;
      im[a] = sumIm + otherSumIm;
      re[b] = differenceRe - otherIm;
      im[b] = differenceIm + otherRe;
      re[c] = sumRe - otherSumRe;
      im[c] = sumIm - otherSumIm;
      re[d] = differenceRe + otherIm;
      im[d] = differenceIm - otherRe;
    }
  }
}
