import { expect, it } from 'vitest';
import { createTraceBuilder } from './echoes.ts';
import type { Ground } from './ground.ts';
import { descendAt, fresnelReflection } from './propagation.ts';
import { randomFrom } from './random.ts';
import { drawGround } from './random-ground.ts';
import { reflectorsOf } from './reflectors.ts';
import { loam, plainGround, wetSilt } from './testing.ts';
import { waveletBank } from './wavelet.ts';

const frame = { lengthM: 4, separationM: 0.05, centreFrequencyMHz: 400 };

it('gives a flat layer the amplitude of a mirror: R / path, times the losses on the way', () => {
  const ground: Ground = {
    ...plainGround(),
    layers: [
      { name: 'loam', material: loam, baseDepthM: () => 1 },
      { name: 'wet silt', material: wetSilt, baseDepthM: () => Number.POSITIVE_INFINITY },
    ],
  };
  // Half a random number everywhere: the contrast of the layer's base then does not vary.
  const even = {
    uniform: () => 0.5,
    between: (from: number, to: number) => (from + to) / 2,
    gaussian: () => 0,
  };
  const bank = waveletBank({ centreFrequencyMHz: 400, spacingNs: 0.1, tStarMaximumNs: 2 });
  const builder = createTraceBuilder(
    reflectorsOf(ground, drawGround(ground, frame.lengthM, even), frame),
    bank,
    {
      samplesPerTrace: 500,
      sampleIntervalNs: 0.1,
      firstSampleNs: 0,
      refractiveIndex: 3,
      ...frame,
    },
  );
  const trace = new Float64Array(500);
  builder.trace(2, trace);

  const descent = descendAt(ground, 2, 1);
  const arrival = Math.round((2 * descent.timeNs) / 0.1);
  const spectrum = lossOfPeak(descent.tStarNs);
  const mirror = (fresnelReflection(loam, wetSilt, 0) / 2) * descent.amplitude * spectrum;
  const strongest = trace.reduce(
    (most, amplitude, at) => (Math.abs(amplitude) > Math.abs(trace[most] ?? 0) ? at : most),
    0,
  );
  expect(Math.abs(strongest - arrival)).toBeLessThanOrEqual(1);
  expect((trace[strongest] ?? 0) / mirror).toBeCloseTo(1, 1);
});

/** Peak of a Ricker wavelet after exp(-π f t*), against its peak before. */
function lossOfPeak(tStarNs: number): number {
  const sum = (loss: number) => {
    let total = 0;
    for (let ratio = 0.005; ratio < 4; ratio += 0.01)
      total += ratio ** 2 * Math.exp(-(ratio ** 2) - Math.PI * 0.4 * ratio * loss);
    return total;
  };
  return sum(tStarNs) / sum(0);
}

it('draws the same random numbers for the same seed, spread evenly', () => {
  const [one, again, other] = ['a', 'a', 'b'].map((seed) => randomFrom(seed));
  const numbers = Array.from({ length: 4000 }, () => one?.uniform() ?? 0);
  expect(numbers.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => again?.uniform()));
  expect(numbers[0]).not.toBe(other?.uniform());
  expect(numbers.reduce((sum, number) => sum + number, 0) / 4000).toBeCloseTo(0.5, 1);
});
