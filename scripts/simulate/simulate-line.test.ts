import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Cut, Scatterer } from './ground.ts';
import { simulateLine } from './simulate-line.ts';
import { echoesOnly, envelopePeakNs, loam, plainGround, plainLine } from './testing.ts';
import { groundTruthOf } from './truth.ts';

const periodNs = 2.5;

const stone: Scatterer = {
  name: 'stone',
  kind: 'stone',
  xM: 2,
  depthM: 1.1,
  offLineM: 0,
  radiusM: 0.1,
  reflectivity: 0.3,
};

const cut: Cut = {
  name: 'cut',
  leftM: 1,
  rightM: 3,
  depthM: 1.2,
  wallRunM: 0.1,
  fill: { relativePermittivity: 7, conductivityMSPerM: 2, qualityFactor: 40 },
  cover: loam,
  coverDepthM: 0.2,
  sagM: 0.05,
};

function sha256Of(seed: string): string {
  const line = {
    ...plainLine({ ...plainGround([stone], [cut]), texture: textured }, { noiseShare: 1e-4 }),
    seed,
  };
  const { samples } = simulateLine(line);
  return createHash('sha256').update(new Uint8Array(samples.buffer)).digest('hex');
}

const textured = { soil: { bodiesPerM2: 3, lensesPerM2: 2 }, fill: { bodiesPerM2: 9, lensesPerM2: 5 } };

/** Mean of |amplitude| of some traces around a two-way time. */
function loudness(samples: Float64Array, traces: [number, number], timeNs: number): number {
  let sum = 0;
  let count = 0;
  for (let trace = traces[0]; trace < traces[1]; trace++) {
    for (let at = -8; at <= 8; at++, count++) {
      sum += Math.abs(samples[trace * 512 + Math.round(((timeNs + 5) * 512) / 50) + at] ?? 0);
    }
  }
  return sum / count;
}

describe('a simulated line', () => {
  it('has the same bytes for the same seed, and others for another', () => {
    expect(sha256Of('one')).toBe(sha256Of('one'));
    expect(sha256Of('one')).not.toBe(sha256Of('two'));
  });

  it.each([0, 0.4])('shows a stone %s m beside it at the place and time that the truth tells', (offLineM) => {
    const ground = plainGround([{ ...stone, offLineM }]);
    const truth = groundTruthOf(plainLine(ground)).scatterers[0];
    const echoes = echoesOnly(ground, plainGround());
    const peaksNs = Array.from({ length: 41 }, (_, index) => envelopePeakNs(echoes, 80 + index));
    const earliest = peaksNs.indexOf(Math.min(...peaksNs)) + 80;
    expect(Math.abs(earliest - (truth?.apexTrace ?? 0))).toBeLessThanOrEqual(1);
    expect(Math.abs(Math.min(...peaksNs) - (truth?.apexTwoWayTimeNs ?? 0))).toBeLessThan(periodNs / 20);
  });

  it('curves its hyperbola by the root-mean-square velocity', () => {
    const ground = plainGround([stone]);
    const truth = groundTruthOf(plainLine(ground)).scatterers[0];
    const echoes = echoesOnly(ground, plainGround());
    const picks = [-36, -24, -12, 0, 12, 24, 36].map((step) => ({
      xM: step * 0.02,
      timeNs: envelopePeakNs(echoes, 100 + step),
    }));
    // t² against x² is a straight line of slope 4 / v² but for the antennas' separation, which is small here.
    const meanX2 = picks.reduce((sum, { xM }) => sum + xM ** 2, 0) / picks.length;
    const meanT2 = picks.reduce((sum, { timeNs }) => sum + timeNs ** 2, 0) / picks.length;
    const slope =
      picks.reduce((sum, { xM, timeNs }) => sum + (xM ** 2 - meanX2) * (timeNs ** 2 - meanT2), 0) /
      picks.reduce((sum, { xM }) => sum + (xM ** 2 - meanX2) ** 2, 0);
    const velocityMPerNs = 2 / Math.sqrt(slope);
    expect(velocityMPerNs / (truth?.velocityMPerNs ?? 0)).toBeCloseTo(1, 2);
  });

  it('gives a metal pipe the opposite polarity of a hollow', () => {
    const pipe: Scatterer = { ...stone, kind: 'pipe', radiusM: 0.03, reflectivity: -1 };
    const at = (scatterer: Scatterer) => {
      const apexNs = groundTruthOf(plainLine(plainGround([scatterer]))).scatterers[0]?.apexTwoWayTimeNs ?? 0;
      return echoesOnly(plainGround([scatterer]), plainGround())[
        100 * 512 + Math.round(((apexNs + 5) * 512) / 50)
      ];
    };
    expect(at(pipe)).toBeLessThan(0);
    expect(at({ ...stone, reflectivity: 0.8 })).toBeGreaterThan(0);
  });

  it('loses the layer inside a cut and gains a floor that is weaker than the layer was', () => {
    const truth = groundTruthOf(plainLine(plainGround([], [cut])));
    const empty = {
      ...plainGround(),
      layers: [{ name: 'loam', material: loam, baseDepthM: () => Number.POSITIVE_INFINITY }],
    };
    const echoes = echoesOnly(plainGround([], [cut]), empty);
    const undug = echoesOnly(plainGround(), empty);
    const layerNs = truth.layers[0]?.base?.[0]?.twoWayTimeNs ?? 0;
    const floorNs = truth.cuts[0]?.floorTwoWayTimeNs ?? 0;
    const layerBeside = loudness(echoes, [0, 20], layerNs);
    expect(loudness(echoes, [90, 111], layerNs)).toBeLessThan(layerBeside / 4);
    expect(loudness(echoes, [90, 111], floorNs)).toBeGreaterThan(3 * loudness(undug, [90, 111], floorNs));
    expect(loudness(echoes, [90, 111], floorNs)).toBeLessThan(layerBeside);
  });

  it('cuts the direct wave flat at full scale, as a console does', () => {
    const { samples } = simulateLine(plainLine(plainGround(), { bitsPerSample: 16, saturationShare: 0.7 }));
    expect(samples.filter((count) => Math.abs(count) === 32767).length).toBeGreaterThan(201);
  });
});
