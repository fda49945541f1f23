import { describe, expect, it } from 'vitest';
import { intervalVelocities } from './interval-velocities.ts';
import { repeatableNoise } from './signal/known-signals.ts';

describe('interval velocities', () => {
  const rms = (timeNs: number, velocityMPerNs: number, velocityErrorMPerNs = 0.001) => ({
    timeNs,
    velocityMPerNs,
    velocityErrorMPerNs,
    basis: 'cmp' as const,
  });

  it('bring back the layers that RMS velocities were made of, in whatever order these come', () => {
    const below = Math.sqrt((0.12 ** 2 * 20 + 0.07 ** 2 * 30) / 50);
    const { layers, warnings } = intervalVelocities([rms(50, below), rms(20, 0.12)]);
    expect(layers.map(({ topNs, bottomNs }) => [topNs, bottomNs])).toEqual([
      [0, 20],
      [20, 50],
    ]);
    expect(layers[0].velocity?.velocityMPerNs).toBeCloseTo(0.12, 12);
    expect(layers[1].velocity?.velocityMPerNs).toBeCloseTo(0.07, 12);
    expect(layers[0].velocity?.velocityErrorMPerNs).toBeCloseTo(0.001, 12);
    expect(warnings).toEqual([]);
  });

  it('have the errors that ten thousand draws have', () => {
    const noise = repeatableNoise(9);
    const velocityOf = (upper: number, lower: number) =>
      intervalVelocities([rms(30, upper), rms(50, lower)]).layers[1].velocity;
    const draws = Array.from(
      { length: 10_000 },
      () => velocityOf(0.1 + 0.001 * noise(), 0.09 + 0.001 * noise())?.velocityMPerNs ?? 0,
    );
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length);
    expect((velocityOf(0.1, 0.09)?.velocityErrorMPerNs ?? 0) / spread).toBeCloseTo(1, 1);
  });

  it('say which layers cannot be', () => {
    const impossible = intervalVelocities([rms(30, 0.12), rms(35, 0.08)]);
    expect(impossible.layers[1].velocity).toBeNull();
    expect(impossible.warnings).toEqual([expect.stringMatching(/between 30 and 35 ns fall so fast/)]);
    const thin = intervalVelocities([rms(30, 0.1, 0.005), rms(33, 0.1, 0.005)]);
    expect(thin.warnings).toEqual([expect.stringMatching(/uncertain by \d+ %/)]);
    expect(intervalVelocities([rms(30, 0.1), rms(33, 0.16)]).warnings[0]).toMatch(/faster than air/);
  });

  it('of nothing are nothing, and refuse two at one time or above the ground', () => {
    expect(intervalVelocities([])).toEqual({ layers: [], warnings: [] });
    expect(() => intervalVelocities([rms(30, 0.1), rms(30, 0.1)])).toThrow(/different times/);
    expect(() => intervalVelocities([rms(-3, 0.1)])).toThrow(/at -3 ns/);
  });
});
