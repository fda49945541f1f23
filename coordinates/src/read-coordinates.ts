import { readDegrees } from './degrees.ts';
import { type GridText, readGridText } from './grid.ts';
import {
  type CoordinateNotice,
  type CoordinateProblem,
  NotAPlace,
  type Place,
  type Position,
} from './place.ts';
import { fromGrid, fromUtmZone, type GridSystem, transformations } from './projections.ts';
import { isInRegion } from './region.ts';
import { readSquare } from './square.ts';
import type { CoordinateSystem } from './systems.ts';

const longestText = 200;
const coarseM = 1000;

/**
 * A place as somebody wrote it in a system that they named. Swapped numbers, letters with two meanings and places
 * outside the region are answered as problems; a suggestion is for the person to confirm.
 */
export function readCoordinates(text: string, system: CoordinateSystem): Place | CoordinateProblem {
  try {
    if (text.length > longestText) throw new NotAPlace('not-understood', { at: longestText });
    const place = readers[system](text);
    if (place.horizontalUncertaintyM < coarseM) return place;
    return { ...place, notice: [...place.notice, 'coarse'] };
  } catch (error) {
    if (error instanceof NotAPlace) return error.problem;
    throw error;
  }
}

const readers: Readonly<Record<CoordinateSystem, (text: string) => Place>> = {
  wgs84: readWgs84,
  utm34n: readUtm,
  mgrs: readMgrs,
  kosovaref01: (text) => readZone7(text, 'kosovaref01'),
  'mgi-zone-7': (text) => readZone7(text, 'mgi-zone-7'),
};

const squareName = /\d{1,2} ?[c-hj-np-x] ?[a-hj-np-z][a-hj-np-v] ?\d/i;

function readWgs84(text: string): Place {
  if (squareName.test(text)) throw new NotAPlace('looks-like-mgrs');
  const { position, unitM } = readDegrees(text);
  return {
    position,
    horizontalUncertaintyM: unitM,
    system: 'wgs84',
    transformation: 'none; written as WGS 84 in degrees',
    notice: [],
  };
}

function readMgrs(text: string): Place {
  const { position, sideM } = readSquare(text);
  return {
    position,
    horizontalUncertaintyM: sideM,
    system: 'mgrs',
    transformation: `MGRS, WGS 84 / UTM 34N; centre of a square of ${sideM} m`,
    notice: ['centre-of-square'],
  };
}

/** Metres where degrees or the other grid were meant are told apart by their size; the two of zone 7 never can be. */
function readMetres(text: string): GridText {
  if (squareName.test(text)) throw new NotAPlace('looks-like-mgrs');
  if (text.includes('°')) throw new NotAPlace('looks-like-degrees', { at: text.indexOf('°') });
  const grid = readGridText(text);
  const largest = Math.max(grid.eastingM, grid.northingM);
  if (largest <= 180) throw new NotAPlace('looks-like-degrees');
  return grid;
}

function readUtm(text: string): Place {
  const grid = readMetres(text);
  if (grid.eastingM > 7_000_000 && grid.eastingM < 8_000_000) throw new NotAPlace('looks-like-zone-7');
  const zone = grid.zone?.number ?? 34;
  const isNorthern = grid.zone === null || ['', 'N', 'T'].includes(grid.zone.letter);
  if (zone < 1 || zone > 60 || !isNorthern)
    throw new NotAPlace('zone-outside-region', { at: grid.zone?.at ?? 0 });
  const position = fromUtmZone([grid.eastingM, grid.northingM], zone);
  if (!isInRegion(position)) {
    throw new NotAPlace(zone === 34 ? 'outside-region' : 'zone-outside-region', {
      at: grid.zone?.at ?? null,
    });
  }
  return {
    ...gridPlace(position, grid, 'utm34n'),
    transformation: `WGS 84 / UTM ${zone}N (EPSG:${32600 + zone}), inverse`,
    notice: zone === 34 ? noticeOf(grid) : ['other-zone', ...noticeOf(grid)],
  };
}

function readZone7(text: string, system: Exclude<GridSystem, 'utm34n'>): Place {
  const grid = readMetres(text);
  if (grid.zone !== null && grid.zone.number !== 7) {
    throw new NotAPlace(grid.zone.number === 34 ? 'looks-like-utm' : 'zone-outside-region', {
      at: grid.zone.at,
    });
  }
  if (grid.eastingM > 100_000 && grid.eastingM < 900_000) throw new NotAPlace('looks-like-utm');
  const position = fromGrid([grid.eastingM, grid.northingM], system);
  if (!isInRegion(position)) throw new NotAPlace('outside-region');
  const place = gridPlace(position, grid, system);
  return system === 'mgi-zone-7' ? { ...place, notice: ['old-datum', ...place.notice] } : place;
}

function noticeOf({ isAxisByMagnitude }: GridText): CoordinateNotice[] {
  return isAxisByMagnitude ? ['axes-by-magnitude'] : [];
}

function gridPlace(position: Position, grid: GridText, system: GridSystem): Place {
  const { name, uncertaintyM } = transformations[system];
  return {
    position,
    horizontalUncertaintyM: grid.unitM + uncertaintyM,
    system,
    transformation: name,
    notice: noticeOf(grid),
  };
}
