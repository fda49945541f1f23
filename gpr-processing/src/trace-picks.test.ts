import { describe, expect, it } from 'vitest';
import { pickSameFlank, shiftsOfPicks } from './trace-picks.ts';

const none = Number.NaN;

describe('the flank of each trace', () => {
  it('is the same in all, whichever noise made the steepest', () => {
    const parts = [
      Float64Array.of(10, 14, -18, none, none, 12, -20, 16, 24, none),
      Float64Array.of(11, 15, -19, none, none, none, none, none, none, none),
    ];
    expect(Array.from(pickSameFlank(parts))).toEqual([14, 16, 15, none]);
  });

  it('falls where most of them fall', () => {
    const parts = [Float64Array.of(10, -9.5, 30, none, none, 20, -19.5, none, none, none)];
    expect(Array.from(pickSameFlank(parts))).toEqual([9.5, 19.5]);
    expect(pickSameFlank([])).toHaveLength(0);
  });
});

describe('shifts of picks', () => {
  const alone = { reach: 0, mostSamples: 5 };

  it('bring all picks to their median', () => {
    expect(shiftsOfPicks(Float64Array.of(20, 21.5, 20, 19), alone)).toEqual(Float64Array.of(0, -1.5, 0, 1));
  });

  it('do not follow one wrong pick when neighbours count', () => {
    const picks = Float64Array.of(20, 20, 20, 24, 20, 20, 20);
    expect(shiftsOfPicks(picks, { ...alone, reach: 1 })).toEqual(new Float64Array(7));
    expect(shiftsOfPicks(picks, alone)?.[3]).toBe(-4);
  });

  it('between picked traces go straight, and at the ends stay the same; misread picks are none', () => {
    const picks = Float64Array.of(none, 10, 900, none, 13, none, 11, 11, 11);
    expect(shiftsOfPicks(picks, alone)).toEqual(Float64Array.of(1, 1, 0, -1, -2, -1, 0, 0, 0));
  });

  it('are none where less than half of the traces have a pick, or there are no traces', () => {
    expect(shiftsOfPicks(Float64Array.of(5, none, none), alone)).toBeNull();
    expect(shiftsOfPicks(Float64Array.of(none), alone)).toBeNull();
    expect(shiftsOfPicks(new Float64Array(0), alone)).toBeNull();
    expect(shiftsOfPicks(Float64Array.of(8), alone)).toEqual(Float64Array.of(0));
  });
});
