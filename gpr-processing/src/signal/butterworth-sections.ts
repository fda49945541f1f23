import type { Biquad } from './biquad.ts';

type Complex = readonly [re: number, im: number];

/** Corner frequencies as shares of the sampling rate, above 0 and below ½; a side that is null is not cut. */
export type ButterworthBand = { readonly low: number | null; readonly high: number | null };

/**
 * Second-order sections of a digital Butterworth filter by the bilinear transform, its corners (−3 dB) put right for
 * the warping of frequency. With both corners it has twice as many poles as the order says; with none, no section.
 */
export function butterworthSections(order: number, { low, high }: ButterworthBand): Biquad[] {
  const lowWarped = low === null ? null : Math.tan(Math.PI * low);
  const highWarped = high === null ? null : Math.tan(Math.PI * high);
  if (lowWarped !== null && highWarped !== null) return bandSections(order, lowWarped, highWarped);
  if (highWarped !== null) {
    const poles = prototypePoles(order).map((pole): Complex => [pole[0] * highWarped, pole[1] * highWarped]);
    return poles.map((pole) => sectionOf([pole], { zeros: [1, 2, 1], unityAt: 0 }));
  }
  if (lowWarped !== null) {
    const poles = prototypePoles(order).map((pole) => divide([lowWarped, 0], pole));
    return poles.map((pole) => sectionOf([pole], { zeros: [1, -2, 1], unityAt: Math.PI }));
  }
  return [];
}

function bandSections(order: number, lowWarped: number, highWarped: number): Biquad[] {
  const width = highWarped - lowWarped;
  const centreSquare = lowWarped * highWarped;
  const unityAt = 2 * Math.atan(Math.sqrt(centreSquare));
  return prototypePoles(order).flatMap((pole) => {
    const half: Complex = [(pole[0] * width) / 2, (pole[1] * width) / 2];
    const root = squareRoot([half[0] ** 2 - half[1] ** 2 - centreSquare, 2 * half[0] * half[1]]);
    const poles: Complex[] = [
      [half[0] + root[0], half[1] + root[1]],
      [half[0] - root[0], half[1] - root[1]],
    ];
    // The real pole of an odd order makes one section of two; of the others each stands for itself and its conjugate.
    const isReal = pole[1] === 0;
    const groups = isReal ? [poles] : poles.map((single) => [single]);
    return groups.map((group) => sectionOf(group, { zeros: [1, 0, -1], unityAt }));
  });
}

/** Poles of the analogue filter with corner 1, those with an imaginary part below 0 left out. */
function prototypePoles(order: number): Complex[] {
  return Array.from({ length: Math.ceil(order / 2) }, (_, index): Complex => {
    const angle = (Math.PI * (order - 1 - 2 * index)) / (2 * order);
    return [-Math.cos(angle), order - 1 === 2 * index ? 0 : Math.sin(angle)];
  });
}

/**
 * One section of two analogue poles, or of one and its conjugate; a single real pole makes a section of first order, with
 * one of the zeros. Its magnitude is 1 at the frequency `unityAt`, in radians a sample.
 */
function sectionOf(
  poles: readonly Complex[],
  { zeros, unityAt }: { zeros: readonly [number, number, number]; unityAt: number },
): Biquad {
  const [one, other] = poles.map(bilinear);
  const isFirstOrder = other === undefined && one[1] === 0;
  const partner = other ?? [one[0], -one[1]];
  const a1 = isFirstOrder ? -one[0] : -(one[0] + partner[0]);
  const a2 = isFirstOrder ? 0 : one[0] * partner[0] - one[1] * partner[1];
  const [b0, b1, b2] = isFirstOrder ? [1, Math.sign(zeros[1]), 0] : zeros;
  const gain = magnitudeAt([1, a1, a2], unityAt) / magnitudeAt([b0, b1, b2], unityAt);
  return { b0: b0 * gain, b1: b1 * gain, b2: b2 * gain, a1, a2 };
}

/** Frequencies being counted so that the corner is the tangent of half its angle, z = (1 + s) / (1 − s). */
function bilinear([re, im]: Complex): Complex {
  return divide([1 + re, im], [1 - re, -im]);
}

function divide([re, im]: Complex, [byRe, byIm]: Complex): Complex {
  const square = byRe * byRe + byIm * byIm;
  return [(re * byRe + im * byIm) / square, (im * byRe - re * byIm) / square];
}

function squareRoot([re, im]: Complex): Complex {
  const size = Math.sqrt(re * re + im * im);
  const rootRe = Math.sqrt(Math.max(0, (size + re) / 2));
  const rootIm = Math.sqrt(Math.max(0, (size - re) / 2));
  return [rootRe, im < 0 ? -rootIm : rootIm];
}

function magnitudeAt([c0, c1, c2]: readonly number[], angle: number): number {
  const re = c0 + c1 * Math.cos(angle) + c2 * Math.cos(2 * angle);
  const im = c1 * Math.sin(angle) + c2 * Math.sin(2 * angle);
  return Math.sqrt(re * re + im * im);
}
