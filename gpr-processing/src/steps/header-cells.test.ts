import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { headerCells } from './header-cells.ts';

describe('header cells', () => {
  it('give way to the first sample that the antenna received', () => {
    const line = radargramOf(
      [
        [-32768, -7168, 5, 6],
        [-32767, -32768, 8, 9],
      ],
      { nonSignalSampleCount: 2 },
    );
    const cleaned = headerCells.run(line, {});
    expect(tracesOf(cleaned)).toEqual([
      [5, 5, 5, 6],
      [8, 8, 8, 9],
    ]);
    expect(cleaned.nonSignalSampleCount).toBe(0);
    expect(line.samples[0]).toBe(-32768);
  });

  it('of a recording that has none stay as they are', () => {
    const line = radargramOf([[1, 2, 3]]);
    expect(tracesOf(headerCells.run(line, {}))).toEqual([[1, 2, 3]]);
  });

  it('that fill the whole trace leave silence', () => {
    const line = radargramOf([[-32768]], { nonSignalSampleCount: 2 });
    expect(tracesOf(headerCells.run(line, {}))).toEqual([[0]]);
  });
});
