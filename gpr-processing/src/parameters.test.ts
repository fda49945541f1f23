import { describe, expect, it } from 'vitest';
import { findMisfit, type StepParameter } from './parameters.ts';

const window: StepParameter = { label: 'Window', unit: 'ns', default: 10, minimum: 1, maximum: 50 };
const mean: StepParameter = { label: 'Mean', choices: ['mean', 'median'], default: 'mean' };
const curve: StepParameter = {
  label: 'Curve',
  columns: [
    { label: 'time', unit: 'ns', minimum: 0, maximum: 100 },
    { label: 'gain', unit: 'dB', minimum: -20, maximum: 80 },
  ],
  default: [],
  mostRows: 3,
};

describe('a value of a step', () => {
  it('fits within its bounds, among its words, in its table', () => {
    expect(findMisfit(window, 50)).toBeNull();
    expect(findMisfit(mean, 'median')).toBeNull();
    expect(
      findMisfit(curve, [
        [0, 0],
        [50, 20],
      ]),
    ).toBeNull();
    expect(findMisfit(curve, [])).toBeNull();
  });

  it.each([
    [window, 51, 'must be 1 to 50 ns, but is 51'],
    [window, '5', 'must be 1 to 50 ns, but is 5'],
    [window, Number.NaN, 'must be 1 to 50 ns, but is NaN'],
    [mean, 'mode', 'must be mean or median, but is mode'],
    [mean, 3, 'must be mean or median, but is 3'],
    [curve, 4, 'must be rows of 2 numbers, but is 4'],
    [curve, [[1]], 'must have 2 numbers in each row, but row 1 has not'],
    [
      curve,
      [
        [0, 0],
        [0, 90],
      ],
      'must have gain of -20 to 80 dB, but row 2 has 90',
    ],
    [
      curve,
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      'has 4 rows, more than 3',
    ],
  ] as [StepParameter, unknown, string][])('is told why it does not fit', (parameter, value, misfit) => {
    expect(findMisfit(parameter, value)).toBe(misfit);
  });
});
