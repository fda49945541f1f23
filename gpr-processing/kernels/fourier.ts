// Fourier transforms of complex values of single precision, four signals at once. A value is 32 bytes: four real parts,
// then four imaginary ones. Forwards leaves the frequencies in the order of reversed digits, and backwards takes them so.
// `turns` holds cosine and sine of one, two and three times −2π index / size for index 1 … size / 4 − 1, for the sizes
// length, length / 4 and so on.

const valueBytes: usize = 32;
const turnBytes: usize = 24;

/** Decimation in frequency, radix 4, and radix 2 at the end where the length is an odd power of two. */
export function transform(values: usize, length: i32, turns: usize): void {
  let size = length;
  for (; size >= 4; size >>= 2) {
    const quarter = <usize>(size >> 2) * valueBytes;
    const end = values + <usize>length * valueBytes;
    for (let start = values; start < end; start += 4 * quarter) {
      splitFirst(start, quarter);
      let turn = turns;
      for (let at = start + valueBytes; at < start + quarter; at += valueBytes) {
        split(at, quarter, turn);
        turn += turnBytes;
      }
    }
    turns += <usize>((size >> 2) - 1) * turnBytes;
  }
  if (size === 2) addNeighbours(values, length);
}

/** The way back, decimation in time; not divided by the length. */
export function transformBack(values: usize, length: i32, turns: usize): void {
  let size = length;
  for (; size >= 4; size >>= 2) turns += <usize>((size >> 2) - 1) * turnBytes;
  if (size === 2) addNeighbours(values, length);
  for (size <<= 2; size <= length; size <<= 2) {
    turns -= <usize>((size >> 2) - 1) * turnBytes;
    const quarter = <usize>(size >> 2) * valueBytes;
    const end = values + <usize>length * valueBytes;
    for (let start = values; start < end; start += 4 * quarter) {
      joinFirst(start, quarter);
      let turn = turns;
      for (let at = start + valueBytes; at < start + quarter; at += valueBytes) {
        join(at, quarter, turn);
        turn += turnBytes;
      }
    }
  }
}

function addNeighbours(values: usize, length: i32): void {
  const end = values + <usize>length * valueBytes;
  for (let at = values; at < end; at += 2 * valueBytes) {
    const aRe = v128.load(at);
    const aIm = v128.load(at, 16);
    const bRe = v128.load(at, 32);
    const bIm = v128.load(at, 48);
    v128.store(at, f32x4.add(aRe, bRe));
    v128.store(at, f32x4.add(aIm, bIm), 16);
    v128.store(at, f32x4.sub(aRe, bRe), 32);
    v128.store(at, f32x4.sub(aIm, bIm), 48);
  }
}

/** One value of each quarter becomes one of each transform of a quarter of the length; for index 0, without turning. */
function splitFirst(a: usize, quarter: usize): void {
  const b = a + quarter;
  const c = b + quarter;
  const d = c + quarter;
  const sumRe = f32x4.add(v128.load(a), v128.load(c));
  const sumIm = f32x4.add(v128.load(a, 16), v128.load(c, 16));
  const differenceRe = f32x4.sub(v128.load(a), v128.load(c));
  const differenceIm = f32x4.sub(v128.load(a, 16), v128.load(c, 16));
  const otherSumRe = f32x4.add(v128.load(b), v128.load(d));
  const otherSumIm = f32x4.add(v128.load(b, 16), v128.load(d, 16));
  const otherRe = f32x4.sub(v128.load(b), v128.load(d));
  const otherIm = f32x4.sub(v128.load(b, 16), v128.load(d, 16));
  v128.store(a, f32x4.add(sumRe, otherSumRe));
  v128.store(a, f32x4.add(sumIm, otherSumIm), 16);
  v128.store(b, f32x4.add(differenceRe, otherIm));
  v128.store(b, f32x4.sub(differenceIm, otherRe), 16);
  v128.store(c, f32x4.sub(sumRe, otherSumRe));
  v128.store(c, f32x4.sub(sumIm, otherSumIm), 16);
  v128.store(d, f32x4.sub(differenceRe, otherIm));
  v128.store(d, f32x4.add(differenceIm, otherRe), 16);
}

function split(a: usize, quarter: usize, turn: usize): void {
  const b = a + quarter;
  const c = b + quarter;
  const d = c + quarter;
  const sumRe = f32x4.add(v128.load(a), v128.load(c));
  const sumIm = f32x4.add(v128.load(a, 16), v128.load(c, 16));
  const differenceRe = f32x4.sub(v128.load(a), v128.load(c));
  const differenceIm = f32x4.sub(v128.load(a, 16), v128.load(c, 16));
  const otherSumRe = f32x4.add(v128.load(b), v128.load(d));
  const otherSumIm = f32x4.add(v128.load(b, 16), v128.load(d, 16));
  const otherRe = f32x4.sub(v128.load(b), v128.load(d));
  const otherIm = f32x4.sub(v128.load(b, 16), v128.load(d, 16));
  v128.store(a, f32x4.add(sumRe, otherSumRe));
  v128.store(a, f32x4.add(sumIm, otherSumIm), 16);
  storeTurned(b, f32x4.add(differenceRe, otherIm), f32x4.sub(differenceIm, otherRe), turn);
  storeTurned(c, f32x4.sub(sumRe, otherSumRe), f32x4.sub(sumIm, otherSumIm), turn + 8);
  storeTurned(d, f32x4.sub(differenceRe, otherIm), f32x4.add(differenceIm, otherRe), turn + 16);
}

function storeTurned(at: usize, re: v128, im: v128, turn: usize): void {
  const cosine = v128.load32_splat(turn);
  const sine = v128.load32_splat(turn, 4);
  v128.store(at, f32x4.sub(f32x4.mul(re, cosine), f32x4.mul(im, sine)));
  v128.store(at, f32x4.add(f32x4.mul(im, cosine), f32x4.mul(re, sine)), 16);
}

function joinFirst(a: usize, quarter: usize): void {
  const b = a + quarter;
  const c = b + quarter;
  const d = c + quarter;
  const sumRe = f32x4.add(v128.load(a), v128.load(c));
  const sumIm = f32x4.add(v128.load(a, 16), v128.load(c, 16));
  const differenceRe = f32x4.sub(v128.load(a), v128.load(c));
  const differenceIm = f32x4.sub(v128.load(a, 16), v128.load(c, 16));
  const otherSumRe = f32x4.add(v128.load(b), v128.load(d));
  const otherSumIm = f32x4.add(v128.load(b, 16), v128.load(d, 16));
  const otherRe = f32x4.sub(v128.load(b), v128.load(d));
  const otherIm = f32x4.sub(v128.load(b, 16), v128.load(d, 16));
  v128.store(a, f32x4.add(sumRe, otherSumRe));
  v128.store(a, f32x4.add(sumIm, otherSumIm), 16);
  v128.store(b, f32x4.sub(differenceRe, otherIm));
  v128.store(b, f32x4.add(differenceIm, otherRe), 16);
  v128.store(c, f32x4.sub(sumRe, otherSumRe));
  v128.store(c, f32x4.sub(sumIm, otherSumIm), 16);
  v128.store(d, f32x4.add(differenceRe, otherIm));
  v128.store(d, f32x4.sub(differenceIm, otherRe), 16);
}

function join(a: usize, quarter: usize, turn: usize): void {
  const b = a + quarter;
  const c = b + quarter;
  const d = c + quarter;
  const cRe = turnedBackRe(c, turn + 8);
  const cIm = turnedBackIm(c, turn + 8);
  const sumRe = f32x4.add(v128.load(a), cRe);
  const sumIm = f32x4.add(v128.load(a, 16), cIm);
  const differenceRe = f32x4.sub(v128.load(a), cRe);
  const differenceIm = f32x4.sub(v128.load(a, 16), cIm);
  const bRe = turnedBackRe(b, turn);
  const bIm = turnedBackIm(b, turn);
  const dRe = turnedBackRe(d, turn + 16);
  const dIm = turnedBackIm(d, turn + 16);
  const otherSumRe = f32x4.add(bRe, dRe);
  const otherSumIm = f32x4.add(bIm, dIm);
  const otherRe = f32x4.sub(bRe, dRe);
  const otherIm = f32x4.sub(bIm, dIm);
  v128.store(a, f32x4.add(sumRe, otherSumRe));
  v128.store(a, f32x4.add(sumIm, otherSumIm), 16);
  v128.store(b, f32x4.sub(differenceRe, otherIm));
  v128.store(b, f32x4.add(differenceIm, otherRe), 16);
  v128.store(c, f32x4.sub(sumRe, otherSumRe));
  v128.store(c, f32x4.sub(sumIm, otherSumIm), 16);
  v128.store(d, f32x4.add(differenceRe, otherIm));
  v128.store(d, f32x4.sub(differenceIm, otherRe), 16);
}

function turnedBackRe(at: usize, turn: usize): v128 {
  return f32x4.add(
    f32x4.mul(v128.load(at), v128.load32_splat(turn)),
    f32x4.mul(v128.load(at, 16), v128.load32_splat(turn, 4)),
  );
}

function turnedBackIm(at: usize, turn: usize): v128 {
  return f32x4.sub(
    f32x4.mul(v128.load(at, 16), v128.load32_splat(turn)),
    f32x4.mul(v128.load(at), v128.load32_splat(turn, 4)),
  );
}
