import { delaunay } from './delaunay.ts';
import { columnCentreM, type Gridder, type Raster, rowCentreM } from './raster.ts';

const latticeSteps = 2 ** 20;

/**
 * Each cell lies on the plane through the corners of its Delaunay triangle. NaN outside the hull, in triangles with an edge longer
 * than twice the reach, and in cells further than the reach from all three corners. Places closer than a millionth of the
 * whole extent count as one, with the mean of their values. Null where all places lie on one line.
 */
export function linearTriangles(
  { xs, ys }: { xs: Float64Array; ys: Float64Array },
  raster: Raster,
  reachM: number,
): Gridder | null {
  const lattice = onLattice(xs, ys);
  const triangles = delaunay(lattice.columns, lattice.rows);
  if (triangles === null) return null;
  const { corners, weights } = placeCells({ xs: lattice.xs, ys: lattice.ys, triangles }, raster, reachM);
  return (values) => {
    const merged = lattice.merge(values);
    return Float32Array.from({ length: raster.columnCount * raster.rowCount }, (_, cell) => {
      const [a, b, c] = [corners[3 * cell], corners[3 * cell + 1], corners[3 * cell + 2]];
      if (a < 0) return Number.NaN;
      const [shareA, shareB] = [weights[2 * cell], weights[2 * cell + 1]];
      return shareA * merged[a] + shareB * merged[b] + (1 - shareA - shareB) * merged[c];
    });
  };
}

/** Places brought to whole coordinates, on which the sides of lines and circles are exact, each taken once. */
function onLattice(xs: Float64Array, ys: Float64Array) {
  const left = xs.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const bottom = ys.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const extent = xs.reduce((most, x, place) => Math.max(most, x - left, ys[place] - bottom), 0);
  const step = extent > 0 ? extent / latticeSteps : 1;
  const numbers = new Map<number, number>();
  const first: number[] = [];
  const numberOf = xs.map((x, place) => {
    const key = Math.round((x - left) / step) * 2 * latticeSteps + Math.round((ys[place] - bottom) / step);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, first.length);
    first.push(place);
    return first.length - 1;
  });
  return {
    xs: Float64Array.from(first, (place) => xs[place]),
    ys: Float64Array.from(first, (place) => ys[place]),
    columns: Float64Array.from(first, (place) => Math.round((xs[place] - left) / step)),
    rows: Float64Array.from(first, (place) => Math.round((ys[place] - bottom) / step)),
    /** Mean of the values of each place; NaN where none of them says anything. */
    merge(values: ArrayLike<number>): Float64Array {
      const sums = new Float64Array(first.length);
      const counts = new Int32Array(first.length);
      for (const [place, number] of numberOf.entries()) {
        if (Number.isNaN(values[place])) continue;
        sums[number] += values[place];
        counts[number]++;
      }
      return sums.map((sum, number) => (counts[number] > 0 ? sum / counts[number] : Number.NaN));
    },
  };
}

/** Which three corners each cell lies between (−1: none), and the weights of the first two. */
function placeCells(
  { xs, ys, triangles }: { xs: Float64Array; ys: Float64Array; triangles: Int32Array },
  raster: Raster,
  reachM: number,
): { corners: Int32Array; weights: Float32Array } {
  const { leftM, bottomM, cellM, columnCount, rowCount } = raster;
  const corners = new Int32Array(3 * columnCount * rowCount).fill(-1);
  const weights = new Float32Array(2 * columnCount * rowCount);
  for (let corner = 0; corner < triangles.length; corner += 3) {
    const [a, b, c] = triangles.subarray(corner, corner + 3);
    const [ax, ay, bx, by, cx, cy] = [xs[a], ys[a], xs[b], ys[b], xs[c], ys[c]];
    const longest = Math.max(
      Math.hypot(bx - ax, by - ay),
      Math.hypot(cx - bx, cy - by),
      Math.hypot(ax - cx, ay - cy),
    );
    const doubleArea = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (longest > 2 * reachM || !(doubleArea > 0)) continue;
    const firstColumn = Math.max(0, Math.floor((Math.min(ax, bx, cx) - leftM) / cellM - 0.5));
    const lastColumn = Math.min(columnCount - 1, Math.ceil((Math.max(ax, bx, cx) - leftM) / cellM - 0.5));
    const firstRow = Math.max(0, Math.floor((Math.min(ay, by, cy) - bottomM) / cellM - 0.5));
    const lastRow = Math.min(rowCount - 1, Math.ceil((Math.max(ay, by, cy) - bottomM) / cellM - 0.5));
    for (let row = firstRow; row <= lastRow; row++) {
      const y = rowCentreM(raster, row);
      for (let column = firstColumn; column <= lastColumn; column++) {
        const x = columnCentreM(raster, column);
        const shareA = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / doubleArea;
        const shareB = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / doubleArea;
        // A cell on an edge belongs to either side; rounding must not leave it to none.
        if (Math.min(shareA, shareB, 1 - shareA - shareB) < -1e-9) continue;
        const nearest2 = Math.min(
          (ax - x) ** 2 + (ay - y) ** 2,
          (bx - x) ** 2 + (by - y) ** 2,
          (cx - x) ** 2 + (cy - y) ** 2,
        );
        if (nearest2 > reachM ** 2) continue;
        const cell = row * columnCount + column;
        corners[3 * cell] = a;
        corners[3 * cell + 1] = b;
        corners[3 * cell + 2] = c;
        weights[2 * cell] = shareA;
        weights[2 * cell + 1] = shareB;
      }
    }
  }
  return { corners, weights };
}
