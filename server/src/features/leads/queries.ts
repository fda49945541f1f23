import type { LeadStatus, LeadVersion, NewLead, Owner } from '@jsa/contract';
import type { Db, Tx } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** The fields that say something, each sealed for its own column. */
export type SealedFields = {
  reference: Buffer;
  statement: Buffer;
  sourceKey: Buffer;
  caveatText: Buffer;
  place: Buffer;
  withdrawalReason: Buffer;
};

type Handling = Pick<
  NewLead,
  'sourceReliability' | 'informationCredibility' | 'learntOn' | 'caveats' | 'doNotTableBefore'
>;

/** A lead at its present version. */
export type LeadRow = Handling &
  SealedFields & {
    id: string;
    owner: Owner;
    status: LeadStatus;
    version: number;
    hasPlace: boolean;
    hasSourceKey: boolean;
    createdAt: string;
    createdBy: string;
    changedAt: string;
    changedBy: string;
    site: { id: string; code: string } | null;
  };

const leadColumns = sql`
  lead.id, lead.owner, lead.status, written.version, written.source_reliability as "sourceReliability",
  written.information_credibility as "informationCredibility", written.learnt_on::text as "learntOn",
  written.caveats, written.do_not_table_before::text as "doNotTableBefore", written.reference, written.statement,
  written.source_key as "sourceKey", written.caveat_text as "caveatText", written.place,
  written.withdrawal_reason as "withdrawalReason", written.has_place as "hasPlace",
  written.has_source_key as "hasSourceKey", to_json(lead.created_at) as "createdAt", creator.name as "createdBy",
  to_json(written.changed_at) as "changedAt", changer.name as "changedBy",
  (select json_build_object('id', site.id, 'code', site.code) from app.sites site where site.id = lead.site_id) as site`;

const leadTables = sql`
  app.leads lead
  join app.people creator on creator.id = lead.created_by`;

/** Every query names the owner: another owner's lead is no row at all. */
export function findLeads(db: Db, owner: Owner): Promise<LeadRow[]> {
  return db.many<LeadRow>(sql`
    select ${leadColumns}
    from ${leadTables}
    join app.lead_versions written on written.lead_id = lead.id and written.version = lead.version
    join app.people changer on changer.id = written.changed_by
    where lead.owner = ${owner}
    order by lead.created_at desc, lead.id`);
}

/** At a version, or at the present one. */
export function findLead(
  db: Db,
  { owner, id, version = null }: { owner: Owner; id: string; version?: number | null },
): Promise<LeadRow | null> {
  return db.maybeOne<LeadRow>(sql`
    select ${leadColumns}
    from ${leadTables}
    join app.lead_versions written
      on written.lead_id = lead.id and written.version = coalesce(${version}::integer, lead.version)
    join app.people changer on changer.id = written.changed_by
    where lead.id = ${id} and lead.owner = ${owner}`);
}

/** Keeps everybody else from changing the lead until the transaction ends. */
export async function lockLead(tx: Tx, { owner, id }: { owner: Owner; id: string }): Promise<LeadRow | null> {
  const locked = await tx.maybeOne(sql`
    select lead.id from app.leads lead where lead.id = ${id} and lead.owner = ${owner} for update`);
  return locked === null ? null : findLead(tx, { owner, id });
}

export function findVersions(db: Db, leadId: string): Promise<LeadVersion[]> {
  return db.many<LeadVersion>(sql`
    select written.version, to_json(written.changed_at) as "changedAt", changer.name as "changedBy", written.fields
    from app.lead_versions written
    join app.people changer on changer.id = written.changed_by
    where written.lead_id = ${leadId}
    order by written.version desc`);
}

export function insertLead(tx: Tx, lead: { id: string; owner: Owner; personId: string }): Promise<number> {
  return tx.run(sql`
    insert into app.leads (id, owner, version, created_by)
    values (${lead.id}, ${lead.owner}, 1, ${lead.personId})`);
}

export type NewVersion = Handling &
  SealedFields & {
    leadId: string;
    version: number;
    hasPlace: boolean;
    hasSourceKey: boolean;
    fields: string[];
    personId: string;
  };

export function insertVersion(tx: Tx, written: NewVersion): Promise<number> {
  return tx.run(sql`
    insert into app.lead_versions
      (lead_id, version, source_reliability, information_credibility, learnt_on, caveats, do_not_table_before,
       reference, statement, source_key, caveat_text, place, withdrawal_reason, has_place, has_source_key, fields,
       changed_by)
    values
      (${written.leadId}, ${written.version}, ${written.sourceReliability}, ${written.informationCredibility},
       ${written.learntOn}, ${written.caveats}, ${written.doNotTableBefore}, ${written.reference},
       ${written.statement}, ${written.sourceKey}, ${written.caveatText}, ${written.place},
       ${written.withdrawalReason}, ${written.hasPlace}, ${written.hasSourceKey}, ${written.fields},
       ${written.personId})`);
}

export function updateLead(
  tx: Tx,
  lead: { id: string; version: number; status: LeadStatus; siteId: string | null },
): Promise<number> {
  return tx.run(sql`
    update app.leads
    set version = ${lead.version}, status = ${lead.status}, site_id = ${lead.siteId}
    where id = ${lead.id}`);
}
