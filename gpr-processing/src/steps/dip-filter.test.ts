import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import type { ValuesOf } from '#parameters.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { dipFilter } from './dip-filter.ts';

const values: ValuesOf<typeof dipFilter.parameters> = {
  action: 'kept',
  limits: 'apparent-velocity',
  slowestMPerNs: 0.05,
  fastestMPerNs: 100,
  leastDipDeg: 0,
  greatestDipDeg: 30,
  velocityMPerNs: 0.1,
  direction: 'either',
  taperPercent: 20,
};
const even = { traceSpacingM: 0.1 };

/** A dipping layer through the middle of the line, so many ns deeper for each metre along it: a pulse of 100 MHz. */
function layerOf(nsPerM: number): Float32Array[] {
  return Array.from({ length: 80 }, (_, trace) =>
    traceOf(256, (sample) => {
      const timeNs = sample - 128 - nsPerM * 0.1 * (trace - 40);
      return 1000 * Math.exp(-((timeNs / 8) ** 2)) * Math.cos(0.2 * Math.PI * timeNs);
    }),
  );
}

/** How much of the layers is left, away from the ends of the line where they are cut off. */
function leftOf(layers: Float32Array[], changed: Partial<typeof values>): number {
  const filtered = tracesOf(dipFilter.run(radargramOf(layers, even), { ...values, ...changed }));
  let [before, after] = [0, 0];
  for (let trace = 20; trace < 60; trace++) {
    for (const [sample, amplitude] of layers[trace].entries()) {
      before += amplitude ** 2;
      after += filtered[trace][sample] ** 2;
    }
  }
  return Math.sqrt(after / before);
}

function largestDifference(some: number[][], others: number[][]): number {
  const flat = others.flat();
  return some.flat().reduce((so, value, at) => Math.max(so, Math.abs(value - flat[at])), 0);
}

describe('dip filter', () => {
  it('keeps a layer within its fan and removes a steeper one', () => {
    for (const nsPerM of [0, 8, -8]) expect(leftOf(layerOf(nsPerM), {})).toBeCloseTo(1, 1);
    for (const nsPerM of [40, -40]) expect(leftOf(layerOf(nsPerM), {})).toBeLessThan(0.05);
  });

  it('keeps a layer sample for sample where it is kept', () => {
    const layers = layerOf(5);
    const filtered = tracesOf(dipFilter.run(radargramOf(layers, even), values));
    for (let sample = 0; sample < 256; sample++) {
      expect(Math.abs(filtered[40][sample] - layers[40][sample])).toBeLessThan(10);
    }
  });

  it('removes what is flat by a fan about it', () => {
    const changed = { action: 'removed', slowestMPerNs: 0.2 } as const;
    expect(leftOf(layerOf(0), changed)).toBeLessThan(0.05);
    expect(leftOf(layerOf(12), changed)).toBeCloseTo(1, 1);
  });

  it('takes its limits as dips in ground of a velocity: 2 sin(dip) / velocity', () => {
    // 30° at 0.1 m/ns are 10 ns/m, 90° are 20.
    expect(leftOf(layerOf(7), { limits: 'dip' })).toBeCloseTo(1, 1);
    expect(leftOf(layerOf(18), { limits: 'dip' })).toBeLessThan(0.1);
    expect(leftOf(layerOf(18), { limits: 'dip', velocityMPerNs: 0.05 })).toBeCloseTo(1, 1);
    expect(leftOf(layerOf(18), { limits: 'dip', leastDipDeg: 45, greatestDipDeg: 90 })).toBeCloseTo(1, 1);
    expect(leftOf(layerOf(7), { limits: 'dip', leastDipDeg: 45, greatestDipDeg: 90 })).toBeLessThan(0.1);
  });

  it('tells what goes deeper along the line from what comes up', () => {
    expect(leftOf(layerOf(12), { direction: 'deeper' })).toBeCloseTo(1, 1);
    expect(leftOf(layerOf(-12), { direction: 'deeper' })).toBeLessThan(0.1);
    expect(leftOf(layerOf(-12), { direction: 'shallower' })).toBeCloseTo(1, 1);
  });

  it('is without loss: what it keeps and what it removes add up to the line, and so do both directions', () => {
    const noise = repeatableNoise(6);
    const traces = Array.from({ length: 15 }, () => traceOf(33, noise));
    const of = (changed: Partial<typeof values>) =>
      tracesOf(dipFilter.run(radargramOf(traces, even), { ...values, ...changed }));
    const add = (some: number[][], others: number[][]) =>
      some.map((trace, row) => trace.map((amplitude, at) => amplitude + others[row][at]));
    const whole = traces.map((trace) => [...trace]);
    expect(largestDifference(add(of({}), of({ action: 'removed' })), whole)).toBeLessThan(1e-5);
    const sides = add(of({ direction: 'deeper' }), of({ direction: 'shallower' }));
    expect(largestDifference(sides, of({}))).toBeLessThan(1e-5);
    expect(largestDifference(of({ slowestMPerNs: 0 }), whole)).toBeLessThan(1e-5);
  });

  it('turned about along the line is the filtered line turned about', () => {
    const noise = repeatableNoise(8);
    const traces = Array.from({ length: 9 }, () => traceOf(20, noise));
    const forth = tracesOf(dipFilter.run(radargramOf(traces, even), { ...values, direction: 'deeper' }));
    const back = radargramOf(traces.toReversed(), even);
    const turned = tracesOf(dipFilter.run(back, { ...values, direction: 'shallower' })).toReversed();
    expect(largestDifference(forth, turned)).toBeLessThan(1e-5);
  });

  it('keeps silence, one trace finite and its input as it was', () => {
    const silent = tracesOf(dipFilter.run(radargramOf([new Float32Array(5)], even), values));
    expect(silent).toEqual([[0, 0, 0, 0, 0]]);
    const line = radargramOf([[1, -2, 3]], even);
    expect(tracesOf(dipFilter.run(line, values))[0].every(Number.isFinite)).toBe(true);
    expect(tracesOf(line)).toEqual([[1, -2, 3]]);
  });

  it('refuses in sentences what it cannot do', () => {
    const uneven = { traceDistancesM: Float64Array.of(0, 1, 5) };
    expect(() => dipFilter.run(radargramOf([[1], [2], [3]], uneven), values)).toThrow('equidistant-traces');
    expect(() => dipFilter.run(radargramOf([[1]]), values)).toThrow('Dip filter works in metres');
    const timeless = radargramOf([[1]], { ...even, sampleIntervalNs: null });
    expect(() => dipFilter.run(timeless, values)).toThrow('Dip filter works in nanoseconds');
    const line = radargramOf([[1]], even);
    expect(() => dipFilter.run(line, { ...values, slowestMPerNs: 100 })).toThrow(
      'the lesser apparent velocity, 100 m/ns, is not below the greater one, 100 m/ns',
    );
    expect(() => dipFilter.run(line, { ...values, limits: 'dip', leastDipDeg: 40 })).toThrow(
      'the lesser dip, 40°, is not below the greater one, 30°',
    );
    expect(() => dipFilter.run({ ...line, traceCount: 2 ** 26 + 1 }, values)).toThrow(
      'Dip filter needs the whole line in memory, and 67108865 traces of 1 samples are more than',
    );
  });
});
