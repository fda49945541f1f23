import { describe, expect, it } from 'vitest';
import { assumedVelocity, depthWithError, type Velocity, velocityOfKnownDepth } from './depth-with-error.ts';

const measured: Velocity = { velocityMPerNs: 0.08, velocityErrorMPerNs: 0.004, basis: 'hyperbola' };

describe('a depth with its error', () => {
  it('is as uncertain, by share, as the velocity, and says what that rests on', () => {
    const depth = depthWithError(50, measured);
    expect(depth.depthM).toBeCloseTo(2, 12);
    expect(depth.errorM).toBeCloseTo(0.1, 12);
    expect(depth).toMatchObject({ ...measured });
  });

  it('joins the errors of velocity and time as independent ones', () => {
    expect(depthWithError(50, measured, { timeErrorNs: 2.5 }).errorM).toBeCloseTo(Math.SQRT2 * 0.1, 12);
  });

  it('on an assumed velocity of 0.1 m/ns holds what the ground would be at 0.06 and at 0.14', () => {
    const { depthM, errorM, basis } = depthWithError(40, assumedVelocity());
    expect(basis).toBe('assumed');
    expect(depthM - errorM).toBeCloseTo(1.2, 12);
    expect(depthM + errorM).toBeCloseTo(2.8, 12);
  });

  it('counts the slanting way between antennas that are apart', () => {
    const ways = { separationM: 0.6 };
    const timeNs = (2 * Math.hypot(0.4, 0.3)) / 0.08;
    expect(depthWithError(timeNs, measured, ways).depthM).toBeCloseTo(0.4, 12);
    const atTheSurface = depthWithError(2, measured, ways);
    expect(atTheSurface.depthM).toBe(0);
    expect(Number.isFinite(atTheSurface.errorM)).toBe(true);
  });

  it('above time-zero is above the ground', () => {
    expect(depthWithError(-5, measured).depthM).toBeCloseTo(-0.2, 12);
  });

  it('of a velocity that a borehole gives comes back to the borehole’s own depth and error', () => {
    const velocity = velocityOfKnownDepth({ depthM: 1.5, depthErrorM: 0.05 }, { timeNs: 30, timeErrorNs: 0 });
    const depth = depthWithError(30, velocity);
    expect(depth).toMatchObject({ basis: 'borehole' });
    expect(depth.depthM).toBeCloseTo(1.5, 12);
    expect(depth.errorM).toBeCloseTo(0.05, 12);
  });

  it.each([0, -0.1, 0.4, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses a velocity of %s m/ns',
    (velocity) => {
      expect(() => assumedVelocity(velocity)).toThrow(/no faster than light/);
    },
  );

  it('refuses an error below 0, and a time that is no number', () => {
    expect(() => depthWithError(1, { ...measured, velocityErrorMPerNs: -1 })).toThrow(
      /error of 0 m\/ns or more/,
    );
    expect(() => depthWithError(Number.NaN, measured)).toThrow(/needs a time/);
  });
});
