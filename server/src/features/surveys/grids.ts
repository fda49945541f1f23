import { linesOfGrid, mostLinesInADirection, type SurveyDraft, type SurveyGrid } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { deleteLines, distanceFromSiteKm, putLines, type SurveyRow } from './queries.ts';

const furthestFromSiteKm = 5;

/** Refuses a grid with a slip of the pen in it: too many lines, two of one name, or an origin far from the site. */
export async function requireGrid(tx: Tx, siteId: string, grid: SurveyGrid): Promise<void> {
  const lines = linesOfGrid(grid);
  const counts = ['along', 'across'].map((way) => lines.filter(({ direction }) => direction === way).length);
  if (Math.max(...counts) > mostLinesInADirection) {
    const message = `This grid would have ${Math.max(...counts)} lines in one direction; ${mostLinesInADirection} are taken. Check the line spacing and the lengths.`;
    throw refusal('lineSpacingM', message);
  }
  if (new Set(lines.map(({ name }) => name)).size < lines.length) {
    const message =
      'Lines along and lines across would have the same names. Give each direction letters or numbers of its own.';
    throw refusal('across', message);
  }
  const [longitude, latitude] = grid.origin;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
    throw refusal('origin', 'The origin is no place on the earth: it is written as longitude, latitude.');
  const km = await distanceFromSiteKm(tx, siteId, grid.origin);
  if (km <= furthestFromSiteKm) return;
  const swappedKm =
    Math.abs(longitude) <= 90 ? await distanceFromSiteKm(tx, siteId, [latitude, longitude]) : km;
  const hint =
    swappedKm <= furthestFromSiteKm ? 'Longitude and latitude seem to be swapped.' : 'Check its coordinates.';
  throw refusal('origin', `The origin lies ${Math.round(km)} km from the site. ${hint}`);
}

function refusal(field: string, message: string): Problem {
  return new Problem('invalid-request', message, { field: `body.grid.${field}` });
}

/** The grid of a survey on one, null along tracks; refuses a kind that does not fit. */
export function gridOf({ kind, grid }: SurveyDraft): SurveyGrid | null {
  if (kind === 'grid' && grid === null)
    throw new Problem('invalid-request', 'A survey on a grid says which.', { field: 'body.grid' });
  if (kind === 'track' && grid !== null)
    throw new Problem('invalid-request', 'A survey along tracks has no grid.', { field: 'body.grid' });
  return grid;
}

/** Makes the survey's lines those of its grid. Refuses to take away a line that has recordings. */
export async function layLines(
  tx: Tx,
  survey: Pick<SurveyRow, 'id' | 'lines'>,
  grid: SurveyGrid,
): Promise<void> {
  const wanted = linesOfGrid(grid);
  const isWanted = ({ direction, position }: SurveyRow['lines'][number]) =>
    wanted.some((line) => line.direction === direction && line.position === position);
  const gone = survey.lines.filter((line) => !isWanted(line));
  const inUse = gone.filter(({ recordings }) => recordings.length > 0).map(({ name }) => name);
  if (inUse.length > 0) {
    const message = `The new grid has no ${inUse.join(', ')}, but recordings lie there. Put them on other lines first.`;
    throw conflict('lines-in-use', message, { lines: inUse });
  }
  await deleteLines(
    tx,
    gone.map(({ id }) => id),
  );
  await putLines(tx, survey.id, wanted);
}
