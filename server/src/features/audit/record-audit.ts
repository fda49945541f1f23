import type { Tx } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/**
 * Keeps who did what to which thing, in the transaction that does it: neither is ever without the other.
 * `personId` is null for what the server does by itself.
 */
export async function recordAudit(
  tx: Tx,
  personId: string | null,
  event: { action: string; subjectId: string | null; details?: Record<string, unknown> },
): Promise<void> {
  await tx.run(sql`
    insert into app.audit_events (person_id, action, subject_id, details)
    values (${personId}, ${event.action}, ${event.subjectId}, ${JSON.stringify(event.details ?? {})})`);
}
