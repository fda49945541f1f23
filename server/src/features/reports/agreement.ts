/** How many readers say that there is something in one cell, over how many cells it is so. */
export type CellCount = { presentCount: number; cellCount: number };

/**
 * Krippendorff's alpha for two nominal values and readers who all judged every cell (Krippendorff, "Computing
 * Krippendorff's Alpha-Reliability", 2011): 1 − observed over expected disagreement. Null for fewer than two readers,
 * and where all say the same everywhere: then there is nothing that chance could explain.
 */
export function krippendorffAlpha(readerCount: number, cells: readonly CellCount[]): number | null {
  if (readerCount < 2) return null;
  const sum = (of: (cell: CellCount) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const valueCount = readerCount * sum(({ cellCount }) => cellCount);
  const ones = sum(({ presentCount, cellCount }) => presentCount * cellCount);
  const zeros = valueCount - ones;
  if (ones === 0 || zeros === 0) return null;
  const pairs = sum(
    ({ presentCount, cellCount }) =>
      (cellCount * 2 * presentCount * (readerCount - presentCount)) / (readerCount - 1),
  );
  const observed = pairs / valueCount;
  const expected = (2 * ones * zeros) / (valueCount * (valueCount - 1));
  return 1 - observed / expected;
}
