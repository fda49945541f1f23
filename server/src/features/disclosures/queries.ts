import type { Disclosure, DisclosureTerms, Owner } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';

export type DisclosureRow = Omit<Disclosure, 'awaits' | 'may'> & { siteId: string };

function requestsWhere(condition: Sql): Sql {
  return sql`
    select request.id, request.site_id as "siteId", request.audience, request.precision, request.purpose,
           request.risks, ((request.expires_at at time zone 'UTC') - interval '1 day')::date::text as "expiresOn",
           request.terms_sha256 as "termsSha256", requester.name as "requestedBy",
           to_json(request.requested_at) as "requestedAt",
           case when request.ended_at is not null then 'ended'
                when request.expires_at <= now() then 'expired'
                when decided.id is not null then 'in-force'
                else 'requested' end as state,
           coalesce((
             select json_agg(json_build_object('party', consent.party, 'person', person.name,
                                               'consentedAt', consent.consented_at)
                             order by consent.consented_at, consent.party)
             from app.disclosure_consents consent join app.people person on person.id = consent.person_id
             where consent.request_id = request.id), '[]'::json) as consents,
           case when request.ended_at is not null then json_build_object(
             'by', ender.name, 'at', request.ended_at, 'reason', request.end_reason) end as ended
    from app.disclosure_requests request
    join app.people requester on requester.id = request.requested_by
    left join app.people ender on ender.id = request.ended_by
    left join app.disclosures decided on decided.request_id = request.id
    where ${condition}
    order by request.requested_at desc, request.id`;
}

export function findDisclosures(db: Db, siteId: string): Promise<DisclosureRow[]> {
  return db.many<DisclosureRow>(requestsWhere(sql`request.site_id = ${siteId}`));
}

export function findDisclosure(db: Db, id: string): Promise<DisclosureRow | null> {
  return db.maybeOne<DisclosureRow>(requestsWhere(sql`request.id = ${id}`));
}

/** Nobody consents to it, and nobody ends it, until the transaction is over. */
export async function lockRequest(tx: Db, id: string): Promise<void> {
  await tx.run(sql`select 1 from app.disclosure_requests where id = ${id} for update`);
}

/** In force until the end of its last day, in UTC. */
export function insertRequest(
  tx: Db,
  request: DisclosureTerms & { siteId: string; termsSha256: string; personId: string },
): Promise<{ id: string }> {
  const { siteId, audience, precision, purpose, risks, expiresOn, termsSha256, personId } = request;
  return tx.one(sql`
    insert into app.disclosure_requests
      (site_id, audience, precision, purpose, risks, expires_at, terms_sha256, requested_by)
    values (${siteId}, ${audience}, ${precision}, ${purpose}, ${risks},
            (${expiresOn}::date + 1)::timestamp at time zone 'UTC', ${termsSha256}, ${personId})
    returning id`);
}

export function insertConsent(
  tx: Db,
  consent: { id: string; party: Owner; personId: string; termsSha256: string },
): Promise<number> {
  return tx.run(sql`
    insert into app.disclosure_consents (request_id, party, person_id, terms_sha256)
    values (${consent.id}, ${consent.party}, ${consent.personId}, ${consent.termsSha256})`);
}

/** From this moment on the release is in force. */
export function insertDisclosure(tx: Db, requestId: string): Promise<number> {
  return tx.run(sql`
    insert into app.disclosures
      (request_id, site_id, audience, precision, purpose, risks, expires_at, decided_by)
    select id, site_id, audience, precision, purpose, risks, expires_at, requested_by
    from app.disclosure_requests where id = ${requestId}`);
}

export async function endRequest(
  tx: Db,
  { id, personId, reason }: { id: string; personId: string; reason: string },
): Promise<void> {
  await tx.run(sql`
    update app.disclosure_requests set ended_at = now(), ended_by = ${personId}, end_reason = ${reason}
    where id = ${id}`);
  await tx.run(sql`
    update app.disclosures set revoked_at = now(), revoked_by = ${personId} where request_id = ${id}`);
}
