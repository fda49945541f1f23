import { describe, expect, it } from 'vitest';
import {
  fresnelRadiusM,
  largestSampleIntervalNs,
  largestTraceSpacingM,
  verticalResolutionM,
  wantedTimeWindowNs,
  wavelengthM,
} from './survey-design.ts';
import { velocityOfPermittivity } from './travel-time.ts';

describe('the design of a survey', () => {
  it.each([
    [200, 4, 19, 19],
    [200, 12, 11, 11],
    [400, 25, 4, 4],
    [500, 4, 7, 8],
    [900, 12, 2, 2],
  ])(
    'at %s MHz and permittivity %s resolves %s cm, and wants traces %s cm apart',
    (frequency, permittivity, resolution, spacing) => {
      const velocity = velocityOfPermittivity(permittivity);
      // The table rounds to whole centimetres.
      expect(Math.abs(100 * verticalResolutionM(frequency, velocity) - resolution)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(100 * largestTraceSpacingM(frequency, permittivity) - spacing)).toBeLessThanOrEqual(
        0.51,
      );
    },
  );

  it.each([
    [4, 52],
    [12, 90],
    [25, 130],
  ])('at permittivity %s wants %s ns for three metres', (permittivity, windowNs) => {
    expect(Math.round(wantedTimeWindowNs(3, velocityOfPermittivity(permittivity)))).toBe(windowNs);
  });

  it('takes six samples to a period, and knows how wide a spot answers', () => {
    expect(largestSampleIntervalNs(250)).toBeCloseTo(2 / 3, 12);
    expect(wavelengthM(250, 0.1)).toBeCloseTo(0.4, 12);
    expect(fresnelRadiusM(250, 0.1, 2)).toBeCloseTo(Math.sqrt(0.4), 12);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a frequency of %s MHz', (frequency) => {
    expect(() => wavelengthM(frequency, 0.1)).toThrow(/frequency in MHz is greater than 0/);
    expect(() => largestSampleIntervalNs(frequency)).toThrow(/greater than 0/);
  });

  it('refuses ground without velocity, depth or permittivity', () => {
    expect(() => wantedTimeWindowNs(0, 0.1)).toThrow(/depth in m/);
    expect(() => wantedTimeWindowNs(1, 0)).toThrow(/velocity in m\/ns/);
    expect(() => largestTraceSpacingM(100, 0)).toThrow(/relative permittivity/);
  });
});
