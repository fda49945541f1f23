import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { comparedWith, pulseOf, scattered, wavefieldOf } from '#known-wavefields.ts';
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

/** 400 MHz at 0.1 m/ns. */
const pulse = pulseOf(400);
const sampleIntervalNs = 0.25;

function relativeRms(found: Float32Array, wanted: Float32Array): number {
  let [difference, energy] = [0, 0];
  for (const [index, amplitude] of wanted.entries()) {
    difference += (found[index] - amplitude) ** 2;
    energy += amplitude ** 2;
  }
  return Math.sqrt(difference / energy);
}

describe('Kirchhoff migration of uneven lines', () => {
  it('gives each trace the length of line that it stands for: a flat reflector stays as it is', () => {
    const places = row(161, 0.04).map((positionM, trace) => positionM + 0.012 * ((trace * 5) % 3));
    const line = {
      samplesPerTrace: 160,
      sampleIntervalNs,
      positionsM: places,
      known: { traceSpacingM: null, traceDistancesM: Float64Array.from(places) },
    };
    const flat = wavefieldOf(line, (_, timeNs) => pulse.cosine(timeNs - 20));
    const trace = tracesOf(migrate(flat))[80];
    const { amplitude, phaseDeg } = comparedWith(pulse, 20, { trace, sampleIntervalNs });
    expect(Math.abs(amplitude - 1)).toBeLessThan(0.01);
    expect(Math.abs(phaseDeg)).toBeLessThan(2);
  });

  it('counts traces at one place together as one', () => {
    const once = row(40, 0.05);
    const amplitudeAt = (positionM: number, timeNs: number) =>
      Math.sin(3 * positionM) * pulse.cosine(timeNs - 9);
    const lineAt = (positionsM: number[]) =>
      wavefieldOf(
        {
          samplesPerTrace: 80,
          sampleIntervalNs,
          positionsM,
          known: { traceDistancesM: Float64Array.from(positionsM) },
        },
        amplitudeAt,
      );
    const wanted = tracesOf(migrate(lineAt(once)));
    const twice = tracesOf(migrate(lineAt([once[7], once[7], ...once])));
    for (const [sample, amplitude] of twice[12].entries())
      expect(amplitude).toBeCloseTo(wanted[10][sample], 4);
  });

  it('of an evenly placed line is the migration of an evenly spaced one', () => {
    const line = wavefieldOf(
      { samplesPerTrace: 80, sampleIntervalNs, positionsM: row(50, 0.05) },
      (positionM, timeNs) => pulse.cosine(timeNs - 8 - positionM),
    );
    const nearlyEven = row(50, 0.05).map((positionM, trace) => positionM + (trace === 20 ? 1e-6 : 0));
    for (const changed of [{}, { largestAngleDeg: 40 }, { apertureM: 0.4 }]) {
      const placed = { ...line, traceDistancesM: Float64Array.from(nearlyEven) };
      expect(relativeRms(migrate(placed, changed).samples, migrate(line, changed).samples)).toBeLessThan(
        1e-4,
      );
    }
  });
});

describe('Kirchhoff migration within limits', () => {
  const largest = (trace: number[]) => Math.max(...trace.map(Math.abs));
  const silence = new Array(80).fill(0);
  const impulse = radargramOf(
    Array.from({ length: 81 }, (_, trace) =>
      silence.map((_, sample) => (trace === 40 && sample === 60 ? 1 : 0)),
    ),
    { sampleIntervalNs: 0.5, traceSpacingM: 0.04 },
  );
  const [all, guarded] = [{}, { antiAlias: 'left-out', highestFrequencyMHz: 800 }].map((changed) =>
    tracesOf(migrate(impulse, changed)),
  );

  it('leaves out what is steeper than the trace spacing can carry', () => {
    // Half a period of 800 MHz is 0.625 ns, from trace to trace a wave takes 0.8 ns: nothing is left from sin θ = 0.78 on,
    // all is there up to four fifths of that. At 30 ns, 0.04 m more aside make sin θ larger by 0.0267.
    for (const trace of [8, 72]) {
      expect(largest(guarded[trace])).toBeLessThan(0.1 * largest(all[trace]));
    }
    expect(largest(guarded[24])).toBeCloseTo(largest(all[24]), 9);
  });

  it('takes twice the frequency of the antenna, and leaves nothing out where that is not known', () => {
    const antenna = { name: null, centreFrequencyMHz: 400, separationM: null };
    const unstated = { antiAlias: 'left-out' };
    expect(tracesOf(migrate({ ...impulse, antenna }, unstated))).toEqual(guarded);
    expect(tracesOf(migrate(impulse, unstated))).toEqual(all);
  });

  it('reaches no further aside than is wanted, by distance or by angle', () => {
    const near = tracesOf(migrate(impulse, { apertureM: 0.4 }));
    expect(near[30].every((amplitude) => amplitude === 0)).toBe(true);
    expect(near[33]).toEqual(all[33]);
    const upright = tracesOf(migrate(impulse, { largestAngleDeg: 30 }));
    expect(largest(upright[18])).toBeLessThan(0.1 * largest(all[18]));
    expect(largest(upright[30])).toBeCloseTo(largest(all[30]), 9);
  });
});

describe('Kirchhoff migration in the ground as it is', () => {
  it('counts time from time-zero, wherever the first sample lies', () => {
    const flatFrom = (firstSampleNs: number, samplesPerTrace: number) =>
      wavefieldOf(
        { samplesPerTrace, sampleIntervalNs, positionsM: row(60, 0.04), known: { firstSampleNs } },
        (positionM, timeNs) => pulse.cosine(timeNs - 12 - positionM),
      );
    const [plain, early] = [flatFrom(0, 120), flatFrom(-5, 140)].map((line) => tracesOf(migrate(line)));
    for (const [trace, amplitudes] of plain.entries()) {
      expect(early[trace].slice(0, 21).every((amplitude) => amplitude === 0)).toBe(true);
      const later = early[trace].slice(20);
      for (let sample = 1; sample < 110; sample++) expect(later[sample]).toBeCloseTo(amplitudes[sample], 2);
    }
  });

  it('in layers of one velocity is as in ground without layers, and else goes by the RMS velocity', () => {
    const line = wavefieldOf(
      { samplesPerTrace: 120, sampleIntervalNs, positionsM: row(121, 0.04) },
      (positionM, timeNs) => scattered(pulse, 6, Math.hypot(positionM - 2.4, 0.8) / 0.05, timeNs),
    );
    const same = {
      layers: [
        [0.3, 0.1],
        [0.5, 0.1],
      ],
      velocityMPerNs: 0.2,
    };
    expect(relativeRms(migrate(line, same).samples, migrate(line).samples)).toBeLessThan(1e-5);
    // 0.12 m/ns for 10 ns, then slower: 0.1 m/ns in the root mean square at 16 ns.
    const below = Math.sqrt((0.01 * 16 - 0.0144 * 10) / 6);
    const layered = tracesOf(
      migrate(line, {
        layers: [
          [0.6, 0.12],
          [5, below],
        ],
      }),
    );
    const peakOf = (image: number[][]) => Math.max(...image[60].map(Math.abs));
    expect(peakOf(layered) / peakOf(tracesOf(migrate(line)))).toBeGreaterThan(0.95);
    expect(peakOf(tracesOf(migrate(line, { velocityMPerNs: 0.14 }))) / peakOf(layered)).toBeLessThan(0.7);
  });

  it('of silence is silence, and copes with one trace, one sample and none', () => {
    const silent = migrate(radargramOf(new Array(5).fill([0, 0, 0, 0]), { traceSpacingM: 0.1 }));
    expect(silent.samples.every((amplitude) => amplitude === 0)).toBe(true);
    expect(migrate(radargramOf([[1, 2, 3, 4]], { traceSpacingM: 0.1 })).samples).toHaveLength(4);
    expect(migrate(radargramOf([[1], [2]], { traceSpacingM: 0.1 })).samples).toEqual(new Float32Array(2));
    expect(migrate(radargramOf([], { traceSpacingM: 0.1 })).samples).toHaveLength(0);
    expect(migrate(radargramOf([[], []], { traceSpacingM: 0.1 })).samples).toHaveLength(0);
  });

  it('asks for what it cannot do without', () => {
    const line = radargramOf(
      [
        [1, 2],
        [3, 4],
      ],
      { traceSpacingM: 0.1 },
    );
    expect(() => migrate({ ...line, traceSpacingM: null })).toThrow('works in metres along the line');
    expect(() => migrate({ ...line, traceSpacingM: 0 })).toThrow('works in metres along the line');
    expect(() => migrate({ ...line, traceDistancesM: Float64Array.of(3, 3) })).toThrow(
      'all 2 traces of the line lie at one',
    );
    expect(() => migrate({ ...line, sampleIntervalNs: null })).toThrow('works in nanoseconds');
  });
});
