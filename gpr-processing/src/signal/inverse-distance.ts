import { columnCentreM, type Gridder, type Raster, rowCentreM } from './raster.ts';

/**
 * Each cell is the mean of the values within the radius of its centre, weighted by 1 / distance^power (Shepard 1968). Where a
 * place lies at the centre itself its value is taken, of several there their mean.
 */
export function inverseDistance(
  { xs, ys }: { xs: Float64Array; ys: Float64Array },
  raster: Raster,
  { radiusM, power }: { radiusM: number; power: number },
): Gridder {
  const bins = binPlaces(xs, ys, radiusM);
  const radius2 = radiusM ** 2;
  const centre2 = 1e-18 * radius2;
  return (values) => {
    const cells = new Float32Array(raster.columnCount * raster.rowCount);
    for (let row = 0; row < raster.rowCount; row++) {
      const y = rowCentreM(raster, row);
      for (let column = 0; column < raster.columnCount; column++) {
        const x = columnCentreM(raster, column);
        let [weights, sum, atCentre, centreSum] = [0, 0, 0, 0];
        bins.visit(x, y, radiusM, (place) => {
          const value = values[place];
          const distance2 = (xs[place] - x) ** 2 + (ys[place] - y) ** 2;
          if (Number.isNaN(value) || distance2 > radius2) return;
          if (distance2 <= centre2) {
            atCentre++;
            centreSum += value;
            return;
          }
          const weight = power === 2 ? radius2 / distance2 : (radius2 / distance2) ** (power / 2);
          weights += weight;
          sum += weight * value;
        });
        const value = atCentre > 0 ? centreSum / atCentre : weights > 0 ? sum / weights : Number.NaN;
        cells[row * raster.columnCount + column] = value;
      }
    }
    return cells;
  };
}

/** Places sorted into squares about as wide as the radius. */
function binPlaces(xs: Float64Array, ys: Float64Array, radiusM: number) {
  const [left, right] = rangeOf(xs);
  const [bottom, top] = rangeOf(ys);
  const width = Math.max(radiusM, (right - left) / 1024, (top - bottom) / 1024);
  const columns = Math.floor((right - left) / width) + 1;
  const rows = Math.floor((top - bottom) / width) + 1;
  const count = xs.length === 0 ? 0 : columns * rows;
  const binOf = (place: number) =>
    Math.floor((ys[place] - bottom) / width) * columns + Math.floor((xs[place] - left) / width);
  const starts = new Int32Array(count + 1);
  for (let place = 0; place < xs.length; place++) starts[binOf(place) + 1]++;
  for (let bin = 0; bin < count; bin++) starts[bin + 1] += starts[bin];
  const filled = starts.slice();
  const places = new Int32Array(xs.length);
  for (let place = 0; place < xs.length; place++) places[filled[binOf(place)]++] = place;

  return {
    visit(x: number, y: number, reach: number, visit: (place: number) => void): void {
      if (count === 0) return;
      const lastColumn = Math.min(columns - 1, Math.floor((x + reach - left) / width));
      const lastRow = Math.min(rows - 1, Math.floor((y + reach - bottom) / width));
      for (let row = Math.max(0, Math.floor((y - reach - bottom) / width)); row <= lastRow; row++) {
        const first = Math.max(0, Math.floor((x - reach - left) / width));
        for (let column = first; column <= lastColumn; column++) {
          const bin = row * columns + column;
          for (let index = starts[bin]; index < starts[bin + 1]; index++) visit(places[index]);
        }
      }
    },
  };
}

function rangeOf(values: Float64Array): [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}
