const narrowPx = 600;

/** Height that scale, grid and sources take at the map's foot: on a narrow map they stand in three rows. */
export function footHeightPx(mapWidthPx: number): number {
  return mapWidthPx < narrowPx ? 80 : 40;
}
