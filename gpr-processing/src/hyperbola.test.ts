import { describe, expect, it } from 'vitest';
import { fitHyperbola, type HyperbolaDetails, hyperbolaTimes } from './hyperbola.ts';
import { repeatableNoise } from './signal/known-signals.ts';

const truth = { apexM: 12.3, depthM: 1.2, velocityMPerNs: 0.085 };
const bothFlanks = Array.from({ length: 15 }, (_, pick) => 11.1 + 0.17 * pick);

function picksAt(distancesM: readonly number[], details: HyperbolaDetails = {}, scatterNs = 0, seed = 3) {
  const noise = repeatableNoise(seed);
  const timesNs = hyperbolaTimes(truth, distancesM, details);
  return distancesM.map((distanceM, pick) => ({ distanceM, timeNs: timesNs[pick] + scatterNs * noise() }));
}

describe('times of a hyperbola', () => {
  it('are two-way times from transmitter to point to receiver', () => {
    const [apexNs, besideNs] = hyperbolaTimes(truth, [12.3, 13.3], { separationM: 0.5 });
    expect(apexNs).toBeCloseTo((2 * Math.hypot(1.2, 0.25)) / 0.085, 10);
    expect(besideNs).toBeCloseTo((Math.hypot(1.2, 0.75) + Math.hypot(1.2, 1.25)) / 0.085, 10);
  });

  it('refuse what cannot be drawn', () => {
    expect(() => hyperbolaTimes({ ...truth, depthM: -1 }, [0])).toThrow(/depth of 0 m or more/);
    expect(() => hyperbolaTimes({ ...truth, velocityMPerNs: 0 }, [0])).toThrow(/above 0 m\/ns/);
    expect(() => hyperbolaTimes(truth, [0], { radiusM: Number.NaN })).toThrow(/radiusM/);
    expect(hyperbolaTimes(truth, [])).toHaveLength(0);
  });
});

describe('a hyperbola fitted to picks', () => {
  it.each<HyperbolaDetails>([
    {},
    { separationM: 0.4 },
    { separationM: 1.5 },
    { radiusM: 0.3 },
    { separationM: 0.4, radiusM: 0.5 },
  ])('finds the diffraction that they lie on, with %o', (details) => {
    const fit = fitHyperbola(picksAt(bothFlanks, details), details);
    expect(fit.apexM).toBeCloseTo(12.3, 8);
    expect(fit.depth.depthM).toBeCloseTo(1.2, 8);
    expect(fit.depth.velocityMPerNs).toBeCloseTo(0.085, 9);
    expect(fit.t0Ns).toBeCloseTo(hyperbolaTimes(truth, [12.3], details)[0], 8);
    expect(fit.depth.basis).toBe('hyperbola');
    expect(fit.rmsResidualNs).toBeLessThan(1e-9);
    expect(fit.warnings).toEqual([]);
  });

  it.each([
    [0.2, 0.11, 1.3, 0.05, 0.36],
    [0.4, 0.062, 1.5, 0.27, 0.54],
    [0.43, 0.09, 1.97, 0.13, 0.82],
    [0.28, 0.05, 1.79, 0, 0.3],
    [4, 0.15, 0, 0.5, 3],
  ])(
    'is found %s m deep at %s m/ns, antennas %s m apart, radius %s m, out to %s m',
    (depthM, velocityMPerNs, separationM, radiusM, reachM) => {
      const distances = Array.from({ length: 9 }, (_, pick) => 50 + reachM * (pick / 4 - 1));
      const timesNs = hyperbolaTimes({ apexM: 50, depthM, velocityMPerNs }, distances, {
        separationM,
        radiusM,
      });
      const picks = distances.map((distanceM, pick) => ({ distanceM, timeNs: timesNs[pick] }));
      const { depth } = fitHyperbola(picks, { separationM, radiusM });
      expect(depth.velocityMPerNs).toBeCloseTo(velocityMPerNs, 5);
      expect(depth.depthM).toBeCloseTo(depthM, 4);
    },
  );

  it('lies a quarter too deep and more where antennas 0.6 m apart are taken for one', () => {
    const shallow = { apexM: 0, depthM: 0.4, velocityMPerNs: 0.08 };
    const distances = Array.from({ length: 13 }, (_, pick) => -0.9 + 0.15 * pick);
    const timesNs = hyperbolaTimes(shallow, distances, { separationM: 0.6 });
    const picks = distances.map((distanceM, pick) => ({ distanceM, timeNs: timesNs[pick] }));
    expect(fitHyperbola(picks, { separationM: 0.6 }).depth.depthM).toBeCloseTo(0.4, 8);
    expect(fitHyperbola(picks).depth.depthM).toBeGreaterThan(0.5);
  });

  it('states errors that hold the truth as often as standard errors do', () => {
    let heldCount = 0;
    for (let run = 1; run <= 300; run++) {
      const { depth } = fitHyperbola(picksAt(bothFlanks, {}, 0.3, 7919 * run));
      if (Math.abs(depth.velocityMPerNs - 0.085) <= depth.velocityErrorMPerNs) heldCount++;
    }
    // 66 % for twelve degrees of freedom; three standard deviations of 300 draws are 8 %.
    expect(heldCount / 300).toBeGreaterThan(0.58);
    expect(heldCount / 300).toBeLessThan(0.75);
  });

  it('moves with the line, and slows as its times are stretched', () => {
    const picks = picksAt(bothFlanks, {}, 0.2);
    const fit = fitHyperbola(picks);
    const moved = fitHyperbola(picks.map((pick) => ({ ...pick, distanceM: pick.distanceM + 1000 })));
    expect(moved.apexM - fit.apexM).toBeCloseTo(1000, 6);
    expect(moved.depth.velocityErrorMPerNs).toBeCloseTo(fit.depth.velocityErrorMPerNs, 8);
    const slowed = fitHyperbola(picks.map(({ distanceM, timeNs }) => ({ distanceM, timeNs: 1.5 * timeNs })));
    expect(slowed.depth.velocityMPerNs).toBeCloseTo(fit.depth.velocityMPerNs / 1.5, 8);
    expect(slowed.depth.depthM).toBeCloseTo(fit.depth.depthM, 6);
    expect(fitHyperbola(picks.toReversed()).depth.depthM).toBeCloseTo(fit.depth.depthM, 9);
  });

  it('never counts picks for better than they are said to be', () => {
    const exact = fitHyperbola(picksAt(bothFlanks));
    expect(exact.depth.errorM).toBeLessThan(1e-8);
    const honest = fitHyperbola(picksAt(bothFlanks), { pickErrorNs: 0.5 });
    const twice = fitHyperbola(picksAt(bothFlanks), { pickErrorNs: 1 });
    expect(honest.depth.errorM).toBeGreaterThan(0.01);
    expect(twice.depth.errorM / honest.depth.errorM).toBeCloseTo(2, 6);
  });

  it('warns when the picks do not hold it', () => {
    const warningsAt = (distancesM: readonly number[], scatterNs = 0) =>
      fitHyperbola(picksAt(distancesM, {}, scatterNs)).warnings.join(' ');
    expect(warningsAt([12, 12.1, 12.2, 12.3, 12.4, 12.5, 12.6])).toMatch(/near the apex/);
    expect(warningsAt([12.3, 12.5, 12.7, 12.9, 13.1, 13.5, 14])).toMatch(/one flank/);
    expect(warningsAt([11, 12, 13, 14])).toMatch(/Only 4 picks: the errors stand on 1 of them/);
    expect(warningsAt(bothFlanks, 2.5)).toMatch(/may be of two objects/);
    expect(warningsAt([11.9, 12, 12.2, 12.5, 12.7, 12.8], 0.3)).toMatch(/uncertain by \d+ %/);
  });

  it('warns of an echo through the air', () => {
    const inAir = hyperbolaTimes({ apexM: 0, depthM: 6, velocityMPerNs: 0.2998 }, [-4, -3, -1, 0, 2, 3, 5]);
    const picks = [-4, -3, -1, 0, 2, 3, 5].map((distanceM, pick) => ({ distanceM, timeNs: inAir[pick] }));
    expect(fitHyperbola(picks).warnings.join(' ')).toMatch(/echo through the air/);
  });

  it.each([
    ['no picks', [], /0 different places/],
    [
      'picks at one place',
      [10, 11, 12, 13, 14].map((timeNs) => ({ distanceM: 2, timeNs })),
      /1 different place /,
    ],
    ['three places', picksAt([11, 12, 13, 13]), /3 different places/],
    [
      'a reflector',
      [0, 1, 2, 3, 4].map((distanceM) => ({ distanceM, timeNs: 20 })),
      /do not come later to both sides/,
    ],
    [
      'a trough',
      [-2, -1, 0, 1, 2].map((distanceM) => ({ distanceM, timeNs: 30 - distanceM ** 2 })),
      /do not come later to both sides/,
    ],
    ['a pick above time-zero', [...picksAt(bothFlanks), { distanceM: 1, timeNs: -3 }], /below time-zero/],
    ['a pick that is no number', [...picksAt(bothFlanks), { distanceM: Number.NaN, timeNs: 3 }], /NaN m/],
    [
      'a wave faster than light',
      picksAt(bothFlanks).map(({ distanceM, timeNs }) => ({ distanceM, timeNs: timeNs / 5 })),
      /faster than light/,
    ],
  ])('refuses %s with a sentence', (_, picks, sentence) => {
    expect(() => fitHyperbola(picks)).toThrow(sentence);
    expect(() => fitHyperbola(picks)).toThrow(expect.objectContaining({ code: expect.any(String) }));
  });

  it('is never worth a crash, whatever is picked', () => {
    const noise = repeatableNoise(11);
    for (let run = 0; run < 300; run++) {
      const picks = Array.from({ length: 4 + (run % 5) }, () => ({
        distanceM: 10 * noise(),
        timeNs: Math.abs(30 * noise()) + 0.1,
      }));
      try {
        const fit = fitHyperbola(picks, { separationM: run % 2, radiusM: (run % 3) / 2 });
        expect(
          Object.values(fit.depth).every((value) => value === 'hyperbola' || Number.isFinite(value)),
        ).toBe(true);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ProcessingError' });
      }
    }
  });
});
