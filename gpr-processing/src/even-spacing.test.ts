import { describe, expect, it } from 'vitest';
import { requireEvenSpacingM } from './even-spacing.ts';
import { radargramOf } from './known-radargrams.ts';

function spacingOf(distancesM: number[], traceSpacingM: number | null = null): number {
  const known = { traceDistancesM: Float64Array.from(distancesM), traceSpacingM };
  return requireEvenSpacingM(
    radargramOf(
      distancesM.map(() => [1]),
      known,
    ),
    'Dip filter',
  );
}

describe('the spacing of even traces', () => {
  it('is the mean of their distances, where each lies within a tenth of it of its place', () => {
    expect(spacingOf([5, 5.5, 6, 6.54, 7], 9)).toBeCloseTo(0.5, 12);
  });

  it('is the stated one where no distances are known, or of one trace', () => {
    expect(requireEvenSpacingM(radargramOf([[1], [1]], { traceSpacingM: 0.2 }), 'Dip filter')).toBe(0.2);
    expect(spacingOf([3], 0.3)).toBe(0.3);
  });

  it('is asked for where nothing is known of it, or where it is 0', () => {
    for (const traceSpacingM of [null, 0]) {
      expect(() => requireEvenSpacingM(radargramOf([[1]], { traceSpacingM }), 'Dip filter')).toThrow(
        'Dip filter works in metres along the line',
      );
    }
  });

  it('does not exist where traces lie unevenly: the sentence names the trace and the remedy', () => {
    expect(() => spacingOf([0, 1, 2.5, 3], 1)).toThrow(
      'Dip filter needs traces at even distances, but trace 3 lies 0.5 m from its place: put the step equidistant-traces before it.',
    );
  });

  it('does not exist where distances go back, stand still or are no numbers', () => {
    for (const distancesM of [
      [3, 2, 1],
      [1, 1, 1],
      [0, Number.NaN, 2],
      [0, 1, Number.NaN],
    ]) {
      expect(() => spacingOf(distancesM, 1)).toThrow('Dip filter needs traces at even distances');
    }
  });
});
