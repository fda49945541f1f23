import { type ClearanceChange, isAtLeast, type NewClearance, type Person } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import { requireArea } from './check-area.ts';
import { insertClearance, lockClearance, updateClearance } from './clearance-queries.ts';
import { lockFacts } from './move-queries.ts';
import { precisionFor, type SiteCircle } from './precision.ts';

type Numbered = { id: string; version: number };

function refuse(name: keyof ClearanceChange, message: string): never {
  throw new Problem('invalid-request', message, { field: `body.${name}` });
}

async function requireComplete(tx: Tx, clearance: ClearanceChange): Promise<void> {
  const { isApplicable, notApplicableBecause, scope, validFrom, validUntil, documentReference } = clearance;
  if (!isApplicable) {
    if (notApplicableBecause.trim() === '') refuse('notApplicableBecause', 'Say why it is not applicable.');
    return;
  }
  if (documentReference.trim() === '') refuse('documentReference', 'Say by which document it was given.');
  if (validFrom === null) refuse('validFrom', 'Say from which day it is valid.');
  if (validUntil !== null && validUntil < validFrom)
    refuse('validUntil', 'Its last day lies before its first.');
  if (scope !== null) await requireArea(tx, 'body.scope', scope);
}

/** Below P3 a site's clearances do not exist: their scopes are its place. */
function requireSight(person: Person, site: { circle: SiteCircle } | null): void {
  if (site === null || !isAtLeast(precisionFor(person, site.circle, new Date()), 'P3'))
    throw new Problem('not-found', 'There is nothing here.');
}

/** The same within something larger, whose transaction is given. */
export async function noteClearance(
  tx: Tx,
  person: Person,
  { siteId, clearance }: { siteId: string; clearance: NewClearance },
): Promise<Numbered> {
  requireSight(person, await lockFacts(tx, person, siteId));
  await requireComplete(tx, clearance);
  const added = await insertClearance(tx, { siteId, personId: person.id, clearance });
  const { kind, activity, isApplicable } = clearance;
  await recordAudit(tx, person.id, {
    action: 'clearance.add',
    subjectId: added.id,
    siteId,
    details: { kind, activity, isApplicable },
  });
  return added;
}

export function addClearance(
  db: Database,
  person: Person,
  noted: { siteId: string; clearance: NewClearance },
): Promise<Numbered> {
  return inTransaction(db, (tx) => noteClearance(tx, person, noted));
}

export function changeClearance(
  db: Database,
  person: Person,
  asked: { clearanceId: string; version: number; clearance: ClearanceChange },
): Promise<Numbered> {
  return inTransaction(db, async (tx) => {
    const locked = await lockClearance(tx, person, asked.clearanceId);
    requireSight(person, locked);
    if (locked === null) throw new Problem('not-found', 'There is nothing here.');
    requireVersion(asked.version, locked.version);
    await requireComplete(tx, asked.clearance);
    const changed = await updateClearance(tx, locked, asked.clearance);
    const { kind, activity, siteId } = locked;
    const { isApplicable } = asked.clearance;
    await recordAudit(tx, person.id, {
      action: 'clearance.change',
      subjectId: locked.id,
      siteId,
      details: { kind, activity, isApplicable, version: changed.version },
    });
    return changed;
  });
}
