import { describe, expect, it } from 'vitest';
import { delaunay } from './delaunay.ts';
import { repeatableNoise } from './known-signals.ts';
import { inCircle, orientation } from './orientation.ts';

type Points = readonly (readonly [x: number, y: number])[];

function meshOf(points: Points) {
  const xs = Float64Array.from(points, ([x]) => x);
  const ys = Float64Array.from(points, ([, y]) => y);
  const triangles = delaunay(xs, ys) ?? new Int32Array();
  let doubleArea = 0;
  for (let corner = 0; corner < triangles.length; corner += 3) {
    const [a, b, c] = triangles.subarray(corner, corner + 3);
    const area = orientation(xs[a], ys[a], xs[b], ys[b], xs[c], ys[c]);
    expect(area).toBeGreaterThan(0);
    doubleArea += area;
  }
  return { xs, ys, triangles, doubleArea };
}

function expectEmptyCircles({ xs, ys, triangles }: ReturnType<typeof meshOf>): void {
  for (let corner = 0; corner < triangles.length; corner += 3) {
    const [a, b, c] = triangles.subarray(corner, corner + 3);
    const corners = { ax: xs[a], ay: ys[a], bx: xs[b], by: ys[b], cx: xs[c], cy: ys[c] };
    for (const [point, px] of xs.entries()) {
      if (inCircle({ ...corners, px, py: ys[point] }) > 0) throw new Error(`${point} lies in ${a} ${b} ${c}`);
    }
  }
}

/** Twice the area of the convex hull, by Andrew's chain. */
function doubleHullArea(points: Points): number {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const chain = (ordered: Points) => {
    const hull: (readonly [number, number])[] = [];
    for (const [x, y] of ordered) {
      for (;;) {
        const [before, last] = [hull.at(-2), hull.at(-1)];
        if (!before || !last || orientation(...before, ...last, x, y) > 0) break;
        hull.pop();
      }
      hull.push([x, y]);
    }
    return hull.slice(0, -1);
  };
  const hull = [...chain(sorted), ...chain(sorted.toReversed())];
  return hull.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = hull[(index + 1) % hull.length];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function distinct(points: Points): Points {
  return Array.from(new Map(points.map((point) => [point.join(), point])).values());
}

describe('triangles of Delaunay', () => {
  it('of three points is the one there is, turned counter-clockwise', () => {
    expect(
      meshOf([
        [0, 0],
        [0, 5],
        [5, 0],
      ]).triangles,
    ).toHaveLength(3);
  });

  it.each([
    ['far apart', 1e6, 120],
    ['crowded, many on one circle or line', 3, 400],
    ['in a thin strip', 40, 200],
  ])('cover the hull and hold no point in their circles: %s', (_, size, count) => {
    for (let seed = 1; seed <= 5; seed++) {
      const noise = repeatableNoise(seed);
      const height = size === 40 ? 0.02 : 1;
      const points = distinct(
        Array.from({ length: count }, () => [
          Math.round(size * noise()) + 0,
          Math.round(size * height * noise()) + 0,
        ]),
      );
      const mesh = meshOf(points);
      expectEmptyCircles(mesh);
      expect(mesh.doubleArea).toBe(doubleHullArea(points));
    }
  });

  it('cover a regular grid, where every four neighbours lie on one circle, at any size of its cells', () => {
    for (const size of [1, 30011]) {
      const points = Array.from({ length: 20 * 15 }, (_, index): [number, number] => [
        size * (index % 20),
        size * Math.floor(index / 20),
      ]);
      const mesh = meshOf(points);
      expect(mesh.triangles.length / 3).toBe(2 * 19 * 14);
      expect(mesh.doubleArea).toBe(2 * 19 * 14 * size ** 2);
      expectEmptyCircles(mesh);
    }
  });

  it('are none where all points lie on one line, or are fewer than three', () => {
    const line = Float64Array.from({ length: 9 }, (_, index) => (index * 7) % 9);
    expect(
      delaunay(
        line,
        line.map((x) => 3 * x + 1),
      ),
    ).toBeNull();
    expect(delaunay(Float64Array.of(0, 1), Float64Array.of(0, 1))).toBeNull();
    expect(delaunay(new Float64Array(), new Float64Array())).toBeNull();
  });

  it('are found for ten thousand points of parallel lines', () => {
    const points = Array.from({ length: 10_000 }, (_, index): [number, number] => [
      2000 * Math.floor(index / 500),
      100 * (index % 500),
    ]);
    expect(meshOf(points).triangles.length / 3).toBe(2 * 19 * 499);
  });
});

describe('whether a point lies in a circle', () => {
  it('is told exactly where float64 would round', () => {
    const large = 2 ** 24 - 3;
    const circle = { ax: -large, ay: 0, bx: 0, by: -large, cx: large, cy: 0 };
    expect(inCircle({ ...circle, px: 0, py: large })).toBe(0);
    expect(inCircle({ ...circle, px: 0, py: large - 1 })).toBeGreaterThan(0);
    expect(inCircle({ ...circle, px: 0, py: large + 1 })).toBeLessThan(0);
    expect(inCircle({ ...circle, px: 1, py: large })).toBeLessThan(0);
  });
});
