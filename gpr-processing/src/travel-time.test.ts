import { describe, expect, it } from 'vitest';
import {
  attenuationPerNs,
  depthM,
  permittivityOfVelocity,
  timeNs,
  velocityOfPermittivity,
} from './travel-time.ts';

describe('travel time', () => {
  it('is down and back: 20 ns at 0.1 m/ns is one metre', () => {
    expect(depthM(20, 0.1)).toBeCloseTo(1, 12);
    expect(timeNs(1, 0.1)).toBeCloseTo(20, 12);
  });

  it('above time-zero is above the ground', () => {
    expect(depthM(-2, 0.1)).toBeCloseTo(-0.1, 12);
  });

  it('in air runs with light, in ground of permittivity 9 a third as fast', () => {
    expect(velocityOfPermittivity(1)).toBe(0.299792458);
    expect(velocityOfPermittivity(9)).toBeCloseTo(0.0999, 4);
    expect(permittivityOfVelocity(velocityOfPermittivity(6.25))).toBeCloseTo(6.25, 12);
  });

  it('of 20 ns at 0.1 m/ns is a way of two metres: 5 dB/m take 10 dB', () => {
    expect(Math.exp(attenuationPerNs(5, 0.1) * 20)).toBeCloseTo(10 ** (10 / 20), 12);
    expect(attenuationPerNs(8.686, 1)).toBeCloseTo(1, 4);
  });
});
