import { describe, expect, it } from 'vitest';
import {
  depthAtNs,
  rmsVelocityAtNs,
  timeAtM,
  uniformVelocity,
  velocityBasisOf,
  velocityModelOf,
  velocityModelOfRms,
} from './velocity-model.ts';

/** 0.5 m of dry sand over wet loam over more of it. */
const twoLayers = velocityModelOf(
  [
    [0.5, 0.1],
    [1, 0.05],
  ],
  0.2,
);

describe('a velocity model', () => {
  it('of one velocity turns 20 ns at 0.1 m/ns into a metre, and back', () => {
    const model = velocityModelOf([], 0.1);
    expect(model).toEqual(uniformVelocity(0.1));
    expect(depthAtNs(model, 20)).toBeCloseTo(1, 12);
    expect(timeAtM(model, 1)).toBeCloseTo(20, 12);
    expect(depthAtNs(model, -2)).toBeCloseTo(-0.1, 12);
    expect(rmsVelocityAtNs(model, 20)).toBe(0.1);
  });

  it('of two layers takes the way through each, and the last has no bottom', () => {
    expect(timeAtM(twoLayers, 0.5)).toBeCloseTo(10, 12);
    expect(timeAtM(twoLayers, 0.75)).toBeCloseTo(20, 12);
    expect(timeAtM(twoLayers, 1.5)).toBeCloseTo(50, 12);
    for (const depth of [-0.2, 0, 0.3, 0.5, 0.8, 3]) {
      expect(depthAtNs(twoLayers, timeAtM(twoLayers, depth))).toBeCloseTo(depth, 12);
    }
  });

  it('has the RMS velocity that Dix turns back into its layers', () => {
    expect(rmsVelocityAtNs(twoLayers, 0)).toBe(0.1);
    expect(rmsVelocityAtNs(twoLayers, 10)).toBeCloseTo(0.1, 12);
    expect(rmsVelocityAtNs(twoLayers, 20)).toBeCloseTo(Math.sqrt((0.01 + 0.0025) / 2), 12);
    const picks = [10, 30].map((timeNs) => ({ timeNs, velocityMPerNs: rmsVelocityAtNs(twoLayers, timeNs) }));
    const [first, second] = velocityModelOfRms(picks);
    expect(first.velocityMPerNs).toBeCloseTo(0.1, 12);
    expect(second.velocityMPerNs).toBeCloseTo(0.05, 12);
    expect(second.topM).toBeCloseTo(0.5, 12);
  });

  it('refuses layers that do not lie below one another, and velocities that no layers can have', () => {
    expect(() =>
      velocityModelOf(
        [
          [0.5, 0.1],
          [0.5, 0.2],
        ],
        0.1,
      ),
    ).toThrow('layer 2 ends at 0.5 m, no deeper than the bottom of the layer above, 0.5 m.');
    expect(() => velocityModelOf([[0, 0.1]], 0.1)).toThrow('no deeper than the surface');
    const falling = [
      { timeNs: 10, velocityMPerNs: 0.1 },
      { timeNs: 12, velocityMPerNs: 0.05 },
    ];
    expect(() => velocityModelOfRms(falling)).toThrow('no ground of flat layers has both');
    expect(() => velocityModelOfRms([falling[0], falling[0]])).toThrow('no ground of flat layers');
    expect(() => velocityModelOfRms([])).toThrow('no velocity to go by');
  });

  it('says in words what it rests on', () => {
    expect(velocityBasisOf(uniformVelocity(0.1))).toBe('stated velocity of 0.1 m/ns');
    expect(velocityBasisOf(twoLayers)).toBe(
      'stated velocities of 2 layers: 0.1 m/ns down to 0.5 m, 0.05 m/ns below',
    );
  });
});
