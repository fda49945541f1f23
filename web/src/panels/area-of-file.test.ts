import type { GeometryFile, Position } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { areaOfFile, mayHoldArea } from './area-of-file.ts';

/** Fictional corners about a whole 0.05° intersection. */
const corners: Position[] = [
  [21.05, 42.2],
  [21.051, 42.2],
  [21.051, 42.201],
];
const closed = [...corners, corners[0] as Position];

function fileOf(...geometries: (GeometryFile['features'][number]['geometry'] | null)[]): GeometryFile {
  const features = geometries.map((geometry) => {
    const type = geometry?.type ?? ('Polygon' as const);
    return { name: null, vertexCount: 3, type, geometry };
  });
  return { features } as unknown as GeometryFile;
}

describe('the area of a geometry file', () => {
  it('is its polygons as they are, with their holes', () => {
    const hole: Position[] = closed.map(([longitude, latitude]) => [longitude + 1e-4, latitude + 1e-4]);
    const file = fileOf({ type: 'Polygon', coordinates: [closed, hole] });
    expect(areaOfFile(file, [])).toEqual({ type: 'MultiPolygon', coordinates: [[closed, hole]] });
  });

  it('is what a track goes around, closed from its last point to its first', () => {
    const open = fileOf({ type: 'LineString', coordinates: corners });
    const around = fileOf({ type: 'MultiLineString', coordinates: [closed] });
    const area = { type: 'MultiPolygon', coordinates: [[closed]] };
    expect(areaOfFile(open, [])).toEqual(area);
    expect(areaOfFile(around, [])).toEqual(area);
  });

  it('is made of the features that were chosen, and of no line that encloses nothing', () => {
    const file = fileOf(
      { type: 'LineString', coordinates: corners.slice(0, 2) },
      { type: 'Polygon', coordinates: [closed] },
    );
    expect(areaOfFile(file, [0])).toBeNull();
    expect(areaOfFile(file, [1])).toEqual(areaOfFile(file, []));
  });

  it('is none while the system of the numbers is not known, and none of points', () => {
    expect(areaOfFile(fileOf(null), [])).toBeNull();
    expect(mayHoldArea(fileOf(null))).toBe(true);
    expect(mayHoldArea(fileOf({ type: 'Point', coordinates: corners[0] as Position }))).toBe(false);
  });
});
