import type { Owner } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import type { SealedFields } from './queries.ts';

export type SealedVersion = SealedFields & { id: string; owner: Owner; version: number };
export type SealedReason = { id: string; owner: Owner; reason: Buffer };

/** Keeps every lead as it is until the transaction ends: nobody writes under the old key meanwhile. */
export function lockVault(tx: Tx): Promise<number> {
  return tx.run(sql`lock table app.leads, app.lead_versions, app.lead_openings in share row exclusive mode`);
}

export function findAllVersions(tx: Tx): Promise<SealedVersion[]> {
  return tx.many<SealedVersion>(sql`
    select lead.id, lead.owner, written.version, written.reference, written.statement,
           written.source_key as "sourceKey", written.caveat_text as "caveatText", written.place,
           written.withdrawal_reason as "withdrawalReason"
    from app.lead_versions written
    join app.leads lead on lead.id = written.lead_id
    order by lead.id, written.version`);
}

export function findAllReasons(tx: Tx): Promise<SealedReason[]> {
  return tx.many<SealedReason>(sql`
    select opening.id, lead.owner, opening.reason
    from app.lead_openings opening
    join app.leads lead on lead.id = opening.lead_id
    order by opening.id`);
}

export function updateSealedFields(tx: Tx, written: SealedVersion): Promise<number> {
  return tx.run(sql`
    update app.lead_versions
    set reference = ${written.reference}, statement = ${written.statement}, source_key = ${written.sourceKey},
        caveat_text = ${written.caveatText}, place = ${written.place},
        withdrawal_reason = ${written.withdrawalReason}
    where lead_id = ${written.id} and version = ${written.version}`);
}

export function updateSealedReason(tx: Tx, { id, reason }: SealedReason): Promise<number> {
  return tx.run(sql`update app.lead_openings set reason = ${reason} where id = ${id}`);
}
