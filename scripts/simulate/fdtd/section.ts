/** What the cells of a vertical section are made of: row after row from the top, one value at each node of Ey. */
export type Section = {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly cellM: number;
  readonly relativePermittivity: Float32Array;
  /** Infinity is metal: no field at all. */
  readonly conductivitySPerM: Float32Array;
};

/** A node of the section. */
export type Node = { readonly column: number; readonly row: number };

/** A section of air over memory that worker threads can share; to be filled by the caller. */
export function airSection(columnCount: number, rowCount: number, cellM: number): Section {
  const numbers = () => new Float32Array(new SharedArrayBuffer(4 * columnCount * rowCount));
  return {
    columnCount,
    rowCount,
    cellM,
    relativePermittivity: numbers().fill(1),
    conductivitySPerM: numbers(),
  };
}
