import type { Absorption } from './absorption.ts';

/**
 * The field on a Yee grid (Yee 1966), rows downwards. Ey stands on nodes; `hx` half a cell below its node, `hz` half a
 * cell to the right, both scaled by μ0 Δx / Δt, and hz with its sign turned, so that their steps are plain differences.
 */
export type Field = {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly ey: Float32Array;
  readonly hx: Float32Array;
  readonly hz: Float32Array;
  /** What is kept of Ey in a step, and what the curl of H is multiplied by; both 0 in metal and on the outermost nodes. */
  readonly keep: Float32Array;
  readonly gain: Float32Array;
  /** Memories of the absorbing borders, for the differences along x and z of E and of H. */
  readonly memory: {
    readonly eAlongX: Float32Array;
    readonly eAlongZ: Float32Array;
    readonly hAlongX: Float32Array;
    readonly hAlongZ: Float32Array;
  };
};

/** The borders of a field: along each axis for nodes (E) and for half nodes (H). */
export type Borders = {
  readonly cellCount: number;
  readonly x: { readonly node: Absorption; readonly half: Absorption };
  readonly z: { readonly node: Absorption; readonly half: Absorption };
};

/** A field at rest over these coefficients. */
export function fieldAtRest(
  columnCount: number,
  rowCount: number,
  { keep, gain }: Pick<Field, 'keep' | 'gain'>,
): Field {
  const zeros = () => new Float32Array(columnCount * rowCount);
  return {
    columnCount,
    rowCount,
    ey: zeros(),
    hx: zeros(),
    hz: zeros(),
    keep,
    gain,
    memory: { eAlongX: zeros(), eAlongZ: zeros(), hAlongX: zeros(), hAlongZ: zeros() },
  };
}

/** One time step: H from the Ey of before, then Ey from that H, in one pass row by row. */
export function stepField(field: Field, borders: Borders): void {
  const { columnCount, rowCount } = field;
  const { cellCount } = borders;
  const lastInner = columnCount - 1 - cellCount;
  for (let row = 0; row < rowCount - 1; row++) {
    if (row <= cellCount || row >= rowCount - 1 - cellCount) {
      stepBorder(field, borders, { row, from: 0, to: columnCount - 1 });
      continue;
    }
    stepBorder(field, borders, { row, from: 0, to: cellCount + 1 });
    stepInside(field, row * columnCount + cellCount + 1, row * columnCount + lastInner);
    stepBorder(field, borders, { row, from: lastInner, to: columnCount - 1 });
  }
}

/** A node's H is taken forward before its Ey changes: the node below and the one to the right still hold the Ey of before. */
function stepInside({ columnCount, ey, hx, hz, keep, gain }: Field, from: number, to: number): void {
  let here = ey[from];
  let left = hz[from - 1];
  for (let at = from; at < to; at++) {
    const right = ey[at + 1];
    const below = hx[at] + ey[at + columnCount] - here;
    const beside = hz[at] + right - here;
    hx[at] = below;
    hz[at] = beside;
    ey[at] = keep[at] * here + gain[at] * (below - hx[at - columnCount] + beside - left);
    here = right;
    left = beside;
  }
}

/** The same with what the borders remember. Where a border keeps and takes nothing, its memory stays 0. */
function stepBorder(
  { columnCount, ey, hx, hz, keep, gain, memory }: Field,
  { x, z }: Borders,
  { row, from, to }: { row: number; from: number; to: number },
): void {
  const { eAlongX, eAlongZ, hAlongX, hAlongZ } = memory;
  const [keepHalfX, takeHalfX, keepX, takeX] = [x.half.keep, x.half.take, x.node.keep, x.node.take];
  const [keepHalfZ, takeHalfZ, keepZ, takeZ] = [
    z.half.keep[row],
    z.half.take[row],
    z.node.keep[row],
    z.node.take[row],
  ];
  const above = row === 0 ? 0 : columnCount;
  const start = row * columnCount;
  let here = ey[start + from];
  let left = from === 0 ? 0 : hz[start + from - 1];
  for (let column = from; column < to; column++) {
    const at = start + column;
    const right = ey[at + 1];
    const eDown = ey[at + columnCount] - here;
    const eRight = right - here;
    const eDownKept = keepHalfZ * eAlongZ[at] + takeHalfZ * eDown;
    const eRightKept = keepHalfX[column] * eAlongX[at] + takeHalfX[column] * eRight;
    const below = hx[at] + eDown + eDownKept;
    const beside = hz[at] + eRight + eRightKept;
    eAlongZ[at] = eDownKept;
    eAlongX[at] = eRightKept;
    hx[at] = below;
    hz[at] = beside;
    // On the outermost row there is no row above; its Ey is 0 whatever stands here.
    const hDown = below - hx[at - above];
    const hRight = beside - left;
    const hDownKept = keepZ * hAlongZ[at] + takeZ * hDown;
    const hRightKept = keepX[column] * hAlongX[at] + takeX[column] * hRight;
    hAlongZ[at] = hDownKept;
    hAlongX[at] = hRightKept;
    ey[at] = keep[at] * here + gain[at] * (hDown + hDownKept + hRight + hRightKept);
    here = right;
    left = beside;
  }
}
