import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { dcRemoval } from './dc-removal.ts';

describe('DC removal', () => {
  it('takes an offset out whole, and not the mean of the direct wave with it', () => {
    const line = radargramOf([
      [7, 100, 7, 7, 7, 7, 7, 7, 7],
      [-2, -2, -2, -2, -2, -2, -2, -2, -2],
    ]);
    expect(tracesOf(dcRemoval.run(line, {}))).toEqual([
      [0, 93, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
  });

  it('centres on the last third', () => {
    expect(tracesOf(dcRemoval.run(radargramOf([[0, 0, 0, 0, 2, 4]]), {}))).toEqual([[-3, -3, -3, -3, -1, 1]]);
  });

  it('makes a single sample 0', () => {
    expect(tracesOf(dcRemoval.run(radargramOf([[9]]), {}))).toEqual([[0]]);
  });
});
