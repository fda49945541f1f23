import { describe, expect, it } from 'vitest';
import { inverseDistance } from './inverse-distance.ts';
import { repeatableNoise } from './known-signals.ts';
import { linearTriangles } from './linear-triangles.ts';
import { columnCentreM, type Gridder, type Raster, rowCentreM } from './raster.ts';

const raster: Raster = { leftM: -0.5, bottomM: -0.5, cellM: 1, columnCount: 11, rowCount: 11 };
const noise = repeatableNoise(3);
const scattered = {
  xs: Float64Array.from({ length: 400 }, () => 5 + 4 * noise()),
  ys: Float64Array.from({ length: 400 }, () => 5 + 4 * noise()),
};
const plane = scattered.xs.map((x, place) => 3 + 2 * x - 0.5 * scattered.ys[place]);

function triangles(places: typeof scattered, reachM: number): Gridder {
  const gridder = linearTriangles(places, raster, reachM);
  if (!gridder) throw new Error('all places lie on one line');
  return gridder;
}

describe('linear triangles', () => {
  it('bring back a plane everywhere inside the hull', () => {
    const cells = triangles(scattered, 5)(plane);
    let checkedCount = 0;
    for (let row = 1; row < 10; row++) {
      for (let column = 1; column < 10; column++) {
        const wanted = 3 + 2 * columnCentreM(raster, column) - 0.5 * rowCentreM(raster, row);
        const cell = cells[row * 11 + column];
        if (Number.isNaN(cell)) continue;
        expect(cell).toBeCloseTo(wanted, 4);
        checkedCount++;
      }
    }
    expect(checkedCount).toBeGreaterThan(75);
  });

  it('leave empty what lies outside the hull or beyond the reach', () => {
    const square = { xs: Float64Array.of(0, 4, 0, 4, 10, 10), ys: Float64Array.of(0, 0, 4, 4, 0, 4) };
    const cells = triangles(square, 2.9)([1, 1, 1, 1, 1, 1]);
    expect(cells[2 * 11 + 1]).toBe(1);
    expect(cells[2 * 11 + 7]).toBeNaN();
    expect(cells[6 * 11 + 1]).toBeNaN();
    const shorter = triangles(square, 2.83)([1, 1, 1, 1, 1, 1]);
    expect(shorter[2 * 11 + 2]).toBe(1);
    expect(triangles(square, 2.5)([1, 1, 1, 1, 1, 1]).every(Number.isNaN)).toBe(true);
  });

  it('take places at one spot for one, and say nothing beside a place that says nothing', () => {
    const places = { xs: Float64Array.of(0, 4, 0, 0), ys: Float64Array.of(0, 0, 4, 4) };
    const grid = triangles(places, 10);
    expect(grid([0, 0, 3, 5])[4 * 11]).toBe(4);
    expect(grid([0, 0, Number.NaN, 5])[4 * 11]).toBe(5);
    expect(grid([Number.NaN, 0, 1, 1])[11 + 1]).toBeNaN();
  });

  it('are none on one line, at one spot and of nothing', () => {
    const line = Float64Array.of(0, 1, 2, 3);
    expect(linearTriangles({ xs: line, ys: line }, raster, 1)).toBeNull();
    expect(linearTriangles({ xs: line.map(() => 1), ys: line.map(() => 1) }, raster, 1)).toBeNull();
    expect(linearTriangles({ xs: new Float64Array(), ys: new Float64Array() }, raster, 1)).toBeNull();
  });
});

describe('inverse distance', () => {
  it('keeps a constant, and no value leaves the range of what lies within the radius', () => {
    const grid = inverseDistance(scattered, raster, { radiusM: 2, power: 2 });
    const level = grid(plane.map(() => 7));
    for (const cell of level) if (!Number.isNaN(cell)) expect(cell).toBeCloseTo(7, 5);
    const cells = grid(plane);
    for (const [cell, value] of cells.entries()) {
      const [x, y] = [columnCentreM(raster, cell % 11), rowCentreM(raster, Math.floor(cell / 11))];
      const near = Array.from(plane).filter(
        (_, place) => Math.hypot(scattered.xs[place] - x, scattered.ys[place] - y) <= 2,
      );
      expect(Number.isNaN(value)).toBe(near.length === 0);
      if (near.length === 0) continue;
      expect(value).toBeGreaterThanOrEqual(Math.min(...near) - 1e-5);
      expect(value).toBeLessThanOrEqual(Math.max(...near) + 1e-5);
    }
  });

  it('weighs by distance to the power, and takes what lies at the centre itself', () => {
    const places = { xs: Float64Array.of(1, 4, 8, 8), ys: Float64Array.of(0, 0, 8, 8) };
    const cells = inverseDistance(places, raster, { radiusM: 3, power: 2 })([10, 20, 1, 2]);
    expect(cells[2]).toBeCloseTo((10 + 20 / 4) / (1 + 1 / 4), 5);
    expect(cells[8 * 11 + 8]).toBe(1.5);
    expect(cells[5 * 11 + 4]).toBeNaN();
  });

  it('hears nothing from places that say nothing, and nothing at all of no places', () => {
    const places = { xs: Float64Array.of(1, 4), ys: Float64Array.of(0, 0) };
    expect(inverseDistance(places, raster, { radiusM: 3, power: 2 })([Number.NaN, 20])[2]).toBe(20);
    const none = { xs: new Float64Array(), ys: new Float64Array() };
    expect(inverseDistance(none, raster, { radiusM: 3, power: 2 })([]).every(Number.isNaN)).toBe(true);
  });
});
