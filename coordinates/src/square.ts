import { NotAPlace, type Position } from './place.ts';
import { fromGrid, toGrid } from './projections.ts';
import { isInRegion } from './region.ts';
import { withPlainSigns } from './text.ts';

const pattern = /^(?:MGRS:?)?(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-Z])(\d*)$/;

/**
 * Letters of the squares of 100 km in zone 34: columns from 100 km east on, rows from 500 km before the equator, again and
 * again. (The library for it rounds where a square's name must be cut off, and is half a metre off at the zone's edge.)
 */
const columns = 'ABCDEFGH';
const rows = 'ABCDEFGHJKLMNPQRSTUV';
const firstRowOfEquator = 5;
const rowsBelowTheRegion = 40;
const largeSideM = 100_000;

/** The centre of a square of the Military Grid Reference System, and how wide the square is. */
export function readSquare(text: string): { position: Position; sideM: number } {
  const plain = withPlainSigns(text).toUpperCase().replaceAll(' ', '');
  if (plain === '') throw new NotAPlace('empty');
  const found = pattern.exec(plain);
  if (!found) throw new NotAPlace('not-understood');
  const [, zone, band, column, row, digits] = found;
  if (digits.length % 2 === 1 || digits.length > 10) throw new NotAPlace('odd-digits');
  if (digits.length === 0) throw new NotAPlace('one-number-missing');
  if (`${Number(zone)}${band}` !== '34T') throw new NotAPlace('zone-outside-region', { at: 0 });
  const half = digits.length / 2;
  const sideM = 10 ** (5 - half);
  const [west, south] = cornerOf(column, row);
  const eastingM = west + Number(digits.slice(0, half)) * sideM + sideM / 2;
  const northingM = south + Number(digits.slice(half)) * sideM + sideM / 2;
  const position = fromGrid([eastingM, northingM], 'utm34n');
  if (!isInRegion(position)) throw new NotAPlace('outside-region');
  return { position, sideM };
}

function cornerOf(column: string, row: string): [number, number] {
  const [east, north] = [columns.indexOf(column), rows.indexOf(row)];
  if (east < 0 || north < 0) throw new NotAPlace('no-such-square');
  const northFromEquator = (north - firstRowOfEquator + rows.length) % rows.length;
  return [(east + 1) * largeSideM, (rowsBelowTheRegion + northFromEquator) * largeSideM];
}

/** The metre's square in which a position lies; only for positions in the region. */
export function squareOf(position: Position): string {
  const metres = toGrid(position, 'utm34n').map((each) => Math.floor(each));
  const [east, north] = metres.map((each) => Math.floor(each / largeSideM));
  const letters = `${columns[east - 1]}${rows[(north + firstRowOfEquator) % rows.length]}`;
  const digits = metres.map((each) => String(each % largeSideM).padStart(5, '0'));
  return `34T ${letters} ${digits.join(' ')}`;
}
