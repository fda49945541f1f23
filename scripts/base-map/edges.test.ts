import { describe, expect, it } from 'vitest';
import { edgesOfRings, joinEdges, type LonLat, lineLengthKm, withoutEdges } from './edges.ts';
import { clipRing, isInRing, simplifyLine } from './shapes.ts';

const left: LonLat[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const right: LonLat[] = [
  [1, 0],
  [2, 0],
  [2, 1],
  [1, 1],
  [1, 0],
];

describe('edges', () => {
  it('are the same in both directions: what two neighbours share can be taken away', () => {
    const rest = withoutEdges(edgesOfRings([left]), [edgesOfRings([right])]);
    expect(joinEdges(rest)).toEqual([
      [
        [1, 0],
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    ]);
  });

  it('join into a closed ring where they do not end', () => {
    const [ring] = joinEdges([...edgesOfRings([left]).values()]);
    expect(ring).toHaveLength(5);
    expect(ring[0]).toEqual(ring[4]);
  });

  it('are cut where three lines meet', () => {
    const all = [...new Map([...edgesOfRings([left]), ...edgesOfRings([right])]).values()];
    expect(
      joinEdges(all)
        .map((line) => line.length)
        .sort(),
    ).toEqual([2, 4, 4]);
  });
});

describe('lineLengthKm', () => {
  it('knows a degree of latitude on the ellipsoid', () => {
    expect(
      lineLengthKm([
        [21, 42],
        [21, 43],
      ]),
    ).toBeCloseTo(111.083, 3);
  });
});

describe('shapes', () => {
  it('are cut along the edge of the region', () => {
    const cut = clipRing(left, { west: 0.5, south: -1, east: 3, north: 3 });
    expect(cut.every(([x]) => x >= 0.5)).toBe(true);
    expect(isInRing([0.75, 0.5], cut)).toBe(true);
    expect(isInRing([0.25, 0.5], cut)).toBe(false);
    expect(clipRing(left, { west: 5, south: 5, east: 6, north: 6 })).toEqual([]);
  });

  it('lose no vertex farther from the line than the tolerance', () => {
    const bent: LonLat[] = [
      [21, 42],
      [21.001, 42.00001],
      [21.002, 42.001],
      [21.003, 42],
    ];
    expect(simplifyLine(bent, 20)).toHaveLength(4);
    expect(simplifyLine(bent, 60)).toHaveLength(3);
    expect(simplifyLine(bent, 200)).toHaveLength(2);
  });
});
