import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { comparedWith, pulseOf, scattered, wavefieldOf } from '#known-wavefields.ts';
import { repeatableNoise } from '#signal/known-signals.ts';
import { kirchhoffMigration } from './kirchhoff-migration.ts';

const values = {
  velocityMPerNs: 0.1,
  layers: [] as number[][],
  apertureM: 0,
  largestAngleDeg: 90,
  betweenSamples: 'four-times-finer',
  antiAlias: 'summed',
  highestFrequencyMHz: 0,
} as const;

const migrate = (line: Radargram, changed: Partial<Record<keyof typeof values, unknown>> = {}) =>
  kirchhoffMigration.run(line, { ...values, ...changed } as typeof values);

const row = (count: number, spacingM: number) =>
  Array.from({ length: count }, (_, trace) => trace * spacingM);

/** 400 MHz at 0.1 m/ns: a wavelength of 0.25 m, five traces and eight samples of it. */
const pulse = pulseOf(400);
const sampleIntervalNs = 0.25;
const wavelengthM = 0.25;

function relativeRms(found: Float32Array, wanted: Float32Array): number {
  let [difference, energy] = [0, 0];
  for (const [index, amplitude] of wanted.entries()) {
    difference += (found[index] - amplitude) ** 2;
    energy += amplitude ** 2;
  }
  return Math.sqrt(difference / energy);
}

describe('Kirchhoff migration of a reflector', () => {
  it('that is flat keeps amplitude within 1 % and phase within 2°, at every depth', () => {
    const line = { samplesPerTrace: 240, sampleIntervalNs, positionsM: row(161, 0.04) };
    for (const atNs of [10, 20, 30]) {
      const flat = wavefieldOf(line, (_, timeNs) => pulse.cosine(timeNs - atNs));
      const trace = tracesOf(migrate(flat))[80];
      const { amplitude, phaseDeg } = comparedWith(pulse, atNs, { trace, sampleIntervalNs });
      expect(Math.abs(amplitude - 1)).toBeLessThan(0.01);
      expect(Math.abs(phaseDeg)).toBeLessThan(2);
    }
  });

  it('that dips by 30° moves up dip and steepens to its true dip', () => {
    const sine = Math.sin(Math.PI / 6);
    const line = { samplesPerTrace: 300, sampleIntervalNs, positionsM: row(201, 0.04) };
    // Seen at x, the normal from a plane that leaves the surface at x = 0 has length x sin 30°.
    const dipping = wavefieldOf(line, (positionM, timeNs) =>
      pulse.cosine(timeNs - (positionM * sine) / 0.05),
    );
    const image = tracesOf(migrate(dipping));
    for (const trace of [60, 80]) {
      const trueNs = (trace * 0.04 * Math.tan(Math.PI / 6)) / 0.05;
      const strongest = image[trace].reduce(
        (best, amplitude, sample) => (Math.abs(amplitude) > Math.abs(image[trace][best]) ? sample : best),
        0,
      );
      expect(Math.abs(strongest * sampleIntervalNs - trueNs)).toBeLessThan(0.3);
    }
  });
});

describe('Kirchhoff migration of a scatterer', () => {
  const positionsM = row(181, 0.04);
  const imageOf = (depthM: number, changed = {}) =>
    tracesOf(
      migrate(
        wavefieldOf({ samplesPerTrace: 400, sampleIntervalNs: 0.2, positionsM }, (positionM, timeNs) =>
          scattered(pulse, 6, Math.hypot(positionM - 3.6, depthM) / 0.05, timeNs),
        ),
        changed,
      ),
    );

  it('focuses within one wavelength', () => {
    const image = imageOf(1);
    let [inside, outside, peak, peakTrace, peakSample] = [0, 0, 0, 0, 0];
    for (const [trace, amplitudes] of image.entries()) {
      for (const [sample, amplitude] of amplitudes.entries()) {
        const awayM = Math.hypot(positionsM[trace] - 3.6, sample * 0.2 * 0.05 - 1);
        if (awayM <= wavelengthM) inside += amplitude ** 2;
        else outside += amplitude ** 2;
        if (Math.abs(amplitude) > peak) [peak, peakTrace, peakSample] = [Math.abs(amplitude), trace, sample];
      }
    }
    expect(inside / (inside + outside)).toBeGreaterThan(0.95);
    expect(positionsM[peakTrace]).toBeCloseTo(3.6, 9);
    expect(Math.abs(peakSample * 0.2 * 0.05 - 1)).toBeLessThan(wavelengthM / 4);
  });

  it('is equally bright at every depth that is seen under the same angles, to 1 %', () => {
    const brightness = [0.5, 1, 2].map((depthM) => {
      const trace = imageOf(depthM, { largestAngleDeg: 55 })[90];
      return comparedWith(pulse, depthM / 0.05, { trace, sampleIntervalNs: 0.2 }).amplitude;
    });
    for (const bright of brightness) expect(Math.abs(bright / brightness[1] - 1)).toBeLessThan(0.01);
  });
});

describe('Kirchhoff migration', () => {
  const noise = repeatableNoise(11);
  const random = (count: number, known: Partial<Radargram> = {}) =>
    radargramOf(
      Array.from({ length: count }, () => Float32Array.from({ length: 60 }, noise)),
      { traceSpacingM: 0.05, ...known },
    );

  it('spreads an impulse over a semicircle', () => {
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
      for (const trace of [60 - offset, 60 + offset]) {
        const strongest = image[trace].indexOf(Math.max(...image[trace]));
        expect(Math.abs(strongest - wanted)).toBeLessThan(2);
      }
      expect(image[60 - offset]).toEqual(image[60 + offset]);
    }
  });

  it('is linear', () => {
    const [one, other] = [random(20), random(20)];
    const sum = {
      ...one,
      samples: one.samples.map((amplitude, index) => 2 * amplitude - other.samples[index]),
    };
    const alone = migrate(other).samples;
    const wanted = migrate(one).samples.map((amplitude, index) => 2 * amplitude - alone[index]);
    expect(relativeRms(migrate(sum).samples, wanted)).toBeLessThan(1e-5);
  });

  it('of places in any order gives what the sorted line gives, each trace at its place', () => {
    const placed = random(30, {
      traceDistancesM: Float64Array.from({ length: 30 }, (_, trace) => 0.05 * trace + 0.01 * (trace % 3)),
    });
    const order = Array.from({ length: 30 }, (_, trace) => (trace * 7) % 30);
    const shuffled = radargramOf(
      order.map((trace) => tracesOf(placed)[trace]),
      { traceDistancesM: Float64Array.from(order, (trace) => placed.traceDistancesM?.[trace] ?? 0) },
    );
    const wanted = tracesOf(migrate(placed));
    for (const [place, trace] of tracesOf(migrate(shuffled)).entries()) {
      for (const [sample, amplitude] of trace.entries())
        expect(amplitude).toBeCloseTo(wanted[order[place]][sample], 4);
    }
  });
});
