// Fourier transforms whose length is a product of 2, 3 and 5, in values of 32 bytes: four real parts, then four imaginary
// ones. Stockham's sorting passes, from one place to another and back, so that frequencies come out in their order.

const valueBytes: usize = 32;

/**
 * The transform of `length` values; gives where the result is, `values` or `room`. `turns` holds cosine and sine of
 * −2π k / length for each k, and `radices` the length's factors 2, 3, 4 and 5, `radixCount` of them.
 */
export function transformSmooth(
  values: usize,
  room: usize,
  length: i32,
  turns: usize,
  radices: usize,
  radixCount: i32,
): usize {
  let from = values;
  let to = room;
  let rest = length;
  let width = valueBytes;
  for (let pass = 0; pass < radixCount; pass++) {
    const radix = i32.load(radices + ((<usize>pass) << 2));
    const count = rest / radix;
    const turn = (<usize>(length / rest)) << 3;
    const step = <usize>count * width;
    let at = from;
    let out = to;
    for (let row = 0; row < count; row++) {
      const offset = <usize>row * turn;
      if (radix === 4) passOf4(at, step, out, width, turns, offset);
      else if (radix === 2) passOf2(at, step, out, width, turns, offset);
      else if (radix === 3) passOf3(at, step, out, width, turns, offset);
      else passOf5(at, step, out, width, turns, offset);
      at += width;
      out += <usize>radix * width;
    }
    rest = count;
    width *= <usize>radix;
    const other = from;
    from = to;
    to = other;
  }
  return from;
}

function storeTurned(at: usize, re: v128, im: v128, turn: usize): void {
  const cosine = v128.load32_splat(turn);
  const sine = v128.load32_splat(turn, 4);
  v128.store(at, f32x4.sub(f32x4.mul(re, cosine), f32x4.mul(im, sine)));
  v128.store(at, f32x4.add(f32x4.mul(re, sine), f32x4.mul(im, cosine)), 16);
}

function passOf2(at: usize, step: usize, out: usize, width: usize, turns: usize, offset: usize): void {
  for (const end = at + width; at < end; at += valueBytes) {
    const aRe = v128.load(at);
    const aIm = v128.load(at, 16);
    const bRe = v128.load(at + step);
    const bIm = v128.load(at + step, 16);
    v128.store(out, f32x4.add(aRe, bRe));
    v128.store(out, f32x4.add(aIm, bIm), 16);
    storeTurned(out + width, f32x4.sub(aRe, bRe), f32x4.sub(aIm, bIm), turns + offset);
    out += valueBytes;
  }
}

function passOf3(at: usize, step: usize, out: usize, width: usize, turns: usize, offset: usize): void {
  const half = f32x4.splat(0.5);
  const sine = f32x4.splat(0.8660254037844386);
  for (const end = at + width; at < end; at += valueBytes) {
    const b = at + step;
    const c = b + step;
    const sumRe = f32x4.add(v128.load(b), v128.load(c));
    const sumIm = f32x4.add(v128.load(b, 16), v128.load(c, 16));
    const lessRe = f32x4.mul(sine, f32x4.sub(v128.load(b), v128.load(c)));
    const lessIm = f32x4.mul(sine, f32x4.sub(v128.load(b, 16), v128.load(c, 16)));
    const middleRe = f32x4.sub(v128.load(at), f32x4.mul(half, sumRe));
    const middleIm = f32x4.sub(v128.load(at, 16), f32x4.mul(half, sumIm));
    v128.store(out, f32x4.add(v128.load(at), sumRe));
    v128.store(out, f32x4.add(v128.load(at, 16), sumIm), 16);
    let turn = turns + offset;
    storeTurned(out + width, f32x4.add(middleRe, lessIm), f32x4.sub(middleIm, lessRe), turn);
    turn += offset;
    storeTurned(out + 2 * width, f32x4.sub(middleRe, lessIm), f32x4.add(middleIm, lessRe), turn);
    out += valueBytes;
  }
}

function passOf4(at: usize, step: usize, out: usize, width: usize, turns: usize, offset: usize): void {
  for (const end = at + width; at < end; at += valueBytes) {
    const b = at + step;
    const c = b + step;
    const d = c + step;
    const sumRe = f32x4.add(v128.load(at), v128.load(c));
    const sumIm = f32x4.add(v128.load(at, 16), v128.load(c, 16));
    const lessRe = f32x4.sub(v128.load(at), v128.load(c));
    const lessIm = f32x4.sub(v128.load(at, 16), v128.load(c, 16));
    const oddSumRe = f32x4.add(v128.load(b), v128.load(d));
    const oddSumIm = f32x4.add(v128.load(b, 16), v128.load(d, 16));
    const oddLessRe = f32x4.sub(v128.load(b), v128.load(d));
    const oddLessIm = f32x4.sub(v128.load(b, 16), v128.load(d, 16));
    v128.store(out, f32x4.add(sumRe, oddSumRe));
    v128.store(out, f32x4.add(sumIm, oddSumIm), 16);
    let turn = turns + offset;
    storeTurned(out + width, f32x4.add(lessRe, oddLessIm), f32x4.sub(lessIm, oddLessRe), turn);
    turn += offset;
    storeTurned(out + 2 * width, f32x4.sub(sumRe, oddSumRe), f32x4.sub(sumIm, oddSumIm), turn);
    turn += offset;
    storeTurned(out + 3 * width, f32x4.sub(lessRe, oddLessIm), f32x4.add(lessIm, oddLessRe), turn);
    out += valueBytes;
  }
}

function passOf5(at: usize, step: usize, out: usize, width: usize, turns: usize, offset: usize): void {
  const near = f32x4.splat(0.30901699437494745);
  const far = f32x4.splat(0.8090169943749475);
  const high = f32x4.splat(0.9510565162951535);
  const low = f32x4.splat(0.5877852522924731);
  for (const end = at + width; at < end; at += valueBytes) {
    const b = at + step;
    const c = b + step;
    const d = c + step;
    const e = d + step;
    const outerRe = f32x4.add(v128.load(b), v128.load(e));
    const outerIm = f32x4.add(v128.load(b, 16), v128.load(e, 16));
    const innerRe = f32x4.add(v128.load(c), v128.load(d));
    const innerIm = f32x4.add(v128.load(c, 16), v128.load(d, 16));
    const outerLessRe = f32x4.sub(v128.load(b), v128.load(e));
    const outerLessIm = f32x4.sub(v128.load(b, 16), v128.load(e, 16));
    const innerLessRe = f32x4.sub(v128.load(c), v128.load(d));
    const innerLessIm = f32x4.sub(v128.load(c, 16), v128.load(d, 16));
    const aRe = v128.load(at);
    const aIm = v128.load(at, 16);
    v128.store(out, f32x4.add(aRe, f32x4.add(outerRe, innerRe)));
    v128.store(out, f32x4.add(aIm, f32x4.add(outerIm, innerIm)), 16);
    const oneRe = f32x4.add(aRe, f32x4.sub(f32x4.mul(near, outerRe), f32x4.mul(far, innerRe)));
    const oneIm = f32x4.add(aIm, f32x4.sub(f32x4.mul(near, outerIm), f32x4.mul(far, innerIm)));
    const twoRe = f32x4.add(aRe, f32x4.sub(f32x4.mul(near, innerRe), f32x4.mul(far, outerRe)));
    const twoIm = f32x4.add(aIm, f32x4.sub(f32x4.mul(near, innerIm), f32x4.mul(far, outerIm)));
    const oneLessRe = f32x4.add(f32x4.mul(high, outerLessRe), f32x4.mul(low, innerLessRe));
    const oneLessIm = f32x4.add(f32x4.mul(high, outerLessIm), f32x4.mul(low, innerLessIm));
    const twoLessRe = f32x4.sub(f32x4.mul(low, outerLessRe), f32x4.mul(high, innerLessRe));
    const twoLessIm = f32x4.sub(f32x4.mul(low, outerLessIm), f32x4.mul(high, innerLessIm));
    let turn = turns + offset;
    storeTurned(out + width, f32x4.add(oneRe, oneLessIm), f32x4.sub(oneIm, oneLessRe), turn);
    turn += offset;
    storeTurned(out + 2 * width, f32x4.add(twoRe, twoLessIm), f32x4.sub(twoIm, twoLessRe), turn);
    turn += offset;
    storeTurned(out + 3 * width, f32x4.sub(twoRe, twoLessIm), f32x4.add(twoIm, twoLessRe), turn);
    turn += offset;
    storeTurned(out + 4 * width, f32x4.sub(oneRe, oneLessIm), f32x4.add(oneIm, oneLessRe), turn);
    out += valueBytes;
  }
}
