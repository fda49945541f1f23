import type { Owner } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { currentOrigin } from './origin.ts';
import { insertAuditEvent } from './queries.ts';
import { siteOfSubject } from './site-of-subject.ts';

export type AuditEvent = {
  /** The kind of the thing and what is done with it: `site.move`. */
  action: string;
  subjectId: string | null;
  /** The hash of the version that was acted upon, where there is one. */
  subjectSha256?: string;
  /** The candidate site that it is about; found by itself for sites, recordings and what hangs on them. */
  siteId?: string | null;
  /** Whose material it is; the owner of the site when it is not said. */
  owner?: Owner;
  /** No coordinate, no name of a source, no text of a lead. */
  details?: Record<string, unknown>;
};

/** What PostgreSQL cannot keep in a text: no entry may fail, and with it the act, over a file's odd name. */
function keepable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
}

/**
 * Keeps who did what to which thing, in the transaction that does it: neither is ever without the other. `personId` is
 * null for what the server does by itself. Name, organisation, roles, time and origin are added here; the database
 * seals the entry when the transaction commits, so it may be called at any point of it.
 */
export async function recordAudit(
  tx: Tx,
  personId: string | null,
  { action, subjectId, subjectSha256, siteId, owner, details = {} }: AuditEvent,
): Promise<void> {
  await insertAuditEvent(tx, {
    personId,
    action,
    subjectId,
    subjectSha256: subjectSha256 ?? null,
    site: siteOfSubject({ action, subjectId, siteId: siteId ?? null, details }),
    owner: owner ?? null,
    details: JSON.stringify(details, keepable),
    origin: currentOrigin(),
  });
}
