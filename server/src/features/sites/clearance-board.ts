import {
  type Clearance,
  type ClearanceLine,
  type ClearanceState,
  clearanceActivities,
  expiresSoonDays,
  isAtLeast,
  type Person,
  type SiteClearances,
  statusesWithClearances,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type ClearanceRow, findClearances } from './clearance-queries.ts';
import { findClearanceReach } from './move-queries.ts';
import { precisionFor } from './precision.ts';
import { findSites } from './queries.ts';
import { todayInUtc } from './surroundings.ts';

const dayMs = 24 * 60 * 60 * 1000;

function daysAfter(today: string, days: number): string {
  return new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, 10);
}

function stateOf({ isApplicable, validFrom, validUntil }: ClearanceRow, today: string): ClearanceState {
  if (!isApplicable) return 'not-applicable';
  if (validFrom !== null && validFrom > today) return 'not-yet-valid';
  if (validUntil === null) return 'valid';
  if (validUntil < today) return 'expired';
  return validUntil <= daysAfter(today, expiresSoonDays) ? 'expires-soon' : 'valid';
}

/** What the documents of one kind come to together: a valid one hides an expired one, and one that applies a "not applicable". */
const strongest: readonly ClearanceState[] = [
  'valid',
  'expires-soon',
  'not-yet-valid',
  'expired',
  'not-applicable',
];

/** Of each site every kind for every activity with what is there for it, so that what is missing is seen as well. */
export async function readBoards(
  db: Db,
  siteIds: readonly string[],
): Promise<ReadonlyMap<string, ClearanceLine[]>> {
  const today = todayInUtc();
  const boards = new Map(siteIds.map((siteId): [string, ClearanceLine[]] => [siteId, []]));
  const bySlot = new Map<string, Clearance[]>();
  const slotOf = (siteId: string, activity: string, kind: string) => `${siteId} ${activity} ${kind}`;
  for (const { siteId, ...row } of await findClearances(db, siteIds)) {
    const slot = slotOf(siteId, row.activity, row.kind);
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), { ...row, state: stateOf(row, today) }]);
  }
  for (const activity of clearanceActivities) {
    const reach = await findClearanceReach(db, { siteIds, activity, from: today, until: today });
    for (const { siteId, kind, coveredFraction } of reach) {
      const clearances = bySlot.get(slotOf(siteId, activity, kind)) ?? [];
      const state = strongest.find((each) => clearances.some((one) => one.state === each)) ?? 'missing';
      boards.get(siteId)?.push({ kind, activity, state, coveredFraction, clearances });
    }
  }
  return boards;
}

function lastDayOf({ state, clearances }: ClearanceLine): string | null {
  const days = clearances.filter((one) => one.state === state).map(({ validUntil }) => validUntil);
  return days.some((day) => day === null) ? null : (days.sort().at(-1) ?? null);
}

/** The board of all sites that are not over, of those whose area the person sees, by code. */
export async function listBoards(db: Db, person: Person): Promise<SiteClearances[]> {
  const now = new Date();
  const sites = (await findSites(db, person)).filter(
    ({ status, circle }) =>
      statusesWithClearances.some((one) => one === status) &&
      isAtLeast(precisionFor(person, circle, now), 'P3'),
  );
  const boards = await readBoards(
    db,
    sites.map(({ id }) => id),
  );
  return sites.map(({ id, code, title, status, isFictional }) => ({
    ...{ siteId: id, code, title, status, isFictional },
    lines: (boards.get(id) ?? []).map((line) => ({
      ...{ kind: line.kind, activity: line.activity, state: line.state },
      coveredFraction: line.coveredFraction,
      validUntil: lastDayOf(line),
    })),
  }));
}
