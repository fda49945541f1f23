import type { TracePlaces } from '#grid.ts';

/** Traces of a line joined to about one for each cell, so that dense or standing stretches weigh no more than others. */
export type LineGroups = {
  readonly xM: Float64Array;
  readonly yM: Float64Array;
  /** Traces that have a place. */
  readonly placedCount: number;
  /** Means of the values of each group's traces; values that are NaN say nothing. */
  means(values: Float64Array): Float64Array;
};

/** Joins consecutive traces that lie less than a step from the first of their group; each group lies at their mean place. */
export function groupTraces({ xM, yM }: TracePlaces, stepM: number): LineGroups {
  const groupOf = new Int32Array(xM.length).fill(-1);
  let group = -1;
  let [firstX, firstY] = [Number.NaN, Number.NaN];
  for (let trace = 0; trace < xM.length; trace++) {
    if (!Number.isFinite(xM[trace] + yM[trace])) continue;
    const isNear = (xM[trace] - firstX) ** 2 + (yM[trace] - firstY) ** 2 < stepM ** 2;
    if (!isNear) {
      group++;
      [firstX, firstY] = [xM[trace], yM[trace]];
    }
    groupOf[trace] = group;
  }
  const means = (values: Float64Array) => {
    const sums = new Float64Array(group + 1);
    const counts = new Int32Array(group + 1);
    for (let trace = 0; trace < values.length; trace++) {
      if (groupOf[trace] < 0 || Number.isNaN(values[trace])) continue;
      sums[groupOf[trace]] += values[trace];
      counts[groupOf[trace]]++;
    }
    return sums.map((sum, index) => (counts[index] > 0 ? sum / counts[index] : Number.NaN));
  };
  const placedCount = groupOf.reduce((count, each) => count + (each < 0 ? 0 : 1), 0);
  return { xM: means(xM), yM: means(yM), placedCount, means };
}

const askedPerLine = 5;

/** How far it is from a line to the next, as the median over a few places of each line; NaN for fewer than two lines. */
export function typicalGapM(lines: readonly LineGroups[]): number {
  const gaps: number[] = [];
  for (const line of lines) {
    const { length } = line.xM;
    const step = Math.max(1, Math.ceil(length / askedPerLine));
    for (let group = step >> 1; group < length; group += step) {
      const nearest2 = lines.reduce(
        (nearest, other) =>
          other === line ? nearest : Math.min(nearest, nearestSquare(other, line.xM[group], line.yM[group])),
        Number.POSITIVE_INFINITY,
      );
      if (Number.isFinite(nearest2)) gaps.push(Math.sqrt(nearest2));
    }
  }
  gaps.sort((one, other) => one - other);
  return gaps[gaps.length >> 1] ?? Number.NaN;
}

function nearestSquare({ xM, yM }: LineGroups, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let group = 0; group < xM.length; group++) {
    nearest = Math.min(nearest, (xM[group] - x) ** 2 + (yM[group] - y) ** 2);
  }
  return nearest;
}
