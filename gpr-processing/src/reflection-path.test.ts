import { describe, expect, it } from 'vitest';
import { reflectionPath } from './reflection-path.ts';

/** The shortest way by trying a million places on the cylinder. */
function shortestByTrying(offsetM: number, depthM: number, separationM: number, radiusM: number): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let step = -500_000; step <= 500_000; step++) {
    const angle = (step / 500_000) * (Math.PI / 2);
    const [acrossM, downM] = [radiusM * Math.sin(angle), depthM + radiusM * (1 - Math.cos(angle))];
    const way =
      Math.hypot(offsetM - separationM / 2 - acrossM, downM) +
      Math.hypot(offsetM + separationM / 2 - acrossM, downM);
    shortest = Math.min(shortest, way);
  }
  return shortest;
}

describe('the way to an object and back', () => {
  it('above a point is twice its depth for antennas in one place, and Pythagoras for antennas apart', () => {
    expect(reflectionPath(0, { depthM: 1.5, separationM: 0, radiusM: 0 }).pathM).toBe(3);
    expect(reflectionPath(0, { depthM: 0.4, separationM: 0.6, radiusM: 0 }).pathM).toBeCloseTo(1, 12);
    const beside = reflectionPath(2, { depthM: 1, separationM: 1, radiusM: 0 }).pathM;
    expect(beside).toBeCloseTo(Math.hypot(1.5, 1) + Math.hypot(2.5, 1), 12);
  });

  it('to a cylinder ends at its nearest side for antennas in one place', () => {
    const { pathM } = reflectionPath(3, { depthM: 3.5, separationM: 0, radiusM: 0.5 });
    expect(pathM).toBeCloseTo(2 * (5 - 0.5), 12);
  });

  it.each([
    [0, 0.5, 1, 0.3],
    [0.7, 0.5, 1, 0.3],
    [-2, 0.2, 0.4, 0.5],
    [4, 1, 2, 0.05],
  ])('%s m beyond a cylinder is the shortest of all ways over it', (offset, depth, separation, radius) => {
    const { pathM } = reflectionPath(offset, { depthM: depth, separationM: separation, radiusM: radius });
    expect(pathM).toBeCloseTo(shortestByTrying(offset, depth, separation, radius), 9);
  });

  it.each([0, 0.4])('grows with offset and depth as its slopes say, with a radius of %s m', (radiusM) => {
    const around = { depthM: 0.8, separationM: 0.5, radiusM };
    const { perOffset, perDepth } = reflectionPath(0.9, around);
    const [before, behind] = [reflectionPath(0.9 - 1e-5, around), reflectionPath(0.9 + 1e-5, around)];
    expect((behind.pathM - before.pathM) / 2e-5).toBeCloseTo(perOffset, 8);
    const above = reflectionPath(0.9, { ...around, depthM: 0.8 - 1e-5 });
    const below = reflectionPath(0.9, { ...around, depthM: 0.8 + 1e-5 });
    expect((below.pathM - above.pathM) / 2e-5).toBeCloseTo(perDepth, 8);
  });

  it('has slopes even where it has no length', () => {
    expect(reflectionPath(0, { depthM: 0, separationM: 0, radiusM: 0 })).toEqual({
      pathM: 0,
      perOffset: 0,
      perDepth: 0,
    });
  });
});
