import { inCircle, orientation } from './orientation.ts';

/**
 * Triangles over points, none with a point inside its circumcircle: three point numbers each, counter-clockwise. Points have
 * whole coordinates up to 2^25 and no two are the same. Null where all lie on one line. After Bowyer 1981 and Watson
 * 1981, with a corner that lies beyond the hull in place of a great outer triangle, so that the hull comes out whole.
 */
export function delaunay(xs: Float64Array, ys: Float64Array): Int32Array | null {
  const order = insertionOrder(xs, ys);
  if (order.length < 3) return null;
  const third = order.findIndex(
    (point, rank) => rank > 1 && leftness(xs, ys, order[0], order[1], point) !== 0,
  );
  if (third < 0) return null;
  order.splice(2, 0, ...order.splice(third, 1));
  const mesh = createMesh(xs, ys);
  mesh.begin(order[0], order[1], order[2]);
  for (const point of order.slice(3)) mesh.insert(point);
  return mesh.triangles();
}

function leftness(xs: Float64Array, ys: Float64Array, a: number, b: number, c: number): number {
  return orientation(xs[a], ys[a], xs[b], ys[b], xs[c], ys[c]);
}

/** Row by row of squares, there and back, so that each point lies near the last and its triangle is soon found. */
function insertionOrder(xs: Float64Array, ys: Float64Array): number[] {
  const side = Math.max(1, Math.round(Math.sqrt(xs.length) / 2));
  const bounds = [xs, ys].map((values) => {
    const least = values.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY);
    const most = values.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY);
    return { least, step: Math.max(1, most - least) / side };
  });
  const squareOf = (value: number, { least, step }: { least: number; step: number }) =>
    Math.min(side - 1, Math.floor((value - least) / step));
  const rank = xs.map((x, point) => {
    const row = squareOf(ys[point], bounds[1]);
    const column = squareOf(x, bounds[0]);
    return row * side + (row % 2 === 0 ? column : side - 1 - column);
  });
  return Array.from(xs.keys()).sort((one, other) => rank[one] - rank[other] || one - other);
}

/**
 * Half-edge `3 t + i` runs from corner i of triangle t to the next, its twin the other way in the neighbour. Triangles with the
 * corner beyond (number `beyond`) stand behind the hull's edges, so every half-edge has a twin.
 */
function createTriangles(xs: Float64Array, ys: Float64Array) {
  const beyond = xs.length;
  const mostTriangles = Math.max(4, 2 * beyond - 2);
  const corner = new Int32Array(3 * mostTriangles);
  const twin = new Int32Array(3 * mostTriangles);
  const next = (edge: number) => (edge % 3 === 2 ? edge - 2 : edge + 1);

  function beyondEdgeOf(triangle: number): number {
    for (let edge = 3 * triangle; edge < 3 * triangle + 3; edge++) if (corner[edge] === beyond) return edge;
    return -1;
  }

  /** Whether the point lies inside the circumcircle; behind an edge of the hull that circle is the half-plane outside. */
  function takes(triangle: number, point: number): boolean {
    const edge = beyondEdgeOf(triangle);
    if (edge < 0) {
      const [a, b, c] = [corner[3 * triangle], corner[3 * triangle + 1], corner[3 * triangle + 2]];
      const corners = { ax: xs[a], ay: ys[a], bx: xs[b], by: ys[b], cx: xs[c], cy: ys[c] };
      return inCircle({ ...corners, px: xs[point], py: ys[point] }) > 0;
    }
    const from = corner[next(edge)];
    const to = corner[next(next(edge))];
    const side = leftness(xs, ys, from, to, point);
    if (side !== 0) return side > 0;
    const along =
      (xs[point] - xs[from]) * (xs[point] - xs[to]) + (ys[point] - ys[from]) * (ys[point] - ys[to]);
    return along < 0;
  }

  /** Walks towards the point, from the triangle that was made last; exact sides let no walk go round. */
  function locate(point: number, latest: number): number {
    let triangle = latest;
    const outer = beyondEdgeOf(triangle);
    if (outer >= 0) {
      if (takes(triangle, point)) return triangle;
      triangle = Math.floor(twin[next(outer)] / 3);
    }
    for (;;) {
      let crossed = -1;
      for (let edge = 3 * triangle; edge < 3 * triangle + 3 && crossed < 0; edge++) {
        if (leftness(xs, ys, corner[edge], corner[next(edge)], point) < 0) crossed = edge;
      }
      if (crossed < 0) return triangle;
      triangle = Math.floor(twin[crossed] / 3);
      if (beyondEdgeOf(triangle) >= 0) return triangle;
    }
  }

  return { corner, twin, next, beyondEdgeOf, takes, locate, beyond, mostTriangles };
}

/** Grows triangles by one point after the other. */
function createMesh(xs: Float64Array, ys: Float64Array) {
  const { corner, twin, next, beyondEdgeOf, takes, locate, beyond, mostTriangles } = createTriangles(xs, ys);
  const seen = new Int32Array(mostTriangles).fill(-1);
  const startsAt = new Int32Array(beyond + 1);
  let triangleCount = 0;
  let latest = 0;

  function add(a: number, b: number, c: number): number {
    corner.set([a, b, c], 3 * triangleCount);
    return triangleCount++;
  }

  function join(one: number, other: number): void {
    twin[one] = other;
    twin[other] = one;
  }

  return {
    begin(first: number, second: number, third: number): void {
      const isLeft = leftness(xs, ys, first, second, third) > 0;
      const [a, b, c] = isLeft ? [first, second, third] : [second, first, third];
      const inner = add(a, b, c);
      const outer = [add(b, a, beyond), add(c, b, beyond), add(a, c, beyond)];
      for (let side = 0; side < 3; side++) {
        join(3 * inner + side, 3 * outer[side]);
        join(3 * outer[side] + 2, 3 * outer[(side + 1) % 3] + 1);
      }
    },

    /** Takes out all triangles whose circle holds the point, and fills the hole with triangles to the point. */
    insert(point: number): void {
      const hole = [locate(point, latest)];
      const rim: number[] = [];
      seen[hole[0]] = 2 * point;
      for (let index = 0; index < hole.length; index++) {
        for (let edge = 3 * hole[index]; edge < 3 * hole[index] + 3; edge++) {
          const neighbour = Math.floor(twin[edge] / 3);
          if (seen[neighbour] === 2 * point) continue;
          if (seen[neighbour] !== 2 * point + 1 && takes(neighbour, point)) {
            seen[neighbour] = 2 * point;
            hole.push(neighbour);
          } else {
            seen[neighbour] = 2 * point + 1;
            rim.push(corner[edge], corner[next(edge)], twin[edge]);
          }
        }
      }
      const made: number[] = [];
      for (let side = 0; side < rim.length; side += 3) {
        const triangle = hole.pop() ?? triangleCount++;
        corner.set([rim[side], rim[side + 1], point], 3 * triangle);
        seen[triangle] = -1;
        join(3 * triangle, rim[side + 2]);
        startsAt[rim[side]] = triangle;
        made.push(triangle);
        latest = triangle;
      }
      for (const triangle of made) join(3 * triangle + 1, 3 * startsAt[corner[3 * triangle + 1]] + 2);
    },

    triangles(): Int32Array {
      const inner: number[] = [];
      for (let triangle = 0; triangle < triangleCount; triangle++) {
        if (beyondEdgeOf(triangle) < 0) inner.push(...corner.subarray(3 * triangle, 3 * triangle + 3));
      }
      return Int32Array.from(inner);
    },
  };
}
