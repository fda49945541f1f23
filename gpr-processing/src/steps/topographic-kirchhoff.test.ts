import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { comparedWith, pulseOf, scattered, wavefieldOf } from '#known-wavefields.ts';
import { kirchhoffMigration } from './kirchhoff-migration.ts';
import { topographicKirchhoff } from './topographic-kirchhoff.ts';

const values = {
  velocityMPerNs: 0.1,
  slopeOverM: 0.5,
  apertureM: 0,
  largestAngleDeg: 90,
  betweenSamples: 'four-times-finer',
  antiAlias: 'summed',
  highestFrequencyMHz: 0,
} as const;

const migrate = (line: Radargram) => topographicKirchhoff.run(line, values);

const pulse = pulseOf(400);
const sampleIntervalNs = 0.25;
const samplesPerM = 2 / 0.1 / sampleIntervalNs;

/** A scatterer 0.8 m away from ground that rises by so much for each metre, straight below the middle of the ground's normal. */
function scattererBelow(slope: number) {
  const along = Array.from({ length: 121 }, (_, trace) => (trace - 60) * 0.04);
  const norm = Math.hypot(1, slope);
  const positionsM = along.map((alongM) => alongM / norm);
  const elevationsM = Float64Array.from(along, (alongM) => (alongM * slope) / norm);
  const [atM, heightM] = [(0.8 * slope) / norm, -0.8 / norm];
  const line = wavefieldOf({ samplesPerTrace: 160, sampleIntervalNs, positionsM }, (positionM, timeNs) => {
    const station = positionsM.indexOf(positionM);
    const awayM = Math.hypot(positionM - atM, elevationsM[station] - heightM);
    return scattered(pulse, 6, awayM / 0.05, timeNs);
  });
  const traceDistancesM = Float64Array.from(positionsM);
  return {
    line: { ...line, elevationsM, traceDistancesM },
    atM,
    heightM,
    highestM: elevationsM[slope < 0 ? 0 : 120],
  };
}

/** Energy of the image within 0.25 m of the place, in all, and its centre. */
function focusOf(slope: number) {
  const { line, atM, heightM, highestM } = scattererBelow(slope);
  const image = migrate(line);
  let [inside, sumX, sumZ] = [0, 0, 0];
  for (const [trace, amplitudes] of tracesOf(image).entries()) {
    for (const [sample, amplitude] of amplitudes.entries()) {
      const [positionM, elevationM] = [line.traceDistancesM[trace], highestM - sample / samplesPerM];
      if (Number.isNaN(amplitude) || Math.hypot(positionM - atM, elevationM - heightM) > 0.25) continue;
      inside += amplitude ** 2;
      sumX += amplitude ** 2 * positionM;
      sumZ += amplitude ** 2 * elevationM;
    }
  }
  const cellM2 = ((line.traceDistancesM[1] - line.traceDistancesM[0]) * 1) / samplesPerM;
  return { energy: inside * cellM2, offX: sumX / inside - atM, offZ: sumZ / inside - heightM };
}

describe('topographic Kirchhoff migration', () => {
  it('brings a scatterer to its place below ground of any slope, as bright as below level ground', () => {
    const level = focusOf(0);
    for (const slope of [-0.4, 0.2, 0.5]) {
      const { energy, offX, offZ } = focusOf(slope);
      expect(Math.hypot(offX, offZ)).toBeLessThan(0.03);
      expect(Math.sqrt(energy / level.energy)).toBeGreaterThan(0.97);
      expect(Math.sqrt(energy / level.energy)).toBeLessThan(1.03);
    }
  });

  it('keeps a reflector that follows level ground as it is', () => {
    const positionsM = Array.from({ length: 161 }, (_, trace) => trace * 0.04);
    const known = { elevationsM: new Float64Array(161).fill(640) };
    const flat = wavefieldOf({ samplesPerTrace: 160, sampleIntervalNs, positionsM, known }, (_, timeNs) =>
      pulse.cosine(timeNs - 20),
    );
    const { amplitude, phaseDeg } = comparedWith(pulse, 20, {
      trace: tracesOf(migrate(flat))[80],
      sampleIntervalNs,
    });
    expect(Math.abs(amplitude - 1)).toBeLessThan(0.01);
    expect(Math.abs(phaseDeg)).toBeLessThan(2);
  });

  it('is Kirchhoff migration where the ground is level', () => {
    const { line } = scattererBelow(0);
    const { slopeOverM, ...flatValues } = values;
    const wanted = kirchhoffMigration.run(line, { ...flatValues, layers: [] });
    const found = migrate(line);
    expect(slopeOverM).toBe(0.5);
    for (const [index, amplitude] of wanted.samples.entries()) {
      expect(Math.abs(found.samples[index] - amplitude)).toBeLessThan(1e-4);
    }
  });

  it('leaves nothing above the ground and below the end of each trace', () => {
    const line = radargramOf(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      {
        elevationsM: Float64Array.of(0.125, 0),
        traceSpacingM: 0.1,
      },
    );
    const image = tracesOf(migrate(line)).map((trace) => trace.map(Number.isNaN));
    expect(image).toEqual([
      [false, false, false, true, true, true],
      [true, true, true, false, false, true],
    ]);
  });

  it('copes with one trace and none, and asks for heights, places and time', () => {
    const known = { elevationsM: Float64Array.of(2), traceSpacingM: 0.1 };
    expect(migrate(radargramOf([[1, 2]], known)).samples).toHaveLength(2);
    expect(migrate(radargramOf([], { ...known, elevationsM: new Float64Array(0) })).samples).toHaveLength(0);
    const line = radargramOf(
      [
        [1, 2],
        [3, 4],
      ],
      { elevationsM: Float64Array.of(1, 0), traceSpacingM: 0.1 },
    );
    expect(() => migrate({ ...line, elevationsM: null })).toThrow('needs the height of the ground');
    expect(() => migrate({ ...line, traceSpacingM: null })).toThrow('works in metres along the line');
    expect(() => migrate({ ...line, sampleIntervalNs: null })).toThrow('works in nanoseconds');
    expect(() => migrate({ ...line, traceDistancesM: Float64Array.of(3, 3) })).toThrow('lie at one');
  });
});
