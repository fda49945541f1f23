import { placeOnGrid } from '@jsa/gpr-processing';
import { describe, expect, it } from 'vitest';
import { linesOfGrid, type SurveyGrid, stretchOnGrid } from './survey-grids.ts';

const grid: SurveyGrid = {
  origin: [21.05, 42.2],
  bearingDeg: 30,
  lineSpacingM: 0.5,
  lengthAlongM: 20,
  lengthAcrossM: 4.5,
  hasLinesAcross: true,
  isZigZag: true,
  along: { prefix: 'L', firstNumber: 7 },
  across: { prefix: 'X', firstNumber: 1 },
  keepsGnss: true,
};

describe('the lines of a grid', () => {
  it('are counted from the numbers that they begin with, one more than fits between them', () => {
    const names = linesOfGrid(grid).map(({ name }) => name);
    expect(names.slice(0, 10)).toEqual([
      'L07',
      'L08',
      'L09',
      'L10',
      'L11',
      'L12',
      'L13',
      'L14',
      'L15',
      'L16',
    ]);
    expect(names.slice(10)).toHaveLength(41);
    expect([names[10], names[50]]).toEqual(['X01', 'X41']);
  });

  it('are one where the field is as wide as a line', () => {
    const one = { ...grid, lengthAcrossM: 0, hasLinesAcross: false };
    expect(linesOfGrid(one)).toEqual([{ direction: 'along', position: 0, name: 'L07' }]);
  });
});

describe('a recording on a line', () => {
  it('lies where depth slices place it, in both directions and walked to and fro', () => {
    for (const { direction, position } of linesOfGrid(grid)) {
      const { first, last } = stretchOnGrid(grid, {
        direction,
        position,
        startM: 0.7,
        lengthM: 3,
        walked: 'as-planned',
      });
      const line = { traceCount: 2, traceDistancesM: Float64Array.of(0, 3) } as Parameters<
        typeof placeOnGrid
      >[0];
      const { xM, yM } = placeOnGrid(
        line,
        { ...grid, originM: { xM: 0, yM: 0 } },
        { direction, index: position, startM: 0.7 },
      );
      expect(first.eastM).toBeCloseTo(xM[0], 9);
      expect(first.northM).toBeCloseTo(yM[0], 9);
      expect(last.eastM).toBeCloseTo(xM[1], 9);
      expect(last.northM).toBeCloseTo(yM[1], 9);
    }
  });

  it('runs the other way where it was walked against the plan', () => {
    const stretch = { direction: 'along', position: 1, startM: 0, lengthM: null } as const;
    const planned = stretchOnGrid(grid, { ...stretch, walked: 'as-planned' });
    const forward = stretchOnGrid(grid, { ...stretch, walked: 'forward' });
    expect(forward.first.eastM).toBeCloseTo(planned.last.eastM, 9);
    expect(forward.last.northM).toBeCloseTo(planned.first.northM, 9);
    expect(stretchOnGrid(grid, { ...stretch, walked: 'back' })).toEqual(planned);
  });
});
