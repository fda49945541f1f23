import type { Position } from './place.ts';
import { fromGrid, toGrid } from './projections.ts';

const sideM = 1000;

/** The cell of the fixed 1 km grid (UTM 34N) that stands for a place at P2; never moved, so that it cannot be averaged. */
export type UtmCell = {
  readonly westM: number;
  readonly southM: number;
  /** Closed, from the south-west corner northwards, in the order of the database's envelope. */
  readonly ring: readonly Position[];
};

export function utmCellOf(position: Position): UtmCell {
  const [westM, southM] = toGrid(position, 'utm34n').map((metres) => Math.floor(metres / sideM) * sideM);
  const corners = [
    [0, 0],
    [0, sideM],
    [sideM, sideM],
    [sideM, 0],
    [0, 0],
  ];
  return { westM, southM, ring: corners.map(([x, y]) => fromGrid([westM + x, southM + y], 'utm34n')) };
}
