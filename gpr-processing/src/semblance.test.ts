import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bytesInMemory, type Radargram, readRadargram, readRecording } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf } from './known-radargrams.ts';
import { runRecipe } from './pipeline.ts';
import { pickVelocity, velocitySpectrum } from './semblance.ts';
import { repeatableNoise } from './signal/known-signals.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus/GPRPy/', import.meta.url));
const isThere = existsSync(corpus);
if (!isThere) console.log(`Skipped: there is no real wide-angle recording at ${corpus}.`);

const offsetsM = Float64Array.from({ length: 30 }, (_, trace) => 0.4 + 0.1 * trace);
const sampleIntervalNs = 0.4;

/** A gather with a Ricker pulse of 100 MHz for each reflector, times as ground of flat layers has them for short offsets. */
function gatherOf(
  reflectors: readonly { timeNs: number; velocityMPerNs: number }[],
  { noise = 0, sign = () => 1 }: { noise?: number; sign?: (trace: number) => number } = {},
): Radargram {
  const random = repeatableNoise(5);
  const traces = Array.from(offsetsM, (offsetM, trace) =>
    Float32Array.from({ length: 300 }, (_, sample) => {
      let amplitude = noise * random();
      for (const { timeNs, velocityMPerNs } of reflectors) {
        const late = sample * sampleIntervalNs - Math.hypot(timeNs, offsetM / velocityMPerNs);
        const phase = (Math.PI * 0.1 * late) ** 2;
        amplitude += sign(trace) * (1 - 2 * phase) * Math.exp(-phase);
      }
      return amplitude;
    }),
  );
  return radargramOf(traces, {
    sampleIntervalNs,
    antenna: { name: null, centreFrequencyMHz: 100, separationM: null },
  });
}

describe('a velocity spectrum', () => {
  it('is highest at the time and velocity of each reflector', () => {
    const truth = [
      { timeNs: 30, velocityMPerNs: 0.12 },
      { timeNs: 62, velocityMPerNs: 0.1 },
    ];
    const spectrum = velocitySpectrum(gatherOf(truth, { noise: 0.1 }), offsetsM);
    for (const { timeNs, velocityMPerNs } of truth) {
      const pick = pickVelocity(spectrum, { fromNs: timeNs - 4, toNs: timeNs + 4 });
      expect(Math.abs((pick?.timeNs ?? 0) - timeNs)).toBeLessThan(1);
      expect(Math.abs((pick?.velocityMPerNs ?? 0) - velocityMPerNs)).toBeLessThan(0.002);
      expect(Math.abs((pick?.velocityMPerNs ?? 0) - velocityMPerNs)).toBeLessThan(
        pick?.velocityErrorMPerNs ?? 0,
      );
      expect(pick?.semblance).toBeGreaterThan(0.85);
      expect(pick?.basis).toBe('cmp');
    }
  });

  it('is 1 where all traces agree, near 0 where they disagree, and blind to their size', () => {
    const reflector = [{ timeNs: 40, velocityMPerNs: 0.1 }];
    const peakOf = (gather: Radargram) =>
      pickVelocity(velocitySpectrum(gather, offsetsM), { fromNs: 38, toNs: 42 });
    const peak = peakOf(gatherOf(reflector));
    expect(peak?.semblance).toBeGreaterThan(0.97);
    expect(peak?.semblance).toBeLessThanOrEqual(1);
    const louder = gatherOf(reflector);
    for (let index = 0; index < louder.samples.length; index++) louder.samples[index] *= 1024;
    expect(peakOf(louder)).toEqual(peak);
    const turned = velocitySpectrum(gatherOf(reflector, { sign: (trace) => (trace % 2 ? 1 : -1) }), offsetsM);
    const column = turned.velocitiesMPerNs.findIndex((velocity) => velocity >= 0.1 - 1e-9);
    expect(turned.semblance[100 * turned.velocitiesMPerNs.length + column]).toBeLessThan(0.05);
  });

  it('does not mind the order of the traces', () => {
    const gather = gatherOf([{ timeNs: 40, velocityMPerNs: 0.1 }], { noise: 0.2 });
    const order = Array.from(offsetsM.keys()).toReversed();
    const traces = order.map((trace) => gather.samples.subarray(300 * trace, 300 * (trace + 1)));
    const turned = { ...gather, samples: Float32Array.from(traces.flatMap((trace) => Array.from(trace))) };
    const window = { fromNs: 30, toNs: 50 };
    const pick = pickVelocity(velocitySpectrum(gather, offsetsM), window);
    const other = pickVelocity(
      velocitySpectrum(
        turned,
        order.map((trace) => offsetsM[trace]),
      ),
      window,
    );
    expect(other?.velocityMPerNs).toBeCloseTo(pick?.velocityMPerNs ?? 0, 6);
    expect(other?.timeNs).toBe(pick?.timeNs);
  });

  it('is unknown where fewer than three traces reach, and begins at time-zero', () => {
    const spectrum = velocitySpectrum({ ...gatherOf([]), firstSampleNs: -10 }, offsetsM, {
      velocityCount: 3,
    });
    expect(spectrum.firstTimeNs).toBe(0);
    expect(spectrum.timeCount).toBe(275);
    expect(spectrum.semblance[0]).toBeNaN();
    expect(spectrum.semblance.at(-3)).toBeNaN();
    expect(pickVelocity(spectrum, { fromNs: 0, toNs: 100 })).toBeNull();
  });

  it('refuses gathers without offsets, with one offset, and questions without sense', () => {
    const gather = gatherOf([]);
    expect(() => velocitySpectrum(gather, [])).toThrow(/each of the 30 traces, but is given 0/);
    expect(() =>
      velocitySpectrum(
        gather,
        offsetsM.map(() => 0.4),
      ),
    ).toThrow(/this gather has 1/);
    expect(() =>
      velocitySpectrum(
        gather,
        offsetsM.map(() => Number.NaN),
      ),
    ).toThrow(/all of them known/);
    expect(() => velocitySpectrum(gather, offsetsM, { slowestMPerNs: 0 })).toThrow(/from 0 to 0.32/);
    expect(() => velocitySpectrum({ ...gather, sampleIntervalNs: null }, offsetsM)).toThrow(/nanoseconds/);
    expect(() => velocitySpectrum(gather, offsetsM, { velocityCount: 1e7 })).toThrow(/fewer velocities/);
    expect(() => velocitySpectrum(radargramOf([]), [])).toThrow(/this gather has 0/);
  });

  it.skipIf(!isThere)(
    'of a real wide-angle recording has the wave through the air run with light',
    async () => {
      const files = ['WARR_XLINE00.DT1', 'WARR_XLINE00.HD'].map((name) => ({
        name,
        bytes: bytesInMemory(readFileSync(corpus + name)),
      }));
      const recorded = await readRadargram(await readRecording(files), 0);
      const steps = [
        { step: 'dc-removal', values: {} },
        { step: 'dewow', values: { windowNs: 15 } },
        { step: 'agc-gain', values: { windowNs: 40 } },
      ];
      const processed = runRecipe(recorded, { steps });
      // The header's time-zero is not that of the wave through the air, which at 2.2 m breaks in 6.8 ns before it.
      const line = { ...processed, firstSampleNs: processed.firstSampleNs + 6.8 + 2.2 / 0.2998 };
      const offsets = Array.from({ length: line.traceCount }, (_, trace) => 0.6 + 0.1 * trace);
      const direct = (slowestMPerNs: number, fastestMPerNs: number) =>
        pickVelocity(
          velocitySpectrum(line, offsets, {
            moveout: 'linear',
            slowestMPerNs,
            fastestMPerNs,
            velocityCount: 40,
          }),
          { fromNs: 0, toNs: 12 },
        );

      const air = direct(0.2, 0.4);
      expect(air?.semblance).toBeGreaterThan(0.8);
      expect(Math.abs((air?.velocityMPerNs ?? 0) - 0.2998)).toBeLessThan(air?.velocityErrorMPerNs ?? 0);
      const ground = direct(0.05, 0.2);
      const hyperbolic = velocitySpectrum(line, offsets, { fastestMPerNs: 0.2, velocityCount: 86 });
      const reflection = pickVelocity(hyperbolic, { fromNs: 60, toNs: 100 });
      expect(ground?.semblance).toBeGreaterThan(0.5);
      expect(reflection?.semblance).toBeGreaterThan(0.5);
      // The ground wave runs through the soil that the reflection runs through.
      expect(Math.abs((ground?.velocityMPerNs ?? 0) - (reflection?.velocityMPerNs ?? 1))).toBeLessThan(0.01);
    },
  );
});
