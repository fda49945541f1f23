import type { Obstacle } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { Problem } from '#http/problem.ts';
import { distanceFromSiteKm, whyInvalid } from './queries.ts';

const furthestFromSiteKm = 5;

/** Refuses an obstacle's outline that is none: a ring left open, one that crosses itself, one that lies elsewhere. */
export async function requireOutline(tx: Tx, siteId: string, { name, area }: Obstacle): Promise<void> {
  const isOpen = area.coordinates.some((ring) => String(ring[0]) !== String(ring[ring.length - 1]));
  if (isOpen) throw refusal(name, 'its ring is left open. End it with the place that it begins with.');
  const corners = area.coordinates.flat();
  if (corners.some(([longitude, latitude]) => Math.abs(longitude) > 180 || Math.abs(latitude) > 90))
    throw refusal(
      name,
      'it has corners that are no places on the earth. They are written as longitude, latitude.',
    );
  const invalid = await whyInvalid(tx, area);
  if (invalid !== null) throw refusal(name, `${invalid}. Draw it so that it does not cross itself.`);
  const km = await distanceFromSiteKm(tx, siteId, area);
  if (km > furthestFromSiteKm)
    throw refusal(name, `it lies ${Math.round(km)} km from the site. Are longitude and latitude swapped?`);
}

function refusal(name: string, why: string): Problem {
  return new Problem('invalid-request', `The outline of "${name}" cannot be kept: ${why}`);
}
