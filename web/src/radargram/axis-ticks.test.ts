import { describe, expect, it } from 'vitest';
import { ticksBetween, wholeTicksBetween } from './axis-ticks.ts';

describe('ticksBetween', () => {
  it('takes round values, as many as there is room for', () => {
    expect(ticksBetween(-5, 97, { px: 320, pxPerTick: 64 })).toEqual({
      values: [0, 20, 40, 60, 80],
      digits: 0,
    });
  });

  it('shows just so many decimals that neighbours differ', () => {
    expect(ticksBetween(0, 2.4, { px: 300, pxPerTick: 60 })).toEqual({
      values: [0, 0.5, 1, 1.5, 2],
      digits: 1,
    });
    expect(ticksBetween(10.001, 10.011, { px: 500, pxPerTick: 100 }).digits).toBe(3);
  });

  it('has an axis even where there is hardly room', () => {
    expect(ticksBetween(0, 100, { px: 20, pxPerTick: 90 }).values.length).toBeGreaterThan(1);
  });
});

describe('wholeTicksBetween', () => {
  it('puts no tick between two traces', () => {
    expect(wholeTicksBetween(99.5, 102.5, { px: 1000, pxPerTick: 90 })).toEqual({
      values: [100, 101, 102],
      digits: 0,
    });
  });
});
