import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { radargramOf } from '#known-radargrams.ts';
import { cellWidthsM, evenSpacingM, reachInTraces, tracePositionsM } from './trace-positions.ts';

const lineAt = (traceDistancesM: number[] | null, traceSpacingM: number | null = null) =>
  radargramOf(new Array(traceDistancesM?.length ?? 3).fill([0]), {
    traceDistancesM: traceDistancesM && Float64Array.from(traceDistancesM),
    traceSpacingM,
  });

describe('where traces lie', () => {
  it('is told by their places, else by their spacing', () => {
    expect(Array.from(tracePositionsM(lineAt([0, 0.5, 2]), 'It'))).toEqual([0, 0.5, 2]);
    expect(Array.from(tracePositionsM(lineAt(null, 0.5), 'It'))).toEqual([0, 0.5, 1]);
  });

  it('must be known, finite and not all one place', () => {
    expect(() => tracePositionsM(lineAt(null), 'Migration')).toThrow(
      'Migration works in metres along the line',
    );
    expect(() => tracePositionsM(lineAt(null, 0), 'Migration')).toThrow('works in metres along the line');
    expect(() => tracePositionsM(lineAt([1, 1, 1]), 'Migration')).toThrow(
      'all 3 traces of the line lie at one',
    );
    expect(() => tracePositionsM(lineAt([1, Number.NaN, 1]), 'Migration')).toThrow('traces without one');
    expect(Array.from(tracePositionsM(lineAt([4]), 'Migration'))).toEqual([4]);
  });

  it('is even where no trace is off by more than the tolerance, walked either way', () => {
    expect(evenSpacingM(lineAt(null, 0.2), 'It', 0)).toBe(0.2);
    expect(evenSpacingM(lineAt([0, 0.1, 0.2]), 'It', 1e-9)).toBeCloseTo(0.1, 12);
    expect(evenSpacingM(lineAt([4, 2, 0]), 'It', 1e-9)).toBe(2);
    expect(evenSpacingM(lineAt([0, 0.101, 0.2]), 'It', 0.02)).toBeCloseTo(0.1, 12);
    expect(evenSpacingM(lineAt([0, 0.101, 0.2]), 'It', 0.005)).toBeNull();
    expect(evenSpacingM(lineAt([0, 1, 0]), 'It', 0.01)).toBeNull();
    expect(evenSpacingM(lineAt([7], 0.3), 'It', 0.01)).toBe(0.3);
  });
});

describe('the length of line that a trace stands for', () => {
  it('is half the way to either neighbour, at the ends the whole way to one', () => {
    expect(Array.from(cellWidthsM(Float64Array.of(0, 1, 3, 4)))).toEqual([1, 1.5, 1.5, 1]);
  });

  it('is shared at one place, whatever the order of the traces', () => {
    expect(Array.from(cellWidthsM(Float64Array.of(2, 0, 1, 2, 1)))).toEqual([0.5, 1, 0.5, 0.5, 0.5]);
    expect(Array.from(cellWidthsM(Float64Array.of(5)))).toEqual([0]);
    expect(cellWidthsM(new Float64Array(0))).toHaveLength(0);
  });
});

describe('neighbours within reach', () => {
  it('are counted in the order of the recording', () => {
    expect(reachInTraces(Float64Array.of(0, 1, 2, 3, 4), 2)).toBe(2);
    expect(reachInTraces(Float64Array.of(0, 1, 2, 1.1, 0.2), 0.3)).toBe(4);
    expect(reachInTraces(Float64Array.of(0), 5)).toBe(0);
    expect(reachInTraces(new Float64Array(0), 5)).toBe(0);
  });

  it('are those that a search of all pairs finds', () => {
    const places = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 30 });
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 20 }), (positions, reachM) => {
        let wanted = 0;
        for (const [one, at] of positions.entries()) {
          for (const [other, there] of positions.entries()) {
            if (Math.abs(at - there) <= reachM) wanted = Math.max(wanted, Math.abs(one - other));
          }
        }
        expect(reachInTraces(Float64Array.from(positions), reachM)).toBe(wanted);
      }),
    );
  });
});
