import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { backgroundRemoval } from './background-removal.ts';

describe('background removal', () => {
  it('takes out what all traces share and keeps what one of them has alone', () => {
    const line = radargramOf([
      [8, 1],
      [8, 1],
      [8, 5],
      [8, 1],
    ]);
    expect(tracesOf(backgroundRemoval.run(line, {}))).toEqual([
      [0, -1],
      [0, -1],
      [0, 3],
      [0, -1],
    ]);
  });

  it('takes out a flat reflector too', () => {
    const line = radargramOf([
      [0, 500, 0],
      [0, 500, 0],
    ]);
    expect(tracesOf(backgroundRemoval.run(line, {}))).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('leaves nothing of a single trace', () => {
    expect(tracesOf(backgroundRemoval.run(radargramOf([[3, -4]]), {}))).toEqual([[0, 0]]);
  });
});
