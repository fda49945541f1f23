import { absorptionAlong } from './absorption.ts';
import { type Borders, type Field, fieldAtRest, stepField } from './field.ts';
import type { Node, Section } from './section.ts';
import { lightMPerNs, timeStepNs, vacuumImpedanceOhm, vacuumPermittivityNsSPerM } from './units.ts';

/** One pulse into the ground: a line current across the section at one node, and where the field is recorded. */
export type Shot = {
  /** The columns of the section that are computed. Beyond them the ground goes on as at their edges, and absorbs. */
  readonly firstColumn: number;
  readonly columnCount: number;
  readonly source: Node;
  readonly receivers: readonly Node[];
  /** Current of the source in A, half a time step after the field of the same index. */
  readonly currentA: Float64Array;
  readonly stepCount: number;
};

/** Cells of absorbing border on each side. */
export const borderCellCount = 14;

/**
 * Field across the section (TMz: Ey, Hx, Hz) in V/m at each receiver: `stepCount` values each, one receiver after the
 * other, the first one time step after the current began.
 */
export function runShot(section: Section, shot: Shot): Float32Array {
  const stepNs = timeStepNs(section.cellM);
  const field = fieldOver(section, shot);
  const borders = bordersOf(section, shot);
  const indexOf = ({ column, row }: Node) =>
    (row + borderCellCount) * field.columnCount + column - shot.firstColumn + borderCellCount;
  const source = indexOf(shot.source);
  const perAmpere = (field.gain[source] * vacuumImpedanceOhm) / (lightMPerNs * stepNs);
  const receivers = shot.receivers.map(indexOf);
  const traces = new Float32Array(receivers.length * shot.stepCount);
  for (let step = 0; step < shot.stepCount; step++) {
    stepField(field, borders);
    if (step < shot.currentA.length) field.ey[source] -= perAmpere * shot.currentA[step];
    for (let receiver = 0; receiver < receivers.length; receiver++)
      traces[receiver * shot.stepCount + step] = field.ey[receivers[receiver]];
  }
  return traces;
}

function fieldOver(section: Section, shot: Shot): Field {
  const columnCount = shot.columnCount + 2 * borderCellCount;
  const rowCount = section.rowCount + 2 * borderCellCount;
  const stepNs = timeStepNs(section.cellM);
  const courantSquared = (lightMPerNs * stepNs) ** 2 / section.cellM ** 2;
  const keep = new Float32Array(columnCount * rowCount);
  const gain = new Float32Array(columnCount * rowCount);
  for (let row = 1; row < rowCount - 1; row++) {
    for (let column = 1; column < columnCount - 1; column++) {
      const from = cellUnder(section, shot, { column, row });
      const permittivity = section.relativePermittivity[from];
      const conductivity = section.conductivitySPerM[from];
      if (conductivity === Number.POSITIVE_INFINITY) continue;
      const loss = (conductivity * stepNs) / (2 * vacuumPermittivityNsSPerM * permittivity);
      keep[row * columnCount + column] = (1 - loss) / (1 + loss);
      gain[row * columnCount + column] = courantSquared / (permittivity * (1 + loss));
    }
  }
  return fieldAtRest(columnCount, rowCount, { keep, gain });
}

/** The section's cell that a cell of the field stands for; in the borders that is the nearest one inside. */
function cellUnder({ rowCount, columnCount }: Section, shot: Shot, { column, row }: Node): number {
  const inShot = Math.min(shot.columnCount - 1, Math.max(0, column - borderCellCount));
  const inSection = Math.min(columnCount - 1, Math.max(0, shot.firstColumn + inShot));
  return Math.min(rowCount - 1, Math.max(0, row - borderCellCount)) * columnCount + inSection;
}

function bordersOf({ rowCount, cellM, relativePermittivity }: Section, { columnCount }: Shot): Borders {
  const sum = relativePermittivity.reduce((total, permittivity) => total + permittivity, 0);
  const common = { borderCellCount, cellM, relativePermittivity: sum / relativePermittivity.length };
  const across = { ...common, nodeCount: columnCount + 2 * borderCellCount };
  const down = { ...common, nodeCount: rowCount + 2 * borderCellCount };
  return {
    cellCount: borderCellCount,
    x: { node: absorptionAlong(across, 0), half: absorptionAlong(across, 0.5) },
    z: { node: absorptionAlong(down, 0), half: absorptionAlong(down, 0.5) },
  };
}
