import { describe, expect, it } from 'vitest';
import { type GridDefinition, type GridLine, placeOnGrid, placeOnTrack } from './grid.ts';
import { radargramOf } from './known-radargrams.ts';
import { placeInLocalFrame } from './local-frame.ts';

const line = radargramOf([[0], [0], [0]], { traceSpacingM: 2 });
const grid: GridDefinition = {
  originM: { xM: 100, yM: 200 },
  bearingDeg: 0,
  lineSpacingM: 0.5,
  lengthAlongM: 10,
  lengthAcrossM: 6,
  isZigZag: false,
};

function placesOf(known: Partial<GridDefinition>, gridLine: GridLine, geometry = line): number[][] {
  const { xM, yM } = placeOnGrid(geometry, { ...grid, ...known }, gridLine);
  return Array.from(xM, (x, trace) => [x, yM[trace]].map((value) => Math.round(1e6 * value) / 1e6));
}

describe('places on a grid', () => {
  it('follow the bearing, and each next line lies to the right', () => {
    expect(placesOf({}, { direction: 'along', index: 3 })).toEqual([
      [101.5, 200],
      [101.5, 202],
      [101.5, 204],
    ]);
    expect(placesOf({ bearingDeg: 90 }, { direction: 'along', index: 3 })).toEqual([
      [100, 198.5],
      [102, 198.5],
      [104, 198.5],
    ]);
  });

  it('of lines across run to the right, each next one further along', () => {
    expect(placesOf({}, { direction: 'across', index: 2 })).toEqual([
      [100, 201],
      [102, 201],
      [104, 201],
    ]);
  });

  it('of a line walked back begin at the far edge', () => {
    expect(placesOf({ isZigZag: true }, { direction: 'along', index: 1 }).map(([, y]) => y)).toEqual([
      210, 208, 206,
    ]);
    expect(placesOf({ isZigZag: true }, { direction: 'along', index: 2 }).map(([, y]) => y)).toEqual([
      200, 202, 204,
    ]);
    const across = placesOf({ isZigZag: true }, { direction: 'across', index: 1, startM: 1 });
    expect(across.map(([x]) => x)).toEqual([105, 103, 101]);
  });

  it('go by the distances of the traces, from whatever number these count, up or down', () => {
    const counted = { ...line, traceSpacingM: null, traceDistancesM: Float64Array.of(7, 6, 4.5) };
    expect(placesOf({}, { direction: 'along', index: 0 }, counted).map(([, y]) => y)).toEqual([
      200, 201, 202.5,
    ]);
  });

  it('are refused without spacing, and for a line that does not say how far apart its traces are', () => {
    const first: GridLine = { direction: 'along', index: 0 };
    expect(() => placesOf({ lineSpacingM: 0 }, first)).toThrow(/lines are 0 m apart/);
    expect(() => placesOf({ bearingDeg: Number.NaN }, first)).toThrow(/bearing NaN/);
    expect(() => placesOf({}, { ...first, index: -1 })).toThrow(/line -1/);
    expect(() => placesOf({}, first, { ...line, traceSpacingM: 0 })).toThrow(/how far apart its traces are/);
    expect(placesOf({}, first, radargramOf([], { traceSpacingM: 1 }))).toEqual([]);
  });
});

describe('places on a track', () => {
  it('lie on straight ways between fixes, and are unknown beyond them', () => {
    const { xM, yM } = placeOnTrack(7, [
      { trace: 4.5, xM: 7, yM: 3 },
      { trace: 1, xM: 0, yM: 3 },
      { trace: 3, xM: 4, yM: 3 },
      { trace: 2, xM: Number.NaN, yM: 3 },
    ]);
    expect(Array.from(xM)).toEqual([Number.NaN, 0, 2, 4, 6, Number.NaN, Number.NaN]);
    expect(yM[2]).toBe(3);
  });

  it('of several fixes at one trace take the last, and without fixes are unknown', () => {
    const stood = placeOnTrack(2, [
      { trace: 0, xM: 1, yM: 1 },
      { trace: 1, xM: 5, yM: 5 },
      { trace: 0, xM: 3, yM: 3 },
    ]);
    expect(Array.from(stood.xM)).toEqual([3, 5]);
    expect(Array.from(placeOnTrack(2, []).xM)).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('a local frame', () => {
  it('has a thousandth of a degree as long as the ellipsoid makes it', () => {
    const origin = { latitudeDeg: 42.5, longitudeDeg: 21 };
    const { xM, yM } = placeInLocalFrame(origin, { latitudeDeg: 42.501, longitudeDeg: 21.001 });
    // One degree at 42.5°: 111,081 m north, 82,194 m east (series of the ellipsoid's arcs).
    expect(yM).toBeCloseTo(111.08, 1);
    expect(xM).toBeCloseTo(82.19, 1);
    expect(placeInLocalFrame(origin, origin)).toEqual({ xM: 0, yM: 0 });
  });

  it('goes the short way across the date line', () => {
    const { xM } = placeInLocalFrame(
      { latitudeDeg: 0, longitudeDeg: 179.9995 },
      { latitudeDeg: 0, longitudeDeg: -179.9995 },
    );
    expect(xM).toBeCloseTo(111.32, 1);
  });
});
