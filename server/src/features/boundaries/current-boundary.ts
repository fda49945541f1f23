import type { BoundaryEdition } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Band, computeBand, findCurrentEdition } from './queries.ts';

/** Innermost first. The outer one covers the worst difference known between any two sources. */
const bandDistancesM = [500, 1500];

/** Editions never change, so each one's bands are computed once a process. */
export function createCurrentBoundary(db: Db): () => Promise<BoundaryEdition | null> {
  const bandsByEdition = new Map<string, Promise<Band[]>>();

  const bandsOf = (editionId: string): Promise<Band[]> => {
    const bands = bandsByEdition.get(editionId) ?? computeBands(db, editionId);
    bandsByEdition.set(editionId, bands);
    bands.catch(() => bandsByEdition.delete(editionId));
    return bands;
  };

  return async () => {
    const edition = await findCurrentEdition(db);
    return edition && { ...edition, bands: await bandsOf(edition.id) };
  };
}

async function computeBands(db: Db, editionId: string): Promise<Band[]> {
  const bands: Band[] = [];
  for (const distanceM of bandDistancesM) bands.push(await computeBand(db, editionId, distanceM));
  return bands;
}
