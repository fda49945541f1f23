import type { TrackPoint } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { lineNamePlace } from './survey-line-layer.ts';

function towards(east: number, north: number): TrackPoint[] {
  const end: TrackPoint = [21.05 + east / Math.cos((42.2 * Math.PI) / 180), 42.2 + north, 10];
  // The last place twice: the instrument stood still before it was switched off.
  return [[21.05, 42.2, 0], end, [end[0], end[1], 12]];
}

describe('the name of a survey line', () => {
  it('goes on in the direction of the walk', () => {
    expect(lineNamePlace(towards(1e-4, 1e-4)).rotationDeg).toBeCloseTo(-45, 2);
    expect(lineNamePlace(towards(1e-4, -1e-4)).rotationDeg).toBeCloseTo(45, 2);
    expect(lineNamePlace(towards(1e-4, 1e-4)).isReversed).toBe(false);
  });

  it('is never upside down', () => {
    for (let bearing = 0; bearing < 360; bearing += 15) {
      const radians = (bearing * Math.PI) / 180;
      const { rotationDeg, isReversed } = lineNamePlace(
        towards(1e-4 * Math.sin(radians), 1e-4 * Math.cos(radians)),
      );
      expect(Math.abs(rotationDeg)).toBeLessThanOrEqual(90.01);
      if (bearing > 5 && bearing < 175) expect(isReversed).toBe(false);
      if (bearing > 185 && bearing < 355) expect(isReversed).toBe(true);
    }
  });

  it('stands level where no direction is known', () => {
    const still: TrackPoint[] = [
      [21.05, 42.2, 0],
      [21.05, 42.2, 5],
    ];
    expect(lineNamePlace(still)).toMatchObject({ rotationDeg: 0, isReversed: false });
  });
});
