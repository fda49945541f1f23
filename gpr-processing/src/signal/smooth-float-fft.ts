// The twin of kernels/smooth-fourier.ts: the same sums in the same order, one value after the other.

/** The least length, no less than wanted, that is a product of 2, 3 and 5 only. */
export function smoothLengthFrom(wanted: number): number {
  for (let length = Math.max(1, Math.ceil(wanted)); ; length++) {
    let rest = length;
    for (const factor of [2, 3, 5]) while (rest % factor === 0) rest /= factor;
    if (rest === 1) return length;
  }
}

/** Factors 4, 2, 3 and 5 of a length that has no others. */
export function radicesOf(length: number): number[] {
  const radices: number[] = [];
  let rest = length;
  for (const radix of [4, 2, 3, 5]) {
    while (rest % radix === 0) {
      radices.push(radix);
      rest /= radix;
    }
  }
  if (rest !== 1) throw new Error(`A transform of ${length} values: that is no product of 2, 3 and 5.`);
  return radices;
}

/** Cosine and sine of −2π k / length for each k. */
export function circleOf(length: number): Float32Array {
  const turns = new Float32Array(2 * length);
  for (let k = 0; k < length; k++) {
    turns[2 * k] = Math.cos((2 * Math.PI * k) / length);
    turns[2 * k + 1] = -Math.sin((2 * Math.PI * k) / length);
  }
  return turns;
}

/** Four signals side by side: of each value four real parts, then four imaginary ones. */
type Fours = Float32Array;

const { fround } = Math;

/** The transform by Stockham's sorting passes (Cochran et al. 1967); gives the one of both arrays where the result is. */
export function transformSmooth(values: Fours, room: Fours, turns: Float32Array): Fours {
  let [from, to] = [values, room];
  const length = turns.length / 2;
  let rest = length;
  let stride = 1;
  for (const radix of radicesOf(length)) {
    const count = rest / radix;
    const pass = passes[radix as keyof typeof passes];
    for (let row = 0; row < count; row++) {
      const spread: Spread = {
        step: 8 * count * stride,
        width: 8 * stride,
        turns,
        turn: (2 * row * length) / rest,
      };
      for (let at = 0; at < 8 * stride; at += 8) {
        pass(from, 8 * row * stride + at, to, 8 * radix * row * stride + at, spread);
      }
    }
    rest = count;
    stride *= radix;
    [from, to] = [to, from];
  }
  return from;
}

/** How far apart what is read lies, how far apart what is written, and the turn of its second part. */
type Spread = { step: number; width: number; turns: Float32Array; turn: number };

/** One value of each part of `from` becomes one of each of `to`. */
type Pass = (from: Fours, at: number, to: Fours, out: number, spread: Spread) => void;

function put(
  to: Fours,
  out: number,
  { width, turns, turn }: Spread,
  part: number,
  re: number,
  im: number,
): void {
  const [cosine, sine] = [turns[part * turn], turns[part * turn + 1]];
  to[out + part * width] = fround(re * cosine) - fround(im * sine);
  to[out + part * width + 4] = fround(re * sine) + fround(im * cosine);
}

const passOf2: Pass = (from, at, to, out, spread) => {
  for (let lane = 0; lane < 4; lane++) {
    const [a, b, target] = [at + lane, at + spread.step + lane, out + lane];
    to[target] = from[a] + from[b];
    to[target + 4] = from[a + 4] + from[b + 4];
    put(to, target, spread, 1, fround(from[a] - from[b]), fround(from[a + 4] - from[b + 4]));
  }
};

const sine3 = fround(0.8660254037844386);

const passOf3: Pass = (from, at, to, out, spread) => {
  for (let lane = 0; lane < 4; lane++) {
    const a = at + lane;
    const [b, c, target] = [a + spread.step, a + 2 * spread.step, out + lane];
    const sumRe = fround(from[b] + from[c]);
    const sumIm = fround(from[b + 4] + from[c + 4]);
    const lessRe = fround(sine3 * fround(from[b] - from[c]));
    const lessIm = fround(sine3 * fround(from[b + 4] - from[c + 4]));
    const middleRe = fround(from[a] - fround(0.5 * sumRe));
    const middleIm = fround(from[a + 4] - fround(0.5 * sumIm));
    to[target] = from[a] + sumRe;
    to[target + 4] = from[a + 4] + sumIm;
    put(to, target, spread, 1, fround(middleRe + lessIm), fround(middleIm - lessRe));
    put(to, target, spread, 2, fround(middleRe - lessIm), fround(middleIm + lessRe));
  }
};

const passOf4: Pass = (from, at, to, out, spread) => {
  for (let lane = 0; lane < 4; lane++) {
    const a = at + lane;
    const [b, c, d] = [a + spread.step, a + 2 * spread.step, a + 3 * spread.step];
    const target = out + lane;
    const sumRe = fround(from[a] + from[c]);
    const sumIm = fround(from[a + 4] + from[c + 4]);
    const lessRe = fround(from[a] - from[c]);
    const lessIm = fround(from[a + 4] - from[c + 4]);
    const oddSumRe = fround(from[b] + from[d]);
    const oddSumIm = fround(from[b + 4] + from[d + 4]);
    const oddLessRe = fround(from[b] - from[d]);
    const oddLessIm = fround(from[b + 4] - from[d + 4]);
    to[target] = sumRe + oddSumRe;
    to[target + 4] = sumIm + oddSumIm;
    put(to, target, spread, 1, fround(lessRe + oddLessIm), fround(lessIm - oddLessRe));
    put(to, target, spread, 2, fround(sumRe - oddSumRe), fround(sumIm - oddSumIm));
    put(to, target, spread, 3, fround(lessRe - oddLessIm), fround(lessIm + oddLessRe));
  }
};

const [near, far] = [fround(0.30901699437494745), fround(0.8090169943749475)];
const [high, low] = [fround(0.9510565162951535), fround(0.5877852522924731)];

const passOf5: Pass = (from, at, to, out, spread) => {
  const { step } = spread;
  for (let lane = 0; lane < 4; lane++) {
    const a = at + lane;
    const [b, c, d, e] = [a + step, a + 2 * step, a + 3 * step, a + 4 * step];
    const target = out + lane;
    const outer = [fround(from[b] + from[e]), fround(from[b + 4] + from[e + 4])];
    const inner = [fround(from[c] + from[d]), fround(from[c + 4] + from[d + 4])];
    const outerLess = [fround(from[b] - from[e]), fround(from[b + 4] - from[e + 4])];
    const innerLess = [fround(from[c] - from[d]), fround(from[c + 4] - from[d + 4])];
    const own = [from[a], from[a + 4]];
    const [one, two, oneLess, twoLess] = [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ];
    for (let part = 0; part < 2; part++) {
      to[target + 4 * part] = own[part] + fround(outer[part] + inner[part]);
      one[part] = fround(own[part] + fround(fround(near * outer[part]) - fround(far * inner[part])));
      two[part] = fround(own[part] + fround(fround(near * inner[part]) - fround(far * outer[part])));
      oneLess[part] = fround(fround(high * outerLess[part]) + fround(low * innerLess[part]));
      twoLess[part] = fround(fround(low * outerLess[part]) - fround(high * innerLess[part]));
    }
    put(to, target, spread, 1, fround(one[0] + oneLess[1]), fround(one[1] - oneLess[0]));
    put(to, target, spread, 2, fround(two[0] + twoLess[1]), fround(two[1] - twoLess[0]));
    put(to, target, spread, 3, fround(two[0] - twoLess[1]), fround(two[1] + twoLess[0]));
    put(to, target, spread, 4, fround(one[0] - oneLess[1]), fround(one[1] + oneLess[0]));
  }
};

const passes = { 2: passOf2, 3: passOf3, 4: passOf4, 5: passOf5 };
