import { describe, expect, it } from 'vitest';
import { fictionalFix } from '#fictional-recording.ts';
import { trackOf, validFixes } from './track.ts';

describe('validFixes', () => {
  it('are in the order of their traces, the last of each', () => {
    const fixes = [fictionalFix(9), fictionalFix(2), fictionalFix(5), fictionalFix(2, { latitudeDeg: 42.6 })];
    expect(validFixes(fixes).map(({ trace, latitudeDeg }) => [trace, latitudeDeg])).toEqual([
      [2, 42.6],
      [5, 42.5],
      [9, 42.5],
    ]);
  });

  it.each([
    ['that the receiver called invalid', { quality: 'invalid' as const }],
    ['beyond the pole', { latitudeDeg: 90.1 }],
    ['beyond the date line', { longitudeDeg: -180.1 }],
    ['without a latitude', { latitudeDeg: Number.NaN }],
    ['without a longitude', { longitudeDeg: Number.POSITIVE_INFINITY }],
    ['without a trace', { trace: Number.NaN }],
    [
      'at latitude and longitude 0, which receivers print that have no fix',
      { latitudeDeg: 0, longitudeDeg: 0 },
    ],
  ])('are none %s', (_, changes) => {
    expect(validFixes([fictionalFix(1, changes)])).toEqual([]);
  });

  it('do not give way to an invalid one at the same trace', () => {
    expect(validFixes([fictionalFix(2), fictionalFix(2, { quality: 'invalid' })])).toHaveLength(1);
  });

  it('are not taken out of the list that is asked', () => {
    const fixes = [fictionalFix(9), fictionalFix(2)];
    validFixes(fixes);
    expect(fixes.map(({ trace }) => trace)).toEqual([9, 2]);
  });
});

describe('trackOf', () => {
  const trackThrough = (...traces: number[]) =>
    trackOf({ positions: traces.map((trace) => fictionalFix(trace)), traceCount: 20 });

  it('is longitude, latitude and trace, by strictly increasing trace', () => {
    expect(trackThrough(19, 0, 7, 7)).toEqual([
      [21, 42.5, 0],
      [21.000007, 42.5, 7],
      [21.000019, 42.5, 19],
    ]);
  });

  it('has no points at traces that the recording does not have', () => {
    expect(trackThrough(-1, 0, 19, 20)?.map(([, , trace]) => trace)).toEqual([0, 19]);
    expect(trackThrough(0, 5, 30)?.map(([, , trace]) => trace)).toEqual([0, 5, 19]);
    expect(trackThrough(25, 30)).toBeNull();
  });

  it('begins and ends between the fixes on either side of the first and last trace', () => {
    const track = trackThrough(-10, 10, 29);
    expect(track?.map(([, , trace]) => trace)).toEqual([0, 10, 19]);
    expect(track?.[0][0]).toBeCloseTo(21, 12);
    expect(track?.[2][0]).toBeCloseTo(21.000019, 12);
    expect(trackThrough(-10, 40)?.map(([, , trace]) => trace)).toEqual([0, 19]);
  });

  it('takes no straight way across the date line', () => {
    const positions = [
      fictionalFix(0, { longitudeDeg: 179.9 }),
      fictionalFix(5, { longitudeDeg: 179.99 }),
      fictionalFix(40, { longitudeDeg: -179.9 }),
    ];
    expect(trackOf({ positions, traceCount: 20 })?.map(([, , trace]) => trace)).toEqual([0, 5]);
  });

  it('is none through one point, nor through a point that stands still', () => {
    expect(trackThrough()).toBeNull();
    expect(trackThrough(3)).toBeNull();
    const standing = [0, 5, 9].map((trace) => fictionalFix(trace, { longitudeDeg: 21 }));
    expect(trackOf({ positions: standing, traceCount: 20 })).toBeNull();
  });

  it('may end where it began', () => {
    const there = fictionalFix(5, { longitudeDeg: 21.1 });
    const back = fictionalFix(9, { longitudeDeg: 21 });
    expect(trackOf({ positions: [fictionalFix(0), there, back], traceCount: 20 })).toHaveLength(3);
  });
});
