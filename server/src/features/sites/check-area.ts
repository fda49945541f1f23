import { type AreaFault, mostAreaVertices, type Position, type SiteArea } from '@jsa/contract';
import { isInRegion, region } from '@jsa/coordinates';
import type { Db } from '#db/db.ts';
import { Problem } from '#http/problem.ts';
import { describeArea } from './area-queries.ts';

type Where = { at?: Position; suggestion?: SiteArea; vertexCount?: number };

/** How a refusal names a place: as people here write it, latitude first. */
function inWords([longitude, latitude]: Position): string {
  return `${latitude.toFixed(5)} N, ${longitude.toFixed(5)} E`;
}

function refuse(field: string, reason: AreaFault, message: string, where: Where = {}): never {
  throw new Problem('invalid-request', message, { field, reason, ...where });
}

function swapped([longitude, latitude]: Position): Position {
  return [latitude, longitude];
}

function requireRing(field: string, ring: readonly Position[]): void {
  const [first, last] = [ring.at(0), ring.at(-1)];
  if (first === undefined || last === undefined || ring.length < 4) {
    refuse(
      field,
      'ring-too-short',
      'A ring of the area has fewer than three corners.',
      first && { at: first },
    );
  }
  if (first[0] !== last[0] || first[1] !== last[1]) {
    const message = `A ring of the area is not closed: it begins at ${inWords(first)} and ends at ${inWords(last)}. Repeat its first point at its end.`;
    refuse(field, 'not-closed', message, { at: last });
  }
}

/** A point outside the region is either elsewhere or written latitude first; the swap is offered, never made. */
function requireInRegion(field: string, area: SiteArea, points: readonly Position[]): void {
  const outside = points.find((point) => !isInRegion(point));
  if (outside === undefined) return;
  if (points.every((point) => isInRegion(swapped(point)))) {
    const suggestion: SiteArea = {
      ...area,
      coordinates: area.coordinates.map((polygon) => polygon.map((ring) => ring.map(swapped))),
    };
    const message =
      'Longitude and latitude seem to be swapped: the area lies in the region when they are exchanged. Confirm that, or correct it.';
    refuse(field, 'swapped', message, { at: outside, suggestion });
  }
  const { west, east, south, north } = region;
  const message = `The area leaves the region (${west}–${east} E, ${south}–${north} N) at ${inWords(outside)}.`;
  refuse(field, 'outside-region', message, { at: outside });
}

/**
 * Refuses an area that is none, with a sentence that names where; holes are kept as they are. What can be told without
 * the database is told first, so that a huge one costs nothing.
 */
export async function requireArea(db: Db, field: string, area: SiteArea): Promise<void> {
  const rings = area.coordinates.flat();
  const vertexCount = rings.reduce((sum, { length }) => sum + length, 0);
  if (vertexCount === 0) refuse(field, 'empty', 'The area has no points.');
  if (vertexCount > mostAreaVertices) {
    const message = `The area has ${vertexCount} points; at most ${mostAreaVertices} are taken. Draw it more simply.`;
    refuse(field, 'too-many-vertices', message, { vertexCount });
  }
  const points = rings.flat();
  if (points.some((point) => !point.every(Number.isFinite)))
    refuse(field, 'not-a-number', 'A point of the area is not made of two numbers.');
  for (const ring of rings) requireRing(field, ring);
  requireInRegion(field, area, points);
  const { isValid, fault, at, areaM2 } = await describeArea(db, area);
  if (!isValid) {
    const place = at ?? points[0];
    const message = `The outline of the area crosses itself or its holes do not lie in it, at ${inWords(place)} (${fault}).`;
    refuse(field, 'self-crossing', message, { at: place });
  }
  if (areaM2 < 1)
    refuse(field, 'no-area', `The area encloses no ground, at ${inWords(points[0])}.`, { at: points[0] });
}
