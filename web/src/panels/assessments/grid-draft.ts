import type { SurveyGrid } from '@jsa/contract';
import { numberIn, placeIn, textOfPlace } from '#panels/numbers.ts';

/** A grid while it is typed. */
export type GridDraft = {
  readonly origin: string;
  readonly bearingDeg: string;
  readonly lineSpacingM: string;
  readonly lengthAlongM: string;
  readonly lengthAcrossM: string;
  readonly hasLinesAcross: boolean;
  readonly isZigZag: boolean;
  readonly keepsGnss: boolean;
  readonly alongPrefix: string;
  readonly alongFirst: string;
  readonly acrossPrefix: string;
  readonly acrossFirst: string;
};

export const emptyGridDraft: GridDraft = {
  origin: '',
  bearingDeg: '0',
  lineSpacingM: '0.25',
  lengthAlongM: '',
  lengthAcrossM: '',
  hasLinesAcross: false,
  isZigZag: true,
  keepsGnss: true,
  alongPrefix: 'L',
  alongFirst: '1',
  acrossPrefix: 'X',
  acrossFirst: '1',
};

export function gridDraftOf(grid: SurveyGrid): GridDraft {
  const { origin, bearingDeg, lineSpacingM, lengthAlongM, lengthAcrossM, along, across, ...kept } = grid;
  return {
    ...kept,
    origin: textOfPlace(origin),
    bearingDeg: String(bearingDeg),
    lineSpacingM: String(lineSpacingM),
    lengthAlongM: String(lengthAlongM),
    lengthAcrossM: String(lengthAcrossM),
    alongPrefix: along.prefix,
    alongFirst: String(along.firstNumber),
    acrossPrefix: across.prefix,
    acrossFirst: String(across.firstNumber),
  };
}

export type GridFault = 'origin' | 'bearingDeg' | 'lineSpacingM' | 'lengthAlongM' | 'lengthAcrossM' | 'first';

function isBetween(text: string, least: number, most: number): boolean {
  const value = numberIn(text);
  return value !== null && value >= least && value <= most;
}

/** What keeps the grid from being laid; the server looks once more, and at where the site is. */
export function gridFaults(draft: GridDraft): ReadonlySet<GridFault> {
  const faults = new Set<GridFault>();
  if (placeIn(draft.origin) === null) faults.add('origin');
  if (!isBetween(draft.bearingDeg, 0, 359.999999)) faults.add('bearingDeg');
  if (!isBetween(draft.lineSpacingM, 0.05, 50)) faults.add('lineSpacingM');
  if (!isBetween(draft.lengthAlongM, 0.1, 2000)) faults.add('lengthAlongM');
  if (!isBetween(draft.lengthAcrossM, 0, 2000)) faults.add('lengthAcrossM');
  const firsts = [draft.alongFirst, draft.acrossFirst];
  if (!firsts.every((each) => /^\d{1,4}$/.test(each.trim()))) faults.add('first');
  return faults;
}

/** Null where it is not whole yet; a missing origin alone still makes a grid that can be drawn. */
export function gridIn(draft: GridDraft): { grid: SurveyGrid; hasOrigin: boolean } | null {
  const faults = gridFaults(draft);
  const hasOrigin = !faults.has('origin');
  if (faults.size > (hasOrigin ? 0 : 1)) return null;
  const { hasLinesAcross, isZigZag, keepsGnss, alongPrefix, acrossPrefix } = draft;
  const numberOf = (text: string) => numberIn(text) ?? 0;
  const grid: SurveyGrid = {
    origin: placeIn(draft.origin) ?? [0, 0],
    bearingDeg: numberOf(draft.bearingDeg),
    lineSpacingM: numberOf(draft.lineSpacingM),
    lengthAlongM: numberOf(draft.lengthAlongM),
    lengthAcrossM: numberOf(draft.lengthAcrossM),
    hasLinesAcross,
    isZigZag,
    keepsGnss,
    along: { prefix: alongPrefix.trim(), firstNumber: numberOf(draft.alongFirst) },
    across: { prefix: acrossPrefix.trim(), firstNumber: numberOf(draft.acrossFirst) },
  };
  return { grid, hasOrigin };
}
