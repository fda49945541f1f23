/** Columns of equal length, one per unknown: column `k` says how the observations follow unknown `k`. */
type Columns = readonly Float64Array[];

/** What a fit found, how uncertain it leaves each pair of unknowns, and what it could not explain. */
export type Fit = {
  readonly unknowns: Float64Array;
  /** Row after row: covariance of the unknowns for observations of variance 1. */
  readonly covariance: Float64Array;
  readonly residuals: Float64Array;
};

/** Observations that depend on unknowns in any smooth way. Null where the unknowns lie outside of what can be. */
export type Model = (unknowns: Float64Array) => { values: Float64Array; slopes: Columns } | null;

const smallestIndependence = 1e-10;
const mostRounds = 200;

/**
 * The linear least-squares solution by orthogonal columns (Gram and Schmidt, twice over, on columns of length 1); null
 * where the columns are not independent of one another.
 */
export function leastSquares(columns: Columns, observations: Float64Array): Fit | null {
  const count = columns.length;
  const upper = new Float64Array(count * count);
  const basis: Float64Array[] = [];
  const scales = columns.map(lengthOf);
  for (const [k, column] of columns.entries()) {
    if (!(scales[k] > 0) || !Number.isFinite(scales[k])) return null;
    const direction = column.map((value) => value / scales[k]);
    for (let pass = 0; pass < 2; pass++) {
      for (const [j, other] of basis.entries()) {
        const share = dot(other, direction);
        upper[j * count + k] += share;
        addScaled(direction, other, -share);
      }
    }
    const left = lengthOf(direction);
    if (!(left > smallestIndependence)) return null;
    upper[k * count + k] = left;
    basis.push(direction.map((value) => value / left));
  }
  const residuals = observations.slice();
  const shares = basis.map((direction) => {
    const share = dot(direction, residuals);
    addScaled(residuals, direction, -share);
    return share;
  });
  const inverse = inverseOfUpper(upper, count);
  const unknowns = new Float64Array(count);
  const covariance = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    for (let k = 0; k < count; k++) unknowns[row] += (inverse[row * count + k] * shares[k]) / scales[row];
    for (let column = 0; column < count; column++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += inverse[row * count + k] * inverse[column * count + k];
      covariance[row * count + column] = sum / (scales[row] * scales[column]);
    }
  }
  return { unknowns, covariance, residuals };
}

/**
 * The least-squares solution of a smooth model, by Levenberg and Marquardt's damped steps from a start that is near it.
 * Null where the steps do not come to rest, or where the observations leave an unknown open.
 */
export function fitModel(model: Model, start: Float64Array, observations: Float64Array): Fit | null {
  let unknowns = start.slice();
  let state = stateAt(model, unknowns, observations);
  let damping = 1e-3;
  for (let round = 0; state !== null && round < mostRounds; round++) {
    const step = dampedStep(state.slopes, state.residuals, damping);
    if (step === null) return null;
    const tried = unknowns.map((value, k) => value + step[k]);
    const next = stateAt(model, tried, observations);
    if (next === null || !(next.sum <= state.sum)) {
      if (damping > 1e12) return finish(unknowns, state);
      damping *= 8;
      continue;
    }
    const isAtRest = step.every((change, k) => Math.abs(change) <= 1e-12 * Math.abs(tried[k]) + 1e-15);
    unknowns = tried;
    state = next;
    damping = Math.max(damping / 8, 1e-12);
    if (isAtRest) return finish(unknowns, state);
  }
  return null;
}

type State = { slopes: Columns; residuals: Float64Array; sum: number };

function stateAt(model: Model, unknowns: Float64Array, observations: Float64Array): State | null {
  const modelled = model(unknowns);
  if (modelled === null) return null;
  const residuals = observations.map((value, index) => value - modelled.values[index]);
  const sum = dot(residuals, residuals);
  return Number.isFinite(sum) ? { slopes: modelled.slopes, residuals, sum } : null;
}

/** Damping as rows of their own: each unknown is asked not to move, as strongly as its column is long. */
function dampedStep(slopes: Columns, residuals: Float64Array, damping: number): Float64Array | null {
  const { length } = residuals;
  const padded = slopes.map((column, k) => {
    const longer = new Float64Array(length + slopes.length);
    longer.set(column);
    longer[length + k] = Math.sqrt(damping) * lengthOf(column);
    return longer;
  });
  const wanted = new Float64Array(length + slopes.length);
  wanted.set(residuals);
  return leastSquares(padded, wanted)?.unknowns ?? null;
}

function finish(unknowns: Float64Array, { slopes, residuals }: State): Fit | null {
  const linear = leastSquares(slopes, residuals);
  return linear && { unknowns, covariance: linear.covariance, residuals };
}

function inverseOfUpper(upper: Float64Array, count: number): Float64Array {
  const inverse = new Float64Array(count * count);
  for (let column = 0; column < count; column++) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0;
      for (let k = row + 1; k <= column; k++) sum -= upper[row * count + k] * inverse[k * count + column];
      inverse[row * count + column] = sum / upper[row * count + row];
    }
  }
  return inverse;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index] * b[index];
  return sum;
}

function lengthOf(column: Float64Array): number {
  return Math.sqrt(dot(column, column));
}

function addScaled(into: Float64Array, other: Float64Array, factor: number): void {
  for (let index = 0; index < into.length; index++) into[index] += factor * other[index];
}
