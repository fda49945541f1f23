import type { NewUnaccountedCount, Person, UnaccountedCount } from '@jsa/contract';
import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import * as queries from './queries.ts';

/** A number that somebody else counted, with who and when. */
export function enterUnaccounted(
  db: Database,
  person: Pick<Person, 'id'> | null,
  entered: NewUnaccountedCount,
): Promise<UnaccountedCount> {
  return inTransaction(db, async (tx) => {
    if (entered.on > new Date().toISOString().slice(0, 10))
      throw new Problem('invalid-request', 'This day is still to come: nobody has counted on it.', {
        field: 'body.on',
      });
    const kept = await queries.insertUnaccounted(tx, entered, person?.id ?? null);
    const { on, count, source } = kept;
    await recordAudit(tx, person?.id ?? null, {
      ...{ action: 'progress.enter', subjectId: kept.id, details: { on, count, source } },
    });
    return kept;
  });
}

export function withdrawUnaccounted(
  db: Database,
  person: Person,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const withdrawnCount = await queries.withdrawUnaccounted(tx, { id, reason, personId: person.id });
    if (withdrawnCount === 0) throw nothingHere();
    await recordAudit(tx, person.id, { action: 'progress.withdraw', subjectId: id, details: { reason } });
  });
}
