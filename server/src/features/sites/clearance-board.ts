import {
  type Clearance,
  type ClearanceLine,
  type ClearanceState,
  clearanceActivities,
  clearanceKinds,
  expiresSoonDays,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type ClearanceRow, findClearances } from './clearance-queries.ts';
import { findClearanceReach } from './move-queries.ts';
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

/** Every kind for every activity with what is there for it, so that what is missing is seen as well. */
export async function readBoard(db: Db, siteId: string): Promise<ClearanceLine[]> {
  const today = todayInUtc();
  const clearances = (await findClearances(db, siteId)).map(
    (row): Clearance => ({ ...row, state: stateOf(row, today) }),
  );
  const lines: ClearanceLine[] = [];
  for (const activity of clearanceActivities) {
    const reach = await findClearanceReach(db, { siteIds: [siteId], activity, from: today, until: today });
    for (const kind of clearanceKinds) {
      const these = clearances.filter((one) => one.activity === activity && one.kind === kind);
      lines.push({
        kind,
        activity,
        state: strongest.find((state) => these.some((one) => one.state === state)) ?? 'missing',
        coveredFraction: reach.find((one) => one.kind === kind)?.coveredFraction ?? 0,
        clearances: these,
      });
    }
  }
  return lines;
}
