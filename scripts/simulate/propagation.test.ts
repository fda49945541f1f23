import { describe, expect, it } from 'vitest';
import { columnAt } from './ground.ts';
import { placeInFrame } from './local-frame.ts';
import { apexTimeNs, descend, fresnelReflection, velocityMPerNs } from './propagation.ts';
import { loam, plainGround, sand } from './testing.ts';

describe('the way down', () => {
  it('is slow in wet ground: εr 9 gives a third of the speed of light', () => {
    expect(velocityMPerNs(loam)).toBeCloseTo(0.09993, 5);
  });

  it('weighs velocities by time for the curvature of a hyperbola (Dix)', () => {
    const descent = descend(columnAt(plainGround(), 0), 1.5);
    const loamNs = 0.5 / velocityMPerNs(loam);
    const sandNs = 1 / velocityMPerNs(sand);
    expect(descent.timeNs).toBeCloseTo(loamNs + sandNs, 9);
    const squared =
      (velocityMPerNs(loam) ** 2 * loamNs + velocityMPerNs(sand) ** 2 * sandNs) / (loamNs + sandNs);
    expect(descent.rmsVelocityMPerNs).toBeCloseTo(Math.sqrt(squared), 9);
  });

  it('loses 1.64 σ / √εr dB a metre to conduction', () => {
    const descent = descend([{ material: loam, topM: 0, baseM: Number.POSITIVE_INFINITY }], 1);
    expect(-20 * Math.log10(descent.amplitude)).toBeCloseTo((2 * 1.64 * 2) / 3, 1);
  });

  it('arrives later from a reflector beside the line', () => {
    const descent = descend(columnAt(plainGround(), 0), 1);
    expect(apexTimeNs(descent, 0.16, 0.5)).toBeGreaterThan(apexTimeNs(descent, 0.16));
  });
});

describe('an interface', () => {
  it('reflects with negative sign into slower ground, and nothing when both sides are alike', () => {
    const slower = { ...loam, relativePermittivity: 25 };
    expect(fresnelReflection(loam, slower, 0)).toBeCloseTo((3 - 5) / (3 + 5), 9);
    expect(fresnelReflection(loam, loam, 0.4)).toBeCloseTo(0, 12);
  });

  it('reflects everything beyond the critical angle', () => {
    expect(fresnelReflection(loam, { ...loam, relativePermittivity: 1 }, 0.5)).toBe(1);
  });
});

describe('the local frame', () => {
  it('takes a metre along a bearing to degrees on the ellipsoid', () => {
    const north = placeInFrame({ latitudeDeg: 43, longitudeDeg: 21, bearingDeg: 0 }, 1000, 0);
    expect((north.latitudeDeg - 43) * 111.107).toBeCloseTo(1, 3);
    const right = placeInFrame({ latitudeDeg: 43, longitudeDeg: 21, bearingDeg: 0 }, 0, 1000);
    expect((right.longitudeDeg - 21) * 81.541).toBeCloseTo(1, 3);
  });
});
