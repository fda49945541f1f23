import { describe, expect, it } from 'vitest';
import { repeatableNoise } from './known-signals.ts';
import { createToeplitzSolver } from './levinson.ts';

describe("Levinson's recursion", () => {
  it.each([1, 2, 3, 12])('solves %d equations, seen by putting the solution in', (count) => {
    const noise = repeatableNoise(3);
    const autocorrelation = Float64Array.from({ length: count }, (_, lag) => 0.6 ** lag * Math.cos(lag));
    const wanted = Float64Array.from({ length: count }, noise);
    const solution = new Float64Array(count).fill(99);
    createToeplitzSolver(count)(autocorrelation, wanted, solution);
    for (let row = 0; row < count; row++) {
      const sum = solution.reduce(
        (so, value, column) => so + value * autocorrelation[Math.abs(row - column)],
        0,
      );
      expect(sum).toBeCloseTo(wanted[row], 10);
    }
  });

  it('of silence has the solution 0', () => {
    const solution = new Float64Array(3).fill(99);
    createToeplitzSolver(3)(new Float64Array(3), Float64Array.of(1, 2, 3), solution);
    expect([...solution]).toEqual([0, 0, 0]);
  });

  it('ends where a pure wave leaves nothing to solve for, with finite numbers', () => {
    const wave = Float64Array.from({ length: 8 }, (_, lag) => Math.cos(lag));
    const solution = new Float64Array(7);
    createToeplitzSolver(7)(wave.subarray(0, 7), wave.subarray(1), solution);
    expect(solution[0]).toBeCloseTo(2 * Math.cos(1), 6);
    expect(solution[1]).toBeCloseTo(-1, 6);
    expect([...solution.subarray(2)].every((value) => Math.abs(value) < 1e-6)).toBe(true);
  });
});
