import { describe, expect, it } from 'vitest';
import { ormsbyGain } from './ormsby.ts';

const corners = { lowStop: 75, lowPass: 100, highPass: 400, highStop: 500 };

describe('a trapezoid with cosine ramps', () => {
  it('is 0, half and 1 where its corners say', () => {
    expect([0, 75].map((frequency) => ormsbyGain(frequency, corners))).toEqual([0, 0]);
    expect([100, 250, 400].map((frequency) => ormsbyGain(frequency, corners))).toEqual([1, 1, 1]);
    expect([500, 9000].map((frequency) => ormsbyGain(frequency, corners))).toEqual([0, 0]);
    expect(ormsbyGain(87.5, corners)).toBeCloseTo(0.5, 12);
    expect(ormsbyGain(450, corners)).toBeCloseTo(0.5, 12);
    expect(ormsbyGain(425, corners)).toBeCloseTo(0.5 + Math.SQRT1_2 / 2, 12);
  });

  it('is a box where ramps have no width, and passes its corners', () => {
    const box = { lowStop: 100, lowPass: 100, highPass: 400, highStop: 400 };
    expect([99.9, 100, 400, 400.1].map((frequency) => ormsbyGain(frequency, box))).toEqual([0, 1, 1, 0]);
  });

  it('without a low corner begins at 0', () => {
    expect(ormsbyGain(0, { ...corners, lowStop: 0, lowPass: 0 })).toBe(1);
  });
});
