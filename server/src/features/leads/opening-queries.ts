import { hoursToConfirmAnOpening, type LeadOpening, minutesOfAnOpening, type Owner } from '@jsa/contract';
import type { Db, Tx } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export type OpeningRow = Omit<LeadOpening, 'reason' | 'leadReference'> & {
  owner: Owner;
  reason: Buffer;
  reference: Buffer;
  /** Of the lead at present: its reference is sealed for it. */
  version: number;
};

const confirmableUntil = sql`opening.requested_at + make_interval(hours => ${hoursToConfirmAnOpening})`;
const openUntil = sql`opening.confirmed_at + make_interval(mins => ${minutesOfAnOpening})`;

const openingColumns = sql`
  opening.id, opening.lead_id as "leadId", lead.owner, lead.version, opening.reason, written.reference,
  case when opening.confirmed_at is null
       then case when ${confirmableUntil} > now() then 'waiting' else 'expired' end
       else case when ${openUntil} > now() then 'open' else 'over' end
  end as state,
  to_json(opening.requested_at) as "requestedAt",
  json_build_object('id', asker.id, 'name', asker.name) as "requestedBy",
  to_json(opening.confirmed_at) as "confirmedAt",
  case when confirmer.id is null then null
       else json_build_object('id', confirmer.id, 'name', confirmer.name) end as "confirmedBy",
  to_json(coalesce(${openUntil}, ${confirmableUntil})) as until`;

const openingTables = sql`
  app.lead_openings opening
  join app.leads lead on lead.id = opening.lead_id
  join app.lead_versions written on written.lead_id = lead.id and written.version = lead.version
  join app.people asker on asker.id = opening.requested_by
  left join app.people confirmer on confirmer.id = opening.confirmed_by`;

export function findOpenings(db: Db, owner: Owner): Promise<OpeningRow[]> {
  return db.many<OpeningRow>(sql`
    select ${openingColumns}
    from ${openingTables}
    where lead.owner = ${owner}
    order by opening.requested_at desc, opening.id`);
}

export function findOpening(db: Db, { owner, id }: { owner: Owner; id: string }): Promise<OpeningRow | null> {
  return db.maybeOne<OpeningRow>(sql`
    select ${openingColumns}
    from ${openingTables}
    where opening.id = ${id} and lead.owner = ${owner}`);
}

export async function lockOpening(
  tx: Tx,
  { owner, id }: { owner: Owner; id: string },
): Promise<OpeningRow | null> {
  const locked = await tx.maybeOne(sql`
    select opening.id
    from app.lead_openings opening
    join app.leads lead on lead.id = opening.lead_id
    where opening.id = ${id} and lead.owner = ${owner}
    for update of opening`);
  return locked === null ? null : findOpening(tx, { owner, id });
}

/** The opening through which that person may read the lead now. */
export function findOpenOpening(
  db: Db,
  { leadId, personId }: { leadId: string; personId: string },
): Promise<{ id: string; until: string } | null> {
  return db.maybeOne(sql`
    select opening.id, to_json(${openUntil}) as until
    from app.lead_openings opening
    where opening.lead_id = ${leadId} and opening.requested_by = ${personId} and ${openUntil} > now()
    order by opening.confirmed_at desc
    limit 1`);
}

export function insertOpening(
  tx: Tx,
  opening: { id: string; leadId: string; reason: Buffer; personId: string },
): Promise<number> {
  return tx.run(sql`
    insert into app.lead_openings (id, lead_id, reason, requested_by)
    values (${opening.id}, ${opening.leadId}, ${opening.reason}, ${opening.personId})`);
}

export function setConfirmed(tx: Tx, { id, personId }: { id: string; personId: string }): Promise<number> {
  return tx.run(sql`
    update app.lead_openings set confirmed_by = ${personId}, confirmed_at = now() where id = ${id}`);
}
