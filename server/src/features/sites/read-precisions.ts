import type { Person, Precision } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { precisionFor } from './precision.ts';
import { findCircles } from './queries.ts';

/** How precisely the person sees each site now. A site that is not in it does not exist for them. */
export async function readPrecisions(db: Db, person: Person): Promise<ReadonlyMap<string, Precision>> {
  const now = new Date();
  const precisions = (await findCircles(db, person)).map(
    ({ id, circle }) => [id, precisionFor(person, circle, now)] as const,
  );
  return new Map(precisions.filter(([, precision]) => precision !== 'P0'));
}
