// The twin of kernels/apexes.ts: the same sums in the same order, one wave number after the other.
import { transform, transformBack } from './float-fft.ts';
import { type StoltTable, stepsPerInterval, tapCount } from './stolt-table.ts';

const { fround } = Math;

/** So many values beyond either end of a row of frequencies are reached. */
const margin = 4;

/** Where the spectra of one wave number lie. */
type Own = { readonly at: number; readonly perEight: number };

/** Brings the wave field of one wave number to where and when it exploded, in its place. */
export function movedToApexes(floats: Float32Array, own: Own, number: number, table: StoltTable): void {
  const { sampleCount, length, turns } = table;
  const values = { re: new Float32Array(length), im: new Float32Array(length) };
  // Eights are whole: what lies behind the last sample goes through the transforms with it.
  const end = Math.min(length, 8 * Math.ceil(sampleCount / 8));
  for (let sample = 0; sample < end; sample++) {
    const at = placeOf(own, sample);
    values.re[sample] = floats[at];
    values.im[sample] = floats[at + 4];
  }
  transform(values, turns);
  moveRows(values, number, table);
  transformBack(values, turns);
  for (let sample = 0; sample < end; sample++) {
    const at = placeOf(own, sample);
    floats[at] = values.re[sample];
    floats[at + 4] = values.im[sample];
  }
}

/** The first four of eight samples have their real parts first, then their imaginary ones; then come the other four. */
function placeOf({ at, perEight }: Own, sample: number): number {
  return at + (sample >> 3) * perEight + ((sample & 4) << 1) + (sample & 3);
}

/** Frequencies from 0 up, with what lies below 0 before them and zeros behind them. */
type Row = { readonly re: Float32Array; readonly im: Float32Array };
type Values = Row;

/** The wave number's own row, and that of its opposite, whose frequencies are the negative ones here. */
function moveRows(values: Values, number: number, table: StoltTable): void {
  const { length, places, phases } = table;
  const highest = length >> 1;
  const rows = layRows(values, table);
  const square = (number * table.rowStep) ** 2;
  const scale = fround(table.scale);
  for (let column = 0; column <= highest; column++) {
    const cosine = fround(phases[2 * column] * scale);
    const sine = fround(phases[2 * column + 1] * scale);
    const [own, opposite] = moved(rows, column, square, table);
    if (column > 0) {
      const behind = places[length - column];
      values.re[behind] = fround(opposite.re * cosine) + fround(opposite.im * sine);
      values.im[behind] = fround(opposite.re * sine) - fround(opposite.im * cosine);
    }
    const ahead = places[column];
    values.re[ahead] = fround(own.re * cosine) + fround(own.im * sine);
    values.im[ahead] = fround(own.im * cosine) - fround(own.re * sine);
  }
}

function layRows({ re, im }: Values, { length, places, phases }: StoltTable): [Row, Row] {
  const highest = length >> 1;
  const [own, opposite] = [0, 1].map(
    (): Row => ({
      re: new Float32Array(highest + 17),
      im: new Float32Array(highest + 17),
    }),
  );
  for (let column = 0; column <= highest; column++) {
    const ahead = places[column];
    const behind = places[column === 0 ? 0 : length - column];
    const [cosine, sine] = [phases[2 * column], phases[2 * column + 1]];
    const at = margin + column;
    own.re[at] = fround(re[ahead] * cosine) - fround(im[ahead] * sine);
    own.im[at] = fround(im[ahead] * cosine) + fround(re[ahead] * sine);
    opposite.re[at] = fround(re[behind] * cosine) - fround(-im[behind] * sine);
    opposite.im[at] = fround(-im[behind] * cosine) + fround(re[behind] * sine);
    if (column === 0 || column > margin) continue;
    const below = margin - column;
    [own.re[below], own.im[below]] = [opposite.re[at], -opposite.im[at]];
    [opposite.re[below], opposite.im[below]] = [own.re[at], -own.im[at]];
  }
  return [own, opposite];
}

type Complex = { readonly re: number; readonly im: number };
const nothing: Complex = { re: 0, im: 0 };

/** Both rows at the root of the sum of the squares, between their values, times frequency / root. */
function moved(rows: [Row, Row], column: number, square: number, { length, taps }: StoltTable): Complex[] {
  const highest = length >> 1;
  const place = Math.sqrt(square + column * column);
  if (column === highest || place >= highest + 1 + margin) return [nothing, nothing];
  const whole = Math.floor(place);
  const at = (place - whole) * stepsPerInterval;
  const step = Math.floor(at);
  weightsAt(taps, step, fround(at - step));
  const factor = place > 0 ? fround(column / place) : 1;
  return [tapped(rows[0], whole + 1, factor), tapped(rows[1], whole + 1, factor)];
}

const weights = new Float32Array(2 * tapCount);

function weightsAt(taps: Float32Array, step: number, share: number): void {
  for (let index = 0; index < weights.length; index++) {
    const earlier = taps[2 * tapCount * step + index];
    const later = taps[2 * tapCount * (step + 1) + index];
    weights[index] = earlier + fround(fround(later - earlier) * share);
  }
}

function tapped({ re, im }: Row, first: number, factor: number): Complex {
  for (let lane = 0; lane < 4; lane++) {
    lanes[lane] = tapRe(re, im, first, lane) + tapRe(re, im, first, lane + 4);
    lanes[lane + 4] = tapIm(re, im, first, lane) + tapIm(re, im, first, lane + 4);
  }
  return { re: fround(sumOfLanes(0) * factor), im: fround(sumOfLanes(4) * factor) };
}

/** Four sums of real parts and four of imaginary ones, on their way to two. */
const lanes = new Float32Array(8);

function sumOfLanes(first: number): number {
  return fround(fround(lanes[first] + lanes[first + 2]) + fround(lanes[first + 1] + lanes[first + 3]));
}

function tapRe(re: Float32Array, im: Float32Array, first: number, tap: number): number {
  return fround(fround(weights[tap] * re[first + tap]) - fround(weights[tap + tapCount] * im[first + tap]));
}

function tapIm(re: Float32Array, im: Float32Array, first: number, tap: number): number {
  return fround(fround(weights[tap] * im[first + tap]) + fround(weights[tap + tapCount] * re[first + tap]));
}
