import { describe, expect, it } from 'vitest';
import { nameTurn } from './line-tile.ts';

describe('the name of a survey line', () => {
  it('goes on in the direction of the walk', () => {
    expect(nameTurn(90)).toEqual({ rotationDeg: 0, isReversed: false });
    expect(nameTurn(45)).toEqual({ rotationDeg: -45, isReversed: false });
    expect(nameTurn(135)).toEqual({ rotationDeg: 45, isReversed: false });
  });

  it('is never upside down', () => {
    for (let bearingDeg = 0; bearingDeg < 360; bearingDeg += 15) {
      const { rotationDeg, isReversed } = nameTurn(bearingDeg);
      expect(Math.abs(rotationDeg)).toBeLessThanOrEqual(90);
      if (bearingDeg > 5 && bearingDeg < 175) expect(isReversed).toBe(false);
      if (bearingDeg > 185 && bearingDeg < 355) expect(isReversed).toBe(true);
    }
  });
});
