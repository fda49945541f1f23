import { describe, expect, it } from 'vitest';
import type { Ground, Layer, Material, Scatterer } from './ground.ts';
import { echoesByWaves, planWaves, simulateLineByWaves } from './line-by-waves.ts';
import { fresnelReflection, velocityMPerNs } from './propagation.ts';
import { randomFrom } from './random.ts';
import { type LineToSimulate, simulateLine } from './simulate-line.ts';
import { envelopePeakOf, plainGround, plainLine } from './testing.ts';
import { groundTruthOf } from './truth.ts';

const lossless = { conductivityMSPerM: 0, qualityFactor: 1e9 };
const upper: Material = { ...lossless, relativePermittivity: 9 };
const lower: Material = { ...lossless, relativePermittivity: 5 };

const layers = (baseDepthM: number): Layer[] => [
  { name: 'upper', material: upper, baseDepthM: () => baseDepthM },
  { name: 'lower', material: lower, baseDepthM: () => Number.POSITIVE_INFINITY },
];

function lineOver(ground: Partial<Ground>, known: Partial<LineToSimulate> = {}): LineToSimulate {
  const line = plainLine({ ...plainGround(), ...ground }, { timeWindowNs: 20 });
  return { ...line, traceCount: 1, ...known };
}

async function echoesOf(line: LineToSimulate): Promise<Float64Array[]> {
  return await echoesByWaves(planWaves(line), randomFrom('test'), { threadCount: 0 });
}

describe('a line by waves', () => {
  it('has a flat base at the time that the truth tells and as strong as by rays', async () => {
    const line = lineOver({ layers: layers(0.5) });
    const [trace] = await echoesOf(line);
    const truth = groundTruthOf(planWaves(line).line).layers[0].base?.[0].twoWayTimeNs ?? 0;
    const { timeNs, height } = envelopePeakOf(trace, line.console);
    expect(Math.abs(timeNs - truth)).toBeLessThan(0.08);
    const mirror = fresnelReflection(upper, lower, 0) / (2 * 0.5);
    expect(height / mirror).toBeCloseTo(1, 1);
  });

  it('curves the hyperbola of a pipe as the velocity of the ground says', async () => {
    const pipe: Scatterer = {
      name: 'pipe',
      kind: 'pipe',
      xM: 0.15,
      depthM: 0.45,
      offLineM: 0,
      radiusM: 0.03,
      reflectivity: -1,
    };
    const line = lineOver(
      { layers: layers(Number.POSITIVE_INFINITY).slice(0, 1), scatterers: [pipe] },
      { traceCount: 4, traceSpacingM: 0.05 },
    );
    const times = (await echoesOf(line)).map((trace) => envelopePeakOf(trace, line.console).timeNs);
    const { separationM } = planWaves(line).line.antenna;
    const wayM = (xM: number) =>
      [-1, 1].reduce((sum, side) => sum + Math.hypot(xM + (side * separationM) / 2 - 0.15, 0.45) - 0.03, 0);
    const lateNs = times.map((timeNs, trace) => timeNs - wayM(trace * 0.05) / velocityMPerNs(upper));
    // A thin pipe answers a little late at all places alike: what creeps around it belongs to the echo. Steeper than 20°
    // from the vertical the surface turns the phase, too.
    for (const late of lateNs) {
      expect(late).toBeGreaterThan(0);
      expect(late).toBeLessThan(0.15);
      expect(Math.abs(late - lateNs[3])).toBeLessThan(0.07);
    }
  });

  it('has the same bytes on the thread that asks and on two others', async () => {
    const line = lineOver({ layers: layers(0.3) }, { traceCount: 3 });
    const setting = { cellsPerWavelength: 10 };
    const alone = await simulateLineByWaves(line, { ...setting, threadCount: 0 });
    const together = await simulateLineByWaves(line, { ...setting, threadCount: 2 });
    expect(together.samples).toEqual(alone.samples);
    expect(simulateLine(line).samples).not.toEqual(alone.samples);
  });
});
