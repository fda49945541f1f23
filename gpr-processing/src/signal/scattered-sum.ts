// The twin of kernels/scattered.ts: the same sums in the same order and rounding, one sample after the other.
import type { KernelRoom } from './kernel-room.ts';

/** Where what a sum at one place depends on lies: float64 all of it, at even places. */
export type ScatteredPlaces = {
  /** `traceNumbers` numbers for each summed trace. */
  readonly traces: number;
  readonly traceCount: number;
  /** `settingNumbers` of them. */
  readonly settings: number;
  readonly slowness: number;
  /** A multiple of four. */
  readonly sampleCount: number;
  /** Where the trace that comes out stands, and how far below the level 0 the ground is there. */
  readonly position: number;
  readonly below: number;
  /** Room for as many float64 as samples. */
  readonly sums: number;
  readonly out: number;
};

/** A summed trace: the place of its first value, position, cell, how far below the level 0 it was taken, and slope. */
export const traceNumbers = 5;

/** Of a sum: first sample, values a sample, last value, reach, largest offset, 1 / largest sine, largest shift. */
export const settingNumbers = 7;

const { fround } = Math;

export function sumScattered({ floats, doubles }: KernelRoom, places: ScatteredPlaces): void {
  const { traces, traceCount, sampleCount, position, out } = places;
  const [, , , reach, largestOffset] = doubles.subarray(places.settings / 2);
  const sums = doubles.subarray(places.sums / 2, places.sums / 2 + sampleCount).fill(0);
  for (let trace = 0; trace < traceCount; trace++) {
    const at = traces / 2 + traceNumbers * trace;
    const offset = doubles[at + 1] - position;
    const distance = Math.abs(offset);
    if (distance > reach || distance >= largestOffset) continue;
    addTrace({ floats, doubles }, places, { at, offset, nearness: fround(distance / largestOffset) }, sums);
  }
  floats.set(sums, out);
}

function addTrace(
  { floats, doubles }: Pick<KernelRoom, 'floats' | 'doubles'>,
  places: ScatteredPlaces,
  { at, offset, nearness: offsetNearness }: { at: number; offset: number; nearness: number },
  sums: Float64Array,
): void {
  const [start, , cell, below, slope] = doubles.subarray(at, at + traceNumbers);
  const setting = places.settings / 2;
  const [first, fineness, lastValue] = doubles.subarray(setting, setting + 3);
  const ofAngle = fround(doubles[setting + 5]);
  const ofShift = fround(cell / doubles[setting + 6]);
  const singleCell = fround(cell);
  const slowness = places.slowness / 2;
  for (let sample = 0; sample < sums.length; sample++) {
    const level = first + sample;
    const perLength = doubles[slowness + sample];
    if (!(fround(level - places.below * perLength) > 0)) continue;
    const down = level - below * perLength;
    const aside = offset * perLength;
    const towards = fround(down - slope * aside);
    const exactTime = Math.sqrt(down * down + aside * aside);
    const place = (exactTime - first) * fineness;
    const whole = Math.floor(place);
    if (!(whole < lastValue && whole >= 0 && towards > 0)) continue;
    const time = fround(exactTime);
    const per = fround(perLength);
    const steepness = Math.max(ofAngle, fround(ofShift * per));
    const angleNearness = fround(fround(steepness * fround(Math.abs(aside))) / time);
    const nearness = Math.max(offsetNearness, angleNearness);
    if (!(nearness < 1)) continue;
    const root = fround(Math.sqrt(fround(fullTurn * Math.max(time, 0.5))));
    const above = fround(fround(fround(taperWeight(nearness) * singleCell) * per) * towards);
    const weight = fround(above / fround(time * root));
    const index = start + whole;
    const rise = fround(fround(floats[index + 1] - floats[index]) * fround(place - whole));
    sums[sample] += fround(weight * fround(floats[index] + rise));
  }
}

const fullTurn = fround(2 * Math.PI);
const taperFrom = fround(0.8);
const perNearness = fround(5 * Math.PI);
const quarterTurn = fround(Math.PI / 2);
const sineSeries = [-1 / 39916800, 1 / 362880, -1 / 5040, 1 / 120, -1 / 6, 1].map(fround);

/** The squared cosine over the last fifth of the way to a limit, by Taylor's series of the sine. */
function taperWeight(nearness: number): number {
  if (!(nearness > taperFrom)) return 1;
  const angle = fround(fround(fround(nearness - taperFrom) * perNearness) - quarterTurn);
  const square = fround(angle * angle);
  let series = sineSeries[0];
  for (let term = 1; term < sineSeries.length; term++) {
    series = fround(sineSeries[term] + fround(square * series));
  }
  return fround(0.5 - fround(0.5 * fround(angle * series)));
}
