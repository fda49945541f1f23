import { describe, expect, it } from 'vitest';
import { distancesOf, evenPlacesAmong, orderedPlaces } from './even-places.ts';
import { radargramOf } from './known-radargrams.ts';

describe('places along a line', () => {
  it('are sorted, each once, with the traces that lie there', () => {
    const { placesM, tracesAt } = orderedPlaces([3, 1, Number.NaN, 3, 2]);
    expect(placesM).toEqual(Float64Array.of(1, 2, 3));
    expect(tracesAt).toEqual([[1], [4], [0, 3]]);
    expect(orderedPlaces([]).placesM).toHaveLength(0);
  });

  it('at even distances are told by the places around them', () => {
    expect(evenPlacesAmong(Float64Array.of(1, 2, 4), 0.75, 5)).toEqual([
      { index: 0, share: 0 },
      { index: 0, share: 0.75 },
      { index: 1, share: 0.25 },
      { index: 1, share: 0.625 },
      { index: 1, share: 1 },
    ]);
    expect(evenPlacesAmong(Float64Array.of(7), 0.5, 1)).toEqual([{ index: 0, share: 0 }]);
  });

  it('are those the traces were given, else those of their spacing, else unknown', () => {
    const line = radargramOf([[1], [2], [3]], { traceSpacingM: 0.5 });
    expect(distancesOf(line)).toEqual(Float64Array.of(0, 0.5, 1));
    const traceDistancesM = Float64Array.of(4, 2, 9);
    expect(distancesOf({ ...line, traceDistancesM })).toBe(traceDistancesM);
    for (const traceSpacingM of [null, 0, Number.NaN])
      expect(distancesOf({ ...line, traceSpacingM })).toBeNull();
  });
});
