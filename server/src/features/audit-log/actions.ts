import type { AuditHead, AuditVerdict, Person } from '@jsa/contract';
import { inTransaction } from '#db/db.ts';
import { auditHead, readDailyHeads, recordAudit, verifyChain } from '#features/audit/index.ts';
import type { ServerParts } from '#parts.ts';
import { exportLines } from './export-lines.ts';

/** Checks the log against itself, against the heads that were kept from day to day, and against one that the reader kept. */
export async function verifyLog(
  parts: ServerParts,
  person: Person,
  keptHead: Pick<AuditHead, 'sequence' | 'sha256'> | null,
): Promise<AuditVerdict> {
  const kept = [...(keptHead ? [keptHead] : []), ...(await readDailyHeads(parts))];
  const verdict = await verifyChain(parts.db, kept);
  await inTransaction(parts.db, (tx) =>
    recordAudit(tx, person.id, {
      action: 'audit.verify',
      subjectId: null,
      details: { entryCount: verdict.entryCount, fault: verdict.fault },
    }),
  );
  return verdict;
}

/** The lines of an export, whose last entry tells of the export itself. */
export async function exportLog({ db }: ServerParts, person: Person): Promise<AsyncGenerator<string>> {
  await inTransaction(db, (tx) => recordAudit(tx, person.id, { action: 'audit.export', subjectId: null }));
  return exportLines(db, person, await auditHead(db));
}
