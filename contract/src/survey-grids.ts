import { type GridDefinition, placeOnGrid } from '@jsa/gpr-processing';
import { type Static, Type } from 'typebox';
import { Position } from './common.ts';

const Numbering = Type.Object({
  prefix: Type.String({ maxLength: 20 }),
  firstNumber: Type.Integer({ minimum: 0, maximum: 9999 }),
});

export const lineDirections = ['along', 'across'] as const;
export type LineDirection = (typeof lineDirections)[number];

/**
 * A field of parallel lines as it was laid out with tape and string: see docs/grid-geometry.md. The first line `along`
 * begins at the origin and follows the bearing; each next one lies to its right. Lines `across` begin on the first one.
 */
export const SurveyGrid = Type.Object({
  origin: Position,
  /** Clockwise from true north. */
  bearingDeg: Type.Number({ minimum: 0, exclusiveMaximum: 360 }),
  lineSpacingM: Type.Number({ minimum: 0.05, maximum: 50 }),
  lengthAlongM: Type.Number({ minimum: 0.1, maximum: 2000 }),
  lengthAcrossM: Type.Number({ minimum: 0, maximum: 2000 }),
  hasLinesAcross: Type.Boolean(),
  /** Every other line of a direction, the second first, was walked back from its far end. */
  isZigZag: Type.Boolean(),
  along: Numbering,
  across: Numbering,
  /** True: recordings that carry GNSS positions keep them; false: the grid counts for all. */
  keepsGnss: Type.Boolean(),
});
export type SurveyGrid = Static<typeof SurveyGrid>;

/** So many lines a direction at most: more is a slip of the pen in spacing or length. */
export const mostLinesInADirection = 1000;

/** How many parallel lines fit into a width; the last may end a millimetre beyond it. */
function lineCountIn(widthM: number, lineSpacingM: number): number {
  return Math.floor((widthM + 0.001) / lineSpacingM) + 1;
}

export type GridLineName = {
  readonly direction: LineDirection;
  /** 0 for the first. */
  readonly position: number;
  readonly name: string;
};

/** The lines of a grid in the order in which they lie: those along the bearing first. */
export function linesOfGrid(grid: SurveyGrid): GridLineName[] {
  const { lineSpacingM, lengthAlongM, lengthAcrossM, hasLinesAcross } = grid;
  const directions = hasLinesAcross ? lineDirections : lineDirections.slice(0, 1);
  return directions.flatMap((direction) => {
    const count = lineCountIn(direction === 'along' ? lengthAcrossM : lengthAlongM, lineSpacingM);
    const { prefix, firstNumber } = grid[direction];
    const digitCount = Math.max(2, String(firstNumber + count - 1).length);
    return Array.from({ length: count }, (_, position) => ({
      direction,
      position,
      name: `${prefix}${String(firstNumber + position).padStart(digitCount, '0')}`,
    }));
  });
}

export const walkedWays = ['as-planned', 'forward', 'back'] as const;

/** How a recording lies on its line. */
export type LineStretch = {
  readonly direction: LineDirection;
  readonly position: number;
  /** From that end of the field from which it was walked. */
  readonly startM: number;
  /** Null: to the other end of the field. */
  readonly lengthM: number | null;
  /** `as-planned`: as the grid's zig-zag says. */
  readonly walked: (typeof walkedWays)[number];
};

type GroundPoint = { readonly eastM: number; readonly northM: number };

/** Where the first and the last trace lie, in metres east and north of the grid's origin. */
export function stretchOnGrid(
  grid: SurveyGrid,
  stretch: LineStretch,
): { first: GroundPoint; last: GroundPoint } {
  const { direction, position, startM, walked } = stretch;
  const fieldM = direction === 'along' ? grid.lengthAlongM : grid.lengthAcrossM;
  const lengthM = stretch.lengthM ?? fieldM - startM;
  const isBack = walked === 'as-planned' ? grid.isZigZag && position % 2 === 1 : walked === 'back';
  // Walked back is the same stretch, counted from the near end and taken from its other side.
  const nearM = isBack ? fieldM - startM - lengthM : startM;
  const definition: GridDefinition = {
    originM: { xM: 0, yM: 0 },
    bearingDeg: grid.bearingDeg,
    lineSpacingM: grid.lineSpacingM,
    lengthAlongM: grid.lengthAlongM,
    lengthAcrossM: Math.max(grid.lengthAcrossM, grid.lineSpacingM),
    isZigZag: false,
  };
  const line = { direction, index: position, startM: nearM };
  const { xM, yM } = placeOnGrid(twoTraces(lengthM), definition, line);
  const ends = [0, 1].map((end) => ({ eastM: xM[end], northM: yM[end] }));
  const [near, far] = ends;
  return isBack ? { first: far, last: near } : { first: near, last: far };
}

function twoTraces(lengthM: number): Parameters<typeof placeOnGrid>[0] {
  return {
    traceCount: 2,
    samplesPerTrace: 1,
    sampleIntervalNs: null,
    firstSampleNs: 0,
    traceSpacingM: null,
    traceDistancesM: Float64Array.of(0, lengthM),
    elevationsM: null,
    depthAxis: null,
    antenna: { name: null, centreFrequencyMHz: null, separationM: null },
    nonSignalSampleCount: 0,
  };
}
