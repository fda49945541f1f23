/** Discrete Fourier transforms down the columns of a table, all at once and in place. */
export type RowFft = {
  readonly rowCount: number;
  readonly columnCount: number;
  /** X[k] = Σ x[n] exp(−2πi k n / N), n and k counting rows. */
  forward(re: Float64Array, im: Float64Array): void;
  /** The other way, divided by N. */
  inverse(re: Float64Array, im: Float64Array): void;
};

/** The least length, no less than wanted, that is a product of 2, 3 and 5 only. */
export function smoothLengthFrom(wanted: number): number {
  for (let length = Math.max(1, Math.ceil(wanted)); ; length++) {
    let rest = length;
    for (const factor of [2, 3, 5]) while (rest % factor === 0) rest /= factor;
    if (rest === 1) return length;
  }
}

type Radix = 2 | 3 | 4 | 5;

type Planes = { readonly re: Float64Array; readonly im: Float64Array };

/**
 * Transforms of so many rows, a product of 2, 3 and 5, by Stockham's sorting passes of radix 4, 2, 3 and 5
 * (Cochran et al. 1967). Along a row all values have the same factors, so that the innermost loop runs over neighbours.
 */
export function createRowFft(rowCount: number, columnCount: number): RowFft {
  const radices = radicesOf(rowCount);
  const cosines = Float64Array.from({ length: rowCount }, (_, k) => Math.cos((2 * Math.PI * k) / rowCount));
  const sines = Float64Array.from({ length: rowCount }, (_, k) => -Math.sin((2 * Math.PI * k) / rowCount));
  const room = {
    re: new Float64Array(rowCount * columnCount),
    im: new Float64Array(rowCount * columnCount),
  };

  function forward(re: Float64Array, im: Float64Array): void {
    let [from, to]: [Planes, Planes] = [{ re, im }, room];
    let length = rowCount;
    let stride = columnCount;
    for (const radix of radices) {
      const count = length / radix;
      const turn = rowCount / length;
      for (let row = 0; row < count; row++) {
        const factors = Array.from({ length: radix }, (_, power) => row * turn * power);
        const pass = {
          row,
          count,
          stride,
          re: factors.map((k) => cosines[k]),
          im: factors.map((k) => sines[k]),
        };
        passes[radix](from, to, pass);
      }
      [from, to] = [to, from];
      length = count;
      stride *= radix;
    }
    if (from.re !== re) {
      re.set(from.re);
      im.set(from.im);
    }
  }

  return {
    rowCount,
    columnCount,
    forward,
    inverse(re, im) {
      forward(im, re);
      for (let index = 0; index < re.length; index++) {
        re[index] /= rowCount;
        im[index] /= rowCount;
      }
    },
  };
}

function radicesOf(length: number): Radix[] {
  const radices: Radix[] = [];
  let rest = length;
  for (const radix of [4, 2, 3, 5] as const) {
    while (rest % radix === 0) {
      radices.push(radix);
      rest /= radix;
    }
  }
  if (rest !== 1) throw new Error(`A transform of ${length} rows is no product of 2, 3 and 5.`);
  return radices;
}

/** One step of a pass: rows `row`, `row + count`, … of stretches of `stride` values become neighbours, each turned. */
type Pass = {
  readonly row: number;
  readonly count: number;
  readonly stride: number;
  readonly re: readonly number[];
  readonly im: readonly number[];
};

function passOf2({ re: fromRe, im: fromIm }: Planes, { re: toRe, im: toIm }: Planes, pass: Pass): void {
  const { row, count, stride } = pass;
  const [, re1] = pass.re;
  const [, im1] = pass.im;
  const step = count * stride;
  let at = row * stride;
  let out = 2 * row * stride;
  for (const end = at + stride; at < end; at++, out++) {
    const lessRe = fromRe[at] - fromRe[at + step];
    const lessIm = fromIm[at] - fromIm[at + step];
    toRe[out] = fromRe[at] + fromRe[at + step];
    toIm[out] = fromIm[at] + fromIm[at + step];
    toRe[out + stride] = lessRe * re1 - lessIm * im1;
    toIm[out + stride] = lessRe * im1 + lessIm * re1;
  }
}

function passOf4({ re: fromRe, im: fromIm }: Planes, { re: toRe, im: toIm }: Planes, pass: Pass): void {
  const { row, count, stride } = pass;
  const [, re1, re2, re3] = pass.re;
  const [, im1, im2, im3] = pass.im;
  const step = count * stride;
  let at = row * stride;
  let out = 4 * row * stride;
  for (const end = at + stride; at < end; at++, out++) {
    const sumRe = fromRe[at] + fromRe[at + 2 * step];
    const sumIm = fromIm[at] + fromIm[at + 2 * step];
    const lessRe = fromRe[at] - fromRe[at + 2 * step];
    const lessIm = fromIm[at] - fromIm[at + 2 * step];
    const oddSumRe = fromRe[at + step] + fromRe[at + 3 * step];
    const oddSumIm = fromIm[at + step] + fromIm[at + 3 * step];
    const oddLessRe = fromRe[at + step] - fromRe[at + 3 * step];
    const oddLessIm = fromIm[at + step] - fromIm[at + 3 * step];
    toRe[out] = sumRe + oddSumRe;
    toIm[out] = sumIm + oddSumIm;
    const [aRe, aIm] = [lessRe + oddLessIm, lessIm - oddLessRe];
    toRe[out + stride] = aRe * re1 - aIm * im1;
    toIm[out + stride] = aRe * im1 + aIm * re1;
    const [bRe, bIm] = [sumRe - oddSumRe, sumIm - oddSumIm];
    toRe[out + 2 * stride] = bRe * re2 - bIm * im2;
    toIm[out + 2 * stride] = bRe * im2 + bIm * re2;
    const [cRe, cIm] = [lessRe - oddLessIm, lessIm + oddLessRe];
    toRe[out + 3 * stride] = cRe * re3 - cIm * im3;
    toIm[out + 3 * stride] = cRe * im3 + cIm * re3;
  }
}

const [cosine3, sine3] = [-0.5, Math.sqrt(3) / 2];

function passOf3({ re: fromRe, im: fromIm }: Planes, { re: toRe, im: toIm }: Planes, pass: Pass): void {
  const { row, count, stride } = pass;
  const [, re1, re2] = pass.re;
  const [, im1, im2] = pass.im;
  const step = count * stride;
  let at = row * stride;
  let out = 3 * row * stride;
  for (const end = at + stride; at < end; at++, out++) {
    const sumRe = fromRe[at + step] + fromRe[at + 2 * step];
    const sumIm = fromIm[at + step] + fromIm[at + 2 * step];
    const lessRe = sine3 * (fromRe[at + step] - fromRe[at + 2 * step]);
    const lessIm = sine3 * (fromIm[at + step] - fromIm[at + 2 * step]);
    const middleRe = fromRe[at] + cosine3 * sumRe;
    const middleIm = fromIm[at] + cosine3 * sumIm;
    toRe[out] = fromRe[at] + sumRe;
    toIm[out] = fromIm[at] + sumIm;
    const [aRe, aIm] = [middleRe + lessIm, middleIm - lessRe];
    toRe[out + stride] = aRe * re1 - aIm * im1;
    toIm[out + stride] = aRe * im1 + aIm * re1;
    const [bRe, bIm] = [middleRe - lessIm, middleIm + lessRe];
    toRe[out + 2 * stride] = bRe * re2 - bIm * im2;
    toIm[out + 2 * stride] = bRe * im2 + bIm * re2;
  }
}

const [cosine5, cosine5Twice] = [(Math.sqrt(5) - 1) / 4, -(Math.sqrt(5) + 1) / 4];
const [sine5, sine5Twice] = [Math.sqrt(1 - cosine5 ** 2), Math.sqrt(1 - cosine5Twice ** 2)];

function passOf5({ re: fromRe, im: fromIm }: Planes, { re: toRe, im: toIm }: Planes, pass: Pass): void {
  const { row, count, stride } = pass;
  const [, re1, re2, re3, re4] = pass.re;
  const [, im1, im2, im3, im4] = pass.im;
  const step = count * stride;
  let at = row * stride;
  let out = 5 * row * stride;
  for (const end = at + stride; at < end; at++, out++) {
    const outerRe = fromRe[at + step] + fromRe[at + 4 * step];
    const outerIm = fromIm[at + step] + fromIm[at + 4 * step];
    const innerRe = fromRe[at + 2 * step] + fromRe[at + 3 * step];
    const innerIm = fromIm[at + 2 * step] + fromIm[at + 3 * step];
    const outerLessRe = fromRe[at + step] - fromRe[at + 4 * step];
    const outerLessIm = fromIm[at + step] - fromIm[at + 4 * step];
    const innerLessRe = fromRe[at + 2 * step] - fromRe[at + 3 * step];
    const innerLessIm = fromIm[at + 2 * step] - fromIm[at + 3 * step];
    toRe[out] = fromRe[at] + outerRe + innerRe;
    toIm[out] = fromIm[at] + outerIm + innerIm;
    const oneRe = fromRe[at] + cosine5 * outerRe + cosine5Twice * innerRe;
    const oneIm = fromIm[at] + cosine5 * outerIm + cosine5Twice * innerIm;
    const oneTurnRe = sine5 * outerLessIm + sine5Twice * innerLessIm;
    const oneTurnIm = sine5 * outerLessRe + sine5Twice * innerLessRe;
    const twoRe = fromRe[at] + cosine5Twice * outerRe + cosine5 * innerRe;
    const twoIm = fromIm[at] + cosine5Twice * outerIm + cosine5 * innerIm;
    const twoTurnRe = sine5Twice * outerLessIm - sine5 * innerLessIm;
    const twoTurnIm = sine5Twice * outerLessRe - sine5 * innerLessRe;
    const [aRe, aIm] = [oneRe + oneTurnRe, oneIm - oneTurnIm];
    toRe[out + stride] = aRe * re1 - aIm * im1;
    toIm[out + stride] = aRe * im1 + aIm * re1;
    const [bRe, bIm] = [twoRe + twoTurnRe, twoIm - twoTurnIm];
    toRe[out + 2 * stride] = bRe * re2 - bIm * im2;
    toIm[out + 2 * stride] = bRe * im2 + bIm * re2;
    const [cRe, cIm] = [twoRe - twoTurnRe, twoIm + twoTurnIm];
    toRe[out + 3 * stride] = cRe * re3 - cIm * im3;
    toIm[out + 3 * stride] = cRe * im3 + cIm * re3;
    const [dRe, dIm] = [oneRe - oneTurnRe, oneIm + oneTurnIm];
    toRe[out + 4 * stride] = dRe * re4 - dIm * im4;
    toIm[out + 4 * stride] = dRe * im4 + dIm * re4;
  }
}

const passes = { 2: passOf2, 3: passOf3, 4: passOf4, 5: passOf5 };
