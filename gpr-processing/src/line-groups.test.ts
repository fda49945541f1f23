import { describe, expect, it } from 'vitest';
import { groupTraces, typicalGapM } from './line-groups.ts';

const zeros = (count: number) => new Float64Array(count);

describe('groups of traces', () => {
  it('join what lies less than a step from the first, at the mean place, with the mean value', () => {
    const xM = Float64Array.of(0, 0.4, 0.8, 1.2, 1.6, 5);
    const groups = groupTraces({ xM, yM: zeros(6) }, 1);
    expect(Array.from(groups.xM)).toEqual([0.4000000000000001, 1.4, 5]);
    expect(Array.from(groups.means(Float64Array.of(1, 2, 3, 10, Number.NaN, 7)))).toEqual([2, 10, 7]);
    expect(groups.placedCount).toBe(6);
  });

  it('of an antenna that stood still is one group, and traces without a place belong to none', () => {
    const still = groupTraces({ xM: Float64Array.of(3, 3, Number.NaN, 3), yM: zeros(4) }, 0.1);
    expect([still.xM.length, still.placedCount]).toEqual([1, 3]);
    expect(Array.from(still.means(Float64Array.of(1, 1, 1000, 4)))).toEqual([2]);
  });

  it('of nothing are none', () => {
    expect(groupTraces({ xM: zeros(0), yM: zeros(0) }, 1).xM).toHaveLength(0);
    expect(groupTraces({ xM: zeros(2).fill(Number.NaN), yM: zeros(2) }, 1).means(zeros(2))).toHaveLength(0);
  });
});

describe('the gap between lines', () => {
  const lineAt = (y: number) =>
    groupTraces({ xM: Float64Array.from({ length: 30 }, (_, trace) => trace), yM: zeros(30).fill(y) }, 0.5);

  it('is that to the nearest other line, and one line far off does not change it', () => {
    expect(typicalGapM([0, 0.5, 1, 1.5, 40].map(lineAt))).toBe(0.5);
  });

  it('is unknown for one line and for none', () => {
    expect(typicalGapM([lineAt(0)])).toBeNaN();
    expect(typicalGapM([])).toBeNaN();
  });
});
