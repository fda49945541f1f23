import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { comparedWith, pulseOf, scattered, wavefieldOf } from '#known-wavefields.ts';
import { repeatableNoise } from '#signal/known-signals.ts';
import { kirchhoffMigration } from './kirchhoff-migration.ts';
import { stoltMigration } from './stolt-migration.ts';

const migrate = (line: Radargram, changed = {}) =>
  stoltMigration.run(line, { velocityMPerNs: 0.1, taperPercent: 0, ...changed });

const row = (count: number, spacingM: number) =>
  Array.from({ length: count }, (_, trace) => trace * spacingM);

const pulse = pulseOf(400);
const sampleIntervalNs = 0.25;

describe('Stolt migration', () => {
  it('keeps a flat reflector as it is, within 1 % and 2°, at every depth', () => {
    const line = { samplesPerTrace: 240, sampleIntervalNs, positionsM: row(161, 0.04) };
    for (const atNs of [10, 30, 50]) {
      const flat = wavefieldOf(line, (_, timeNs) => pulse.cosine(timeNs - atNs));
      const trace = tracesOf(migrate(flat))[80];
      const { amplitude, phaseDeg } = comparedWith(pulse, atNs, { trace, sampleIntervalNs });
      expect(Math.abs(amplitude - 1)).toBeLessThan(0.01);
      expect(Math.abs(phaseDeg)).toBeLessThan(2);
    }
  });

  it('focuses scatterers within one wavelength, and equally bright at every depth to 1 %', () => {
    const brightness = [0.5, 1, 1.5].map((depthM) => {
      const line = { samplesPerTrace: 400, sampleIntervalNs, positionsM: row(401, 0.05) };
      const hyperbola = wavefieldOf(line, (positionM, timeNs) =>
        scattered(pulse, 6, Math.hypot(positionM - 10, depthM) / 0.05, timeNs),
      );
      const image = tracesOf(migrate(hyperbola));
      let [inside, outside] = [0, 0];
      for (let trace = 150; trace <= 250; trace++) {
        for (const [sample, amplitude] of image[trace].entries()) {
          const awayM = Math.hypot((trace - 200) * 0.05, sample * sampleIntervalNs * 0.05 - depthM);
          if (awayM <= 0.25) inside += amplitude ** 2;
          else outside += amplitude ** 2;
        }
      }
      expect(inside / (inside + outside)).toBeGreaterThan(0.9);
      const trace = image[200];
      return comparedWith(pulse, depthM / 0.05, { trace, sampleIntervalNs }).amplitude;
    });
    for (const bright of brightness) expect(Math.abs(bright / brightness[1] - 1)).toBeLessThan(0.01);
  });

  it('spreads an impulse over a semicircle, alike on both sides', () => {
    const silence = new Array(120).fill(0);
    const line = radargramOf(
      Array.from({ length: 121 }, (_, trace) =>
        silence.map((_, sample) => (trace === 60 && sample === 80 ? 1 : 0)),
      ),
      { sampleIntervalNs: 0.5, traceSpacingM: 0.02 },
    );
    const image = tracesOf(migrate(line));
    for (const offset of [0, 20, 40]) {
      const wanted = Math.sqrt(40 ** 2 - ((offset * 0.02) / 0.05) ** 2) / 0.5;
      const left = image[60 - offset];
      const strongest = left.indexOf(Math.max(...left));
      expect(Math.abs(strongest - wanted)).toBeLessThan(2);
      for (const [sample, amplitude] of left.entries()) {
        expect(image[60 + offset][sample]).toBeCloseTo(amplitude, 6);
      }
    }
  });

  it('agrees with Kirchhoff within a few hundredths away from the ends', () => {
    const line = wavefieldOf(
      { samplesPerTrace: 200, sampleIntervalNs, positionsM: row(201, 0.04) },
      (positionM, timeNs) => scattered(pulse, 6, Math.hypot(positionM - 4, 0.8) / 0.05, timeNs),
    );
    const sums = kirchhoffMigration.run(line, {
      velocityMPerNs: 0.1,
      layers: [],
      apertureM: 0,
      largestAngleDeg: 90,
      betweenSamples: 'four-times-finer',
      antiAlias: 'summed',
      highestFrequencyMHz: 0,
    });
    const [one, other] = [tracesOf(migrate(line)), tracesOf(sums)];
    let [difference, energy] = [0, 0];
    for (let trace = 80; trace <= 120; trace++) {
      for (let sample = 20; sample < 150; sample++) {
        difference += (one[trace][sample] - other[trace][sample]) ** 2;
        energy += other[trace][sample] ** 2;
      }
    }
    expect(Math.sqrt(difference / energy)).toBeLessThan(0.05);
  });
});

describe('Stolt migration of lines as they are', () => {
  const noise = repeatableNoise(5);
  const random = () =>
    radargramOf(
      Array.from({ length: 20 }, () => Float32Array.from({ length: 30 }, noise)),
      { traceSpacingM: 0.05 },
    );

  it('is linear, and leaves its input alone', () => {
    const [one, other] = [random(), random()];
    const before = one.samples.slice();
    const sum = {
      ...one,
      samples: one.samples.map((amplitude, index) => 2 * amplitude - other.samples[index]),
    };
    const [migratedOne, migratedOther] = [migrate(one).samples, migrate(other).samples];
    for (const [index, amplitude] of migrate(sum).samples.entries()) {
      expect(amplitude).toBeCloseTo(2 * migratedOne[index] - migratedOther[index], 4);
    }
    expect(one.samples).toEqual(before);
  });

  it('counts time from time-zero, and is silent before it', () => {
    const dipping = (firstSampleNs: number, samplesPerTrace: number) =>
      wavefieldOf(
        { samplesPerTrace, sampleIntervalNs, positionsM: row(60, 0.04), known: { firstSampleNs } },
        (positionM, timeNs) => pulse.cosine(timeNs - 12 - positionM),
      );
    const plain = tracesOf(migrate(dipping(0, 128)));
    for (const [firstSampleNs, skipped] of [
      [-5, 20],
      [-5.125, 20.5],
    ]) {
      const early = tracesOf(migrate(dipping(firstSampleNs, 150)));
      for (let trace = 15; trace < 45; trace++) {
        expect(early[trace].slice(0, Math.ceil(skipped)).every((amplitude) => amplitude === 0)).toBe(true);
        if (Number.isInteger(skipped)) {
          for (let sample = 20; sample < 90; sample++) {
            expect(Math.abs(early[trace][sample + skipped] - plain[trace][sample])).toBeLessThan(0.02);
          }
        }
      }
    }
  });

  it('brings the ends of the line down to nothing where a taper is wanted', () => {
    const line = radargramOf(new Array(40).fill([0, 0, -0.5, 0, 1, 0, -0.5, 0]), { traceSpacingM: 100 });
    const peaks = tracesOf(migrate(line, { taperPercent: 25 })).map((trace) => trace[4]);
    expect(peaks[20]).toBeCloseTo(1, 3);
    expect(peaks[5]).toBeGreaterThan(0.4);
    expect(peaks[5]).toBeLessThan(0.7);
    expect(Math.abs(peaks[0])).toBeLessThan(0.05);
    expect(tracesOf(migrate(line)).map((trace) => trace[4])[0]).toBeCloseTo(1, 2);
  });

  it('takes samples that are no numbers for silence, one trace, one sample and none', () => {
    const spoilt = random();
    spoilt.samples[77] = Number.NaN;
    expect(migrate(spoilt).samples.every(Number.isFinite)).toBe(true);
    const flat = [0, 0, 0, 1, 2, 1, 0, 0, 0];
    for (const [sample, amplitude] of migrate(radargramOf([flat], { traceSpacingM: 1 })).samples.entries()) {
      expect(amplitude).toBeCloseTo(flat[sample], 5);
    }
    expect(migrate(radargramOf([[1], [2]], { traceSpacingM: 1 })).samples.every(Number.isFinite)).toBe(true);
    expect(migrate(radargramOf([], { traceSpacingM: 1 })).samples).toHaveLength(0);
    expect(migrate(radargramOf([[], []], { traceSpacingM: 1 })).samples).toHaveLength(0);
    const silent = migrate(
      radargramOf(
        [
          [0, 0],
          [0, 0],
        ],
        { traceSpacingM: 1 },
      ),
    ).samples;
    expect(silent.every((amplitude) => amplitude === 0)).toBe(true);
  });

  it('asks for even spacing, time and a line that fits into memory', () => {
    const line = random();
    const uneven = Float64Array.from({ length: 20 }, (_, trace) => trace * 0.05 + (trace === 7 ? 0.02 : 0));
    expect(() => migrate({ ...line, traceDistancesM: uneven })).toThrow('equidistant-traces');
    expect(() => migrate({ ...line, traceSpacingM: 0 })).toThrow('works in metres along the line');
    expect(() => migrate({ ...line, sampleIntervalNs: null })).toThrow('works in nanoseconds');
    const long = { ...line, traceCount: 2 ** 20, samplesPerTrace: 512 };
    expect(() => migrate(long)).toThrow('cut the line into shorter ones');
    const even = Float64Array.from({ length: 20 }, (_, trace) => 3 + trace * 0.05);
    const found = migrate({ ...line, traceDistancesM: even }).samples;
    for (const [index, amplitude] of migrate(line).samples.entries()) {
      expect(found[index]).toBeCloseTo(amplitude, 4);
    }
  });
});
