import { lineFactors } from '#destripe.ts';
import { ProcessingError } from '#errors.ts';
import type { SurveyedLine } from '#grid.ts';
import { groupTraces, type LineGroups, typicalGapM } from '#line-groups.ts';
import { lineValues, type SliceMeasure } from '#line-values.ts';
import { inverseDistance } from '#signal/inverse-distance.ts';
import { linearTriangles } from '#signal/linear-triangles.ts';
import type { Gridder, Raster } from '#signal/raster.ts';
import { axisWindowOn, depthsOf, requireWindow, type SliceDepths, type SliceWindow } from '#slice-window.ts';
import { zigZagFinding } from '#zig-zag.ts';

/** How values of traces become values of cells. */
export type SliceOptions = {
  readonly cellM: number;
  /** Cells without a trace within this radius stay empty. No less than the line spacing, or gaps stay between the lines. */
  readonly radiusM: number;
  readonly measure?: SliceMeasure;
  readonly gridding?: 'inverse-distance' | 'linear';
  /** Of the distance, for inverse distance. */
  readonly power?: number;
  readonly destriping?: 'none' | 'line-median';
};

/** A map of one level of the ground, with all that is needed to read it and to make it again. */
export type DepthSlice = SliceDepths & {
  readonly raster: Raster;
  /** One for each cell of the raster; NaN beyond reach. */
  readonly values: Float32Array;
  readonly unit: 'amplitude²' | 'amplitude';
  readonly window: SliceWindow;
  /** What depths rest on where lines have been converted to depth, in their words. */
  readonly velocityBases: readonly string[];
  readonly options: Required<SliceOptions>;
  /** What destriping multiplied the values of each line by. */
  readonly lineFactors: readonly { readonly name: string; readonly factor: number }[];
  readonly placedTraceCount: number;
  readonly filledCellCount: number;
  /** Whole sentences. */
  readonly findings: readonly string[];
};

/** Cuts any slice out of the same lines; the places of the traces are worked out once. */
export type Slicer = {
  readonly raster: Raster;
  slice(window: SliceWindow): DepthSlice;
};

const mostCells = 2 ** 22;
const mostWindowsKept = 64;

/**
 * One slice of a survey: for each trace the mean square or mean envelope within the window (Goodman, Nishimura and Rogers
 * 1995, Archaeological Prospection 2), joined along the line to one value a cell, gridded by inverse distance within the
 * radius or by planes over Delaunay triangles, empty where nothing was measured. Lines must be comparable: without an AGC,
 * which makes all traces alike. Echoes that were not migrated are as wide as their hyperbolas.
 */
export function depthSlice(
  lines: readonly SurveyedLine[],
  window: SliceWindow,
  options: SliceOptions,
): DepthSlice {
  return createSlicer(lines, options).slice(window);
}

/** For several slices of the same lines. What the lines say in a window is kept for the next time it is asked for. */
export function createSlicer(lines: readonly SurveyedLine[], wanted: SliceOptions): Slicer {
  const options = completeOptions(wanted);
  for (const line of lines) requirePlaces(line);
  const groups = lines.map(({ places }) => groupTraces(places, options.cellM));
  const placedTraceCount = groups.reduce((count, each) => count + each.placedCount, 0);
  const xs = joined(groups.map(({ xM }) => xM));
  const ys = joined(groups.map(({ yM }) => yM));
  const raster = rasterAround(xs, ys, options.cellM);
  const grid = gridderOver({ xs, ys }, raster, options);
  const placeFindings = [...findingsOfPlaces(lines, groups), ...findingsOfGaps(groups, options)];
  const kept = new Map<string, Float64Array[]>();

  function valuesIn(window: SliceWindow): Float64Array[] {
    const key = JSON.stringify(window);
    const known = kept.get(key);
    const values =
      known ??
      lines.map(({ name, radargram }, index) =>
        groups[index].means(lineValues(name, radargram, axisWindowOn(radargram, window), options.measure)),
      );
    // Asked for last, forgotten last.
    kept.delete(key);
    kept.set(key, values);
    const oldest = kept.keys().next().value;
    if (kept.size > mostWindowsKept && oldest !== undefined) kept.delete(oldest);
    return values;
  }

  return {
    raster,
    slice(window) {
      requireWindow(window);
      const values = valuesIn(window);
      const factors = options.destriping === 'none' ? values.map(() => 1) : lineFactors(values);
      const levelled = values.map((each, index) => each.map((value) => value * factors[index]));
      const cells = grid(joined(levelled));
      const profiles = groups.map(({ xM, yM }, index) => ({ xM, yM, values: values[index] }));
      const zigZag = zigZagFinding(profiles.filter(({ xM }) => xM.length > 0));
      return {
        ...depthsOf(window),
        raster,
        values: cells,
        unit: options.measure === 'energy' ? 'amplitude²' : 'amplitude',
        window,
        velocityBases: basesOf(lines),
        options,
        lineFactors: lines.map(({ name }, index) => ({ name, factor: factors[index] })),
        placedTraceCount,
        filledCellCount: cells.reduce((count, cell) => count + (Number.isNaN(cell) ? 0 : 1), 0),
        findings: [...placeFindings, ...findingsOfValues(lines, values), ...(zigZag ? [zigZag] : [])],
      };
    },
  };
}

function completeOptions(options: SliceOptions): Required<SliceOptions> {
  const complete = {
    measure: 'energy',
    gridding: 'inverse-distance',
    power: 2,
    destriping: 'none',
    ...options,
  } as const;
  for (const [what, value] of [
    ['cell', complete.cellM],
    ['search radius', complete.radiusM],
  ] as const) {
    if (value > 0 && value < Number.POSITIVE_INFINITY) continue;
    throw new ProcessingError(
      'value-out-of-bounds',
      `A slice needs a ${what} above 0 m, and not ${value} m.`,
    );
  }
  if (!(complete.power >= 0.5 && complete.power <= 10)) {
    const message = `The power of the distance must be 0.5 to 10, but is ${complete.power}.`;
    throw new ProcessingError('value-out-of-bounds', message);
  }
  return complete;
}

function requirePlaces({ name, radargram, places }: SurveyedLine): void {
  const { traceCount, samplesPerTrace, samples } = radargram;
  const isWhole = samples.length === traceCount * samplesPerTrace;
  if (isWhole && places.xM.length === traceCount && places.yM.length === traceCount) return;
  const message = `${name} has ${traceCount} traces, but ${places.xM.length} places and ${samples.length} samples: each trace needs one place.`;
  throw new ProcessingError('inconsistent-radargram', message);
}

/** Cells whose centres begin at the leftmost and lowest place, so that lines on whole cells run through centres. */
function rasterAround(xs: Float64Array, ys: Float64Array, cellM: number): Raster {
  if (xs.length === 0) {
    const message =
      'A slice needs lines that say where they lie, but no trace has a place: place the lines on a grid or a track first.';
    throw new ProcessingError('no-usable-places', message);
  }
  const [left, right] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
  const [bottom, top] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
  const columnCount = Math.ceil((right - left) / cellM - 1e-6) + 1;
  const rowCount = Math.ceil((top - bottom) / cellM - 1e-6) + 1;
  if (!(columnCount * rowCount <= mostCells)) {
    const message = `The lines lie within ${Math.round(right - left)} m by ${Math.round(top - bottom)} m: cells of ${cellM} m would be more than ${mostCells}. Take larger cells, or take out places that lie far off.`;
    throw new ProcessingError('too-many-cells', message);
  }
  return { leftM: left - cellM / 2, bottomM: bottom - cellM / 2, cellM, columnCount, rowCount };
}

function gridderOver(
  places: { xs: Float64Array; ys: Float64Array },
  raster: Raster,
  { gridding, radiusM, power }: Required<SliceOptions>,
): Gridder {
  if (gridding === 'inverse-distance') return inverseDistance(places, raster, { radiusM, power });
  const grid = linearTriangles(places, raster, radiusM);
  if (grid) return grid;
  throw new ProcessingError(
    'no-usable-places',
    'Triangles need traces that do not all lie on one straight line: add a second line, or grid by inverse distance.',
  );
}

function findingsOfPlaces(lines: readonly SurveyedLine[], groups: readonly LineGroups[]): string[] {
  return lines.flatMap(({ name, radargram: { traceCount } }, index) => {
    const lostCount = traceCount - groups[index].placedCount;
    if (traceCount > 0 && lostCount === 0) return [];
    if (lostCount === traceCount)
      return [`${name} is left out: none of its ${traceCount} traces has a place.`];
    return [
      `${name}: ${lostCount} of ${traceCount} traces are left out, because nothing says where they lie.`,
    ];
  });
}

function findingsOfGaps(groups: readonly LineGroups[], { radiusM }: Required<SliceOptions>): string[] {
  const gapM = typicalGapM(groups);
  if (!(gapM > 2 * radiusM)) return [];
  return [
    `The lines lie about ${Number(gapM.toPrecision(2))} m apart, more than twice the search radius of ${radiusM} m: between them the slice stays empty.`,
  ];
}

function findingsOfValues(lines: readonly SurveyedLine[], values: readonly Float64Array[]): string[] {
  const silent = lines.filter((_, index) => values[index].length > 0 && values[index].every(Number.isNaN));
  if (silent.length === 0) return [];
  const which =
    silent.length === lines.length
      ? 'No line'
      : `Not every line (not ${silent.map(({ name }) => name).join(', ')})`;
  return [`${which} was recorded over at least half of this slice: there it stays empty.`];
}

function basesOf(lines: readonly SurveyedLine[]): string[] {
  const bases = lines.flatMap(({ radargram: { depthAxis } }) => (depthAxis ? [depthAxis.velocityBasis] : []));
  return Array.from(new Set(bases));
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}
