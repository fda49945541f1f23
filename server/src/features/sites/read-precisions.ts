import { isAtLeast, type Person, type Precision } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { findFactsOf } from './move-queries.ts';
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

/** Whether the person may see one site as surveyed (P4). One that is not there is seen by nobody. */
export async function seesAsSurveyed(db: Db, person: Person, siteId: string): Promise<boolean> {
  const site = await findFactsOf(db, person, siteId);
  return site !== null && precisionFor(person, site.circle, new Date()) === 'P4';
}

/** Whether the person may see the area of one site (P3). */
export async function seesPlace(db: Db, person: Person, siteId: string): Promise<boolean> {
  const site = await findFactsOf(db, person, siteId);
  return site !== null && isAtLeast(precisionFor(person, site.circle, new Date()), 'P3');
}
