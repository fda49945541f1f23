import type { TracePosition } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf } from './known-radargrams.ts';
import { groundDistanceM, placeTraces } from './trace-places.ts';

const line = radargramOf(Array.from({ length: 11 }, () => [0]));

function fix(
  trace: number,
  latitudeDeg: number,
  longitudeDeg: number,
  elevationM: number | null = null,
): TracePosition {
  return {
    trace,
    latitudeDeg,
    longitudeDeg,
    elevationM,
    quality: 'gnss',
    horizontalDilution: null,
    utc: null,
  };
}

function distancesOf(positions: TracePosition[]): number[] {
  return Array.from(placeTraces(line, { positions })?.line.traceDistancesM ?? []);
}

describe('the distance of two places', () => {
  it('is that of the ellipsoid: a thousandth of a degree on the equator, at the pole, and between', () => {
    const eastward = groundDistanceM(fix(0, 0, 21), fix(1, 0, 21.001));
    expect(eastward).toBeCloseTo(111.319491, 5);
    const northOnEquator = groundDistanceM(fix(0, -0.0005, 21), fix(1, 0.0005, 21));
    expect(northOnEquator).toBeCloseTo(110.574276, 5);
    const northAtPole = groundDistanceM(fix(0, 89.999, 21), fix(1, 90, 21));
    expect(northAtPole).toBeCloseTo(111.69398, 4);
    // Published series: 111,132.954 − 559.822 cos 2φ + 1.175 cos 4φ and 111,412.84 cos φ − 93.5 cos 3φ m a degree.
    expect(groundDistanceM(fix(0, 42.4995, 21), fix(1, 42.5005, 21))).toBeCloseTo(111.083, 3);
    expect(groundDistanceM(fix(0, 42.5, 21), fix(1, 42.5, 21.001))).toBeCloseTo(82.199, 3);
  });

  it('takes the short way across the date line', () => {
    expect(groundDistanceM(fix(0, 0, 179.9995), fix(1, 0, -179.9995))).toBeCloseTo(111.319491, 4);
  });
});

describe('traces placed by fixes', () => {
  it('lie evenly between them along the track', () => {
    const legM = groundDistanceM(fix(0, 42.5, 21), fix(5, 42.5, 21.001));
    const backM = groundDistanceM(fix(5, 42.5, 21.001), fix(10, 42.5005, 21.001));
    const distances = distancesOf([fix(0, 42.5, 21), fix(5, 42.5, 21.001), fix(10, 42.5005, 21.001)]);
    expect(distances[0]).toBe(0);
    expect(distances[2]).toBeCloseTo(0.4 * legM, 9);
    expect(distances[5]).toBeCloseTo(legM, 9);
    expect(distances[8]).toBeCloseTo(legM + 0.6 * backM, 9);
  });

  it('beyond the fixes go on as between the nearest two, and are counted', () => {
    const positions = [fix(8, 42.5, 21.0006), fix(2, 42.5, 21)];
    const placed = placeTraces(line, { positions });
    const stepM = groundDistanceM(positions[1], positions[0]) / 6;
    expect(placed?.extrapolatedTraceCount).toBe(4);
    for (const [trace, distanceM] of (placed?.line.traceDistancesM ?? []).entries()) {
      expect(distanceM).toBeCloseTo((trace - 2) * stepM, 9);
    }
  });

  it('are not placed by fewer than two places, by fixes called invalid, or by one place over and over', () => {
    const still = Array.from({ length: 5 }, (_, trace) => fix(trace, 42.5, 21));
    const invalid = [fix(0, 42.5, 21), { ...fix(9, 42.5, 21.001), quality: 'invalid' as const }];
    for (const positions of [[], [fix(3, 42.5, 21)], still, invalid]) {
      expect(placeTraces(line, { positions })).toBeNull();
    }
  });

  it('take their heights from fixes that have one, and stay level beyond', () => {
    const positions = [fix(2, 42.5, 21, 100), fix(4, 42.5, 21.001), fix(6, 42.5, 21.002, 104)];
    expect(Array.from(placeTraces(line, { positions })?.line.elevationsM ?? [])).toEqual([
      100, 100, 100, 101, 102, 103, 104, 104, 104, 104, 104,
    ]);
    const lone = [fix(2, 42.5, 21, 100), fix(4, 42.5, 21.001)];
    expect(placeTraces(line, { positions: lone })?.line.elevationsM).toBeNull();
  });

  it('keep their samples', () => {
    const placed = placeTraces(line, { positions: [fix(0, 42.5, 21), fix(9, 42.5, 21.001)] });
    expect(placed?.line.samples).toBe(line.samples);
    expect(line.traceDistancesM).toBeNull();
  });
});

describe('traces placed by marks', () => {
  it('lie evenly between marks, the first of which is at 0', () => {
    const marks = [9, 1, 5, 5].map((trace) => ({ trace, kind: 'user' as const }));
    const placed = placeTraces(line, { marks, markSpacingM: 2 });
    expect(Array.from(placed?.line.traceDistancesM ?? [])).toEqual([
      -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5,
    ]);
    expect(placed?.extrapolatedTraceCount).toBe(2);
    expect(placed?.line.elevationsM).toBeNull();
  });

  it('are not placed by one mark, or by marks without a distance', () => {
    const marks = [1, 5].map((trace) => ({ trace, kind: 'user' as const }));
    expect(placeTraces(line, { marks: marks.slice(1), markSpacingM: 2 })).toBeNull();
    for (const markSpacingM of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(placeTraces(line, { marks, markSpacingM })).toBeNull();
    }
  });
});
