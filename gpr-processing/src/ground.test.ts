import { describe, expect, it } from 'vitest';
import { radargramOf } from '#known-radargrams.ts';
import { geometryBelowHighest, groundSlopes, requireElevationsM, samplesBelowHighest } from './ground.ts';

describe('the ground under a line', () => {
  const line = radargramOf(
    [
      [1, 2],
      [3, 4],
    ],
    { elevationsM: Float64Array.of(100, 103) },
  );

  it('must be known under every trace', () => {
    expect(Array.from(requireElevationsM(line, 'It'))).toEqual([100, 103]);
    expect(() => requireElevationsM({ ...line, elevationsM: null }, 'It')).toThrow('the line has no heights');
    for (const elevationsM of [Float64Array.of(1, Number.NaN), Float64Array.of(1)]) {
      expect(() => requireElevationsM({ ...line, elevationsM }, 'It')).toThrow('for some of its traces');
    }
  });

  it('hangs the traces from the highest, from where heights are counted afterwards', () => {
    const elevationsM = Float64Array.of(100, 103, 102.25);
    const below = samplesBelowHighest(elevationsM, 2);
    expect(Array.from(below)).toEqual([6, 0, 1.5]);
    const after = geometryBelowHighest(line, elevationsM, Float64Array.of(0.1, 5.2), 'It');
    expect(after.samplesPerTrace).toBe(8);
    expect(Array.from(after.elevationsM ?? [])).toEqual([103, 103, 103]);
  });

  it('cannot be so rough that traces would become endless', () => {
    const elevationsM = Float64Array.of(0, 1e6);
    const below = samplesBelowHighest(elevationsM, 100);
    expect(() => geometryBelowHighest(line, elevationsM, below, 'It')).toThrow('cannot be right');
  });

  it('rises as the straight line through the heights nearby does, whatever the order of the traces', () => {
    const positionsM = Float64Array.of(2, 0, 1, 3, 1);
    const heights = positionsM.map((positionM) => 500 + 0.25 * positionM);
    for (const slope of groundSlopes(positionsM, heights, 2)) expect(slope).toBeCloseTo(0.25, 9);
    const bumpy = Float64Array.of(0, 0.1, 0.2, 0.3, 0.4);
    const noisy = bumpy.map((positionM, trace) => positionM + 0.02 * (trace % 2));
    expect(groundSlopes(bumpy, noisy, 1)[2]).toBeCloseTo(1, 9);
  });

  it('is level where no slope can be told', () => {
    expect(Array.from(groundSlopes(Float64Array.of(5, 5), Float64Array.of(1, 2), 1))).toEqual([0, 0]);
    expect(Array.from(groundSlopes(Float64Array.of(0, 9), Float64Array.of(1, 2), 1))).toEqual([0, 0]);
    expect(groundSlopes(new Float64Array(0), new Float64Array(0), 1)).toHaveLength(0);
  });
});
