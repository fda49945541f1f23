import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { equidistantTraces } from './equidistant-traces.ts';

const halfMetres = { spacingM: 0.5, interpolation: 'linear', largestGap: 10 } as const;

function placed(distancesM: number[], traces: number[][], elevationsM: number[] | null = null) {
  return radargramOf(traces, {
    traceDistancesM: Float64Array.from(distancesM),
    elevationsM: elevationsM && Float64Array.from(elevationsM),
  });
}

describe('equidistant traces', () => {
  it('lie on the straight line between uneven ones, with their heights', () => {
    const line = placed(
      [2, 3, 3.5],
      [
        [0, 10],
        [4, 20],
        [6, 0],
      ],
      [100, 102, 103],
    );
    const even = equidistantTraces.run(line, halfMetres);
    expect(tracesOf(even)).toEqual([
      [0, 10],
      [2, 15],
      [4, 20],
      [6, 0],
    ]);
    expect(even.traceCount).toBe(4);
    expect(even.traceSpacingM).toBe(0.5);
    expect(even.traceDistancesM).toEqual(Float64Array.of(2, 2.5, 3, 3.5));
    expect(even.elevationsM).toEqual(Float64Array.of(100, 101, 102, 103));
  });

  it('do not care in which order the traces came, and average those at one place', () => {
    const line = placed([1, 0, 2, 1], [[10], [0], [40], [30]], [5, 1, 9, 7]);
    const even = equidistantTraces.run(line, halfMetres);
    expect(tracesOf(even).flat()).toEqual([0, 10, 20, 30, 40]);
    expect(even.elevationsM).toEqual(Float64Array.of(1, 3.5, 6, 7.5, 9));
  });

  it.each(['linear', 'windowed-sinc'] as const)(
    'of even traces (%s) are the same traces',
    (interpolation) => {
      const traces = Array.from({ length: 30 }, (_, trace) => [Math.fround(Math.sin(trace)), trace]);
      const line = radargramOf(traces, { traceSpacingM: 0.1 });
      const even = equidistantTraces.run(line, { spacingM: 0.1, interpolation, largestGap: 10 });
      expect(even.traceCount).toBe(30);
      for (const [trace, amplitudes] of tracesOf(even).entries()) {
        expect(amplitudes[0]).toBeCloseTo(traces[trace][0], 5);
        expect(amplitudes[1]).toBeCloseTo(traces[trace][1], 4);
      }
    },
  );

  it('by the sinc follow a wave that straight lines cut off', () => {
    const wave = (distanceM: number) => Math.sin((2 * Math.PI * distanceM) / 0.5);
    const line = radargramOf(
      Array.from({ length: 60 }, (_, trace) => [wave(trace * 0.1)]),
      { traceSpacingM: 0.1 },
    );
    const worst = (interpolation: 'linear' | 'windowed-sinc') => {
      const even = equidistantTraces.run(line, { spacingM: 0.03, interpolation, largestGap: 10 });
      return Array.from(even.samples).reduce((most, amplitude, trace) => {
        const distanceM = trace * 0.03;
        if (distanceM < 0.5 || distanceM > 5.4) return most;
        return Math.max(most, Math.abs(amplitude - wave(distanceM)));
      }, 0);
    };
    expect(worst('windowed-sinc')).toBeLessThan(0.003);
    expect(worst('linear')).toBeGreaterThan(0.1);
  });

  it('make nothing up across a gap', () => {
    const line = placed([0, 1, 2, 40, 41, 42], [[5], [5], [5], [5], [5], [5]]);
    for (const interpolation of ['linear', 'windowed-sinc'] as const) {
      const even = equidistantTraces.run(line, { spacingM: 0.5, interpolation, largestGap: 10 });
      expect(even.traceCount).toBe(85);
      for (const [trace, [amplitude]] of tracesOf(even).entries()) {
        const isInGap = trace > 4 && trace < 80;
        expect(amplitude).toBeCloseTo(isInGap ? 0 : 5, 6);
      }
    }
    const wide = equidistantTraces.run(line, { ...halfMetres, largestGap: 50 });
    expect(wide.samples.every((amplitude) => amplitude === 5)).toBe(true);
  });

  it('of one trace, or of many at one place, are one', () => {
    expect(tracesOf(equidistantTraces.run(placed([7], [[3]], [99]), halfMetres))).toEqual([[3]]);
    const still = equidistantTraces.run(placed([7, 7], [[3], [5]], [98, 100]), halfMetres);
    expect(tracesOf(still)).toEqual([[4]]);
    expect(still.elevationsM).toEqual(Float64Array.of(99));
    expect(equidistantTraces.run(radargramOf([]), halfMetres).traceCount).toBe(0);
  });

  it('leave traces out that lie nowhere', () => {
    const line = placed([0, Number.NaN, 1], [[2], [99], [4]]);
    expect(tracesOf(equidistantTraces.run(line, halfMetres)).flat()).toEqual([2, 3, 4]);
  });

  it('end at the last trace in spite of rounding', () => {
    const line = radargramOf(
      Array.from({ length: 4 }, (_, trace) => [trace]),
      { traceSpacingM: 0.1 },
    );
    const even = equidistantTraces.run(line, { ...halfMetres, spacingM: 0.1 });
    expect(even.traceCount).toBe(4);
  });

  it('are refused with a sentence where nobody knows where the traces lie', () => {
    const sentence = 'the line does not say where its traces lie';
    for (const traceSpacingM of [null, 0, -1, Number.NaN]) {
      expect(() => equidistantTraces.run(radargramOf([[1], [2]], { traceSpacingM }), halfMetres)).toThrow(
        sentence,
      );
    }
    expect(() => equidistantTraces.run(placed([Number.NaN], [[1]]), halfMetres)).toThrow(sentence);
  });

  it('are refused where there would be too many, before there is room for them', () => {
    const line = placed([0, 1e9], [[1], [2]]);
    expect(() => equidistantTraces.run(line, { ...halfMetres, spacingM: 0.001 })).toThrow(
      expect.objectContaining({ code: 'line-too-long' }),
    );
  });
});
