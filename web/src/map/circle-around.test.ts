import { describe, expect, it } from 'vitest';
import { circleAround } from './circle-around.ts';
import { toUtm34 } from './utm.ts';

describe('circleAround', () => {
  it('lies as many metres about the place as the position may be off', () => {
    const [ring] = circleAround([21.05, 42.2], 25).geometry.coordinates;
    const [eastingM, northingM] = toUtm34([21.05, 42.2]);
    for (const [longitude, latitude] of ring) {
      const [x, y] = toUtm34([longitude, latitude]);
      expect(Math.abs(Math.hypot(x - eastingM, y - northingM) - 25)).toBeLessThan(0.15);
    }
    expect(ring[0]).toEqual(ring[ring.length - 1]);
  });
});
