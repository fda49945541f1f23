import type { ClearanceActivity, Person } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import type { Said, Surroundings } from './conditions.ts';
import { type ClearanceReach, findClearanceReach, findMergeTarget, type SiteFacts } from './move-queries.ts';
import { precisionFor } from './precision.ts';

/** The day in UTC, as dates are meant everywhere here. */
export function todayInUtc(): string {
  return new Date().toISOString().slice(0, 10);
}

const activityOf: Partial<Record<SiteFacts['status'], ClearanceActivity>> = {
  'assessment-agreed': 'survey',
  'dig-agreed': 'excavation',
};

async function readReach(
  db: Db,
  sites: readonly SiteFacts[],
  days: { from: string; until: string },
): Promise<ClearanceReach[]> {
  const reach: ClearanceReach[] = [];
  for (const activity of ['survey', 'excavation'] as const) {
    const siteIds = sites.filter(({ status }) => activityOf[status] === activity).map(({ id }) => id);
    if (siteIds.length > 0) reach.push(...(await findClearanceReach(db, { siteIds, activity, ...days })));
  }
  return reach;
}

async function readMergeTarget(db: Db, person: Person, sites: readonly SiteFacts[], said: Said) {
  if (said.mergeInto === undefined) return null;
  const target = await findMergeTarget(db, person, said.mergeInto);
  if (target === null || precisionFor(person, target.circle, new Date()) === 'P0') return null;
  const isItself = sites.some(({ id }) => id === target.id);
  return isItself || target.status === 'merged' || target.status === 'withdrawn' ? null : target;
}

/** All that the conditions of these sites' moves need to know beyond the sites' own rows. */
export async function readSurroundings(
  db: Db,
  person: Person,
  { sites, said = {} }: { sites: readonly SiteFacts[]; said?: Said },
): Promise<Surroundings> {
  const today = todayInUtc();
  const from = said.plannedFrom ?? today;
  const reach = await readReach(db, sites, { from, until: said.plannedUntil ?? from });
  const mergeTarget = await readMergeTarget(db, person, sites, said);
  return { today, reach, mergeTarget };
}
