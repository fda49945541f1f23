import { describe, expect, it } from 'vitest';
import {
  cellM,
  comparedWith,
  exactField,
  rickerCurrentA,
  sectionOf,
  shoot,
  spectrumAt,
  stepNs,
  velocityMPerNs,
} from './testing.ts';
import { vacuumPermittivityNsSPerM } from './units.ts';

const largest = (trace: ArrayLike<number>) =>
  Array.from(trace).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const less = (trace: Float32Array, taken: Float32Array) => trace.map((value, step) => value - taken[step]);

const evenGround = (columnCount: number, rowCount: number, conductivitySPerM = 0) =>
  sectionOf(columnCount, rowCount, () => ({ permittivity: 9, conductivitySPerM }));

describe('a pulse in even ground', () => {
  const receivers = [30, 60, 120].map((column) => ({ column: 20 + column, row: 30 }));
  const direct = shoot(evenGround(180, 60), { source: { column: 20, row: 30 }, receivers, stepCount: 1500 });

  it.each([0, 1, 2])('is the exact field of a line current in strength and time at receiver %s', (index) => {
    const distanceM = (receivers[index].column - 20) * cellM;
    const exact = exactField(rickerCurrentA(), distanceM, 1500);
    const { laterSteps, ratio, likeness } = comparedWith(exact, direct[index]);
    expect(likeness).toBeGreaterThan(0.9995);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
    // Cells make pulses late by 0.17 % of their way at 40 cells a wavelength: a fifth of a 0.1 ns sample here.
    const wayNs = distanceM / velocityMPerNs;
    expect(laterSteps * stepNs).toBeGreaterThan(-0.01);
    expect(laterSteps * stepNs).toBeLessThan(0.002 * wayNs + 0.003);
  });

  it('spreads as 1 / √r', () => {
    const [, near, far] = direct.map((trace) => spectrumAt(trace, 250));
    expect((far / near) * Math.sqrt(120 / 60)).toBeCloseTo(1, 2);
  });

  it('fades in conducting ground as a plane wave does', () => {
    const conductivitySPerM = 0.02;
    const lossy = shoot(evenGround(180, 60, conductivitySPerM), {
      source: { column: 20, row: 30 },
      receivers,
      stepCount: 1500,
    });
    const fade = (of: readonly Float32Array[]) => spectrumAt(of[2], 250) / spectrumAt(of[0], 250);
    const omegaPerNs = 2 * Math.PI * 0.25;
    const tangent = conductivitySPerM / (omegaPerNs * vacuumPermittivityNsSPerM * 9);
    const perM = (omegaPerNs / velocityMPerNs) * Math.sqrt((Math.sqrt(1 + tangent ** 2) - 1) / 2);
    expect(-Math.log(fade(lossy) / fade(direct)) / (perM * 0.9)).toBeCloseTo(1, 2);
  });
});

describe('an echo', () => {
  const [columnCount, rowCount, baseRow] = [260, 150, 90];
  const antennas = {
    source: { column: 130, row: 20 },
    receivers: [{ column: 130, row: 20 }],
    stepCount: 1300,
  };
  const [quiet] = shoot(evenGround(columnCount, rowCount), antennas);

  it.each([5, 16, 25])(
    'from a flat base over εr %s has the time of its way and the strength of Fresnel',
    (below) => {
      // The node on the interface has half of each.
      const ground = sectionOf(columnCount, rowCount, ({ row }) => ({
        permittivity: row < baseRow ? 9 : row === baseRow ? (9 + below) / 2 : below,
      }));
      const [trace] = shoot(ground, antennas);
      const mirrored = exactField(rickerCurrentA(), 2 * 70 * cellM, 1300);
      const { laterSteps, ratio } = comparedWith(mirrored, less(trace, quiet));
      const reflection = (3 - Math.sqrt(below)) / (3 + Math.sqrt(below));
      expect(Math.abs(ratio / reflection - 1)).toBeLessThan(0.04);
      expect(Math.abs(laterSteps * stepNs)).toBeLessThan(0.06);
    },
  );

  it('from a small stone has the time, strength and shape of single scattering', () => {
    const stone = { column: 150, row: 80 };
    const ground = sectionOf(columnCount, rowCount, ({ column, row }) => ({
      permittivity: column === stone.column && row === stone.row ? 8.5 : 9,
    }));
    const [trace] = shoot(ground, antennas);
    const distanceM = Math.hypot(20, 60) * cellM;
    const there = exactField(rickerCurrentA(), distanceM, 1300);
    // Polarisation current ε0 Δεr ∂E/∂t over one cell, half a step before the field again.
    const scattered = there.map(
      (field, step) =>
        ((field - (there[step - 1] ?? 0)) * vacuumPermittivityNsSPerM * -0.5 * cellM ** 2) / stepNs,
    );
    const { laterSteps, ratio, likeness } = comparedWith(
      exactField(scattered, distanceM, 1300),
      less(trace, quiet),
    );
    expect(likeness).toBeGreaterThan(0.995);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.04);
    expect(Math.abs(laterSteps * stepNs)).toBeLessThan(0.05);
  });
});

describe('the section', () => {
  /** Air over ground with stones, a metal pipe and clay in it. */
  const varied = (columnCount: number, rowCount: number) =>
    sectionOf(columnCount, rowCount, ({ column, row }) => {
      if (row < 20) return { permittivity: 1 };
      if (Math.hypot(column - 60, row - 50) < 4)
        return { permittivity: 9, conductivitySPerM: Number.POSITIVE_INFINITY };
      if (Math.hypot(column - 95, row - 40) < 6) return { permittivity: 4 };
      return {
        permittivity: 9 + 3 * Math.sin(column * 0.7) * Math.sin(row),
        conductivitySPerM: row > 60 ? 0.03 : 0.004,
      };
    });

  it('answers alike when transmitter and receiver change places', () => {
    const [one, other] = [
      { column: 30, row: 19 },
      { column: 110, row: 47 },
    ];
    const ground = varied(140, 90);
    const [there] = shoot(ground, { source: one, receivers: [other], stepCount: 1200 });
    const [back] = shoot(ground, { source: other, receivers: [one], stepCount: 1200 });
    expect(largest(less(there, back))).toBeLessThan(1e-4 * largest(there));
  });

  it('has the same bytes each time', () => {
    const once = () =>
      shoot(varied(140, 90), {
        source: { column: 40, row: 19 },
        receivers: [{ column: 50, row: 19 }],
        stepCount: 400,
      })[0];
    expect(once()).toEqual(once());
  });

  it('falls silent and stays so for six thousand steps', () => {
    const [trace] = shoot(varied(100, 80), {
      source: { column: 40, row: 19 },
      receivers: [{ column: 60, row: 30 }],
      stepCount: 6_000,
    });
    const windows = [0, 1_500, 3_000, 4_500].map((from) => largest(trace.subarray(from, from + 1_500)));
    expect(windows[1]).toBeLessThan(1e-3 * windows[0]);
    expect(windows[2]).toBeLessThanOrEqual(windows[1]);
    expect(windows[3]).toBeLessThanOrEqual(windows[2]);
  });

  it.each([
    ['ground', 9, 0],
    ['conducting ground', 9, 0.02],
    ['air over ground', 1, 0],
  ])('ends in %s without an echo above −60 dB', (_name, above, conductivitySPerM) => {
    const ground = (columnCount: number, rowCount: number, left: number, top: number) => {
      const at = { column: left + 40, row: top + 40 };
      const section = sectionOf(columnCount, rowCount, ({ row }) => ({
        permittivity: row < at.row ? above : 9,
        conductivitySPerM: row < at.row && above === 1 ? 0 : conductivitySPerM,
      }));
      const receivers = [
        [2, 0],
        [0, 30],
        [38, 5],
        [38, 38],
        [-38, -2],
      ].map(([right, down]) => ({
        column: at.column + right,
        row: at.row + down,
      }));
      return shoot(section, { source: at, receivers, stepCount: 600 });
    };
    const small = ground(81, 81, 0, 0);
    const wide = ground(481, 481, 200, 200);
    for (const [index, trace] of small.entries())
      expect(largest(less(trace, wide[index])) / largest(wide[index])).toBeLessThan(1e-3);
  });
});
