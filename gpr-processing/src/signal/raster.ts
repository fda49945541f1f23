/** Square cells in rows from the bottom up and columns from the left; cell (column, row) is `row * columnCount + column`. */
export type Raster = {
  readonly leftM: number;
  readonly bottomM: number;
  readonly cellM: number;
  readonly columnCount: number;
  readonly rowCount: number;
};

/** Centre of a column. */
export function columnCentreM({ leftM, cellM }: Raster, column: number): number {
  return leftM + (column + 0.5) * cellM;
}

/** Centre of a row. */
export function rowCentreM({ bottomM, cellM }: Raster, row: number): number {
  return bottomM + (row + 0.5) * cellM;
}

/** Turns values at places into values of cells; NaN where no place is near enough. Values that are NaN say nothing. */
export type Gridder = (values: ArrayLike<number>) => Float32Array;
