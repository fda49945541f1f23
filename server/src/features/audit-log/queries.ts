import type { AuditEntry, AuditFilter, Person } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';
import { mayKnow } from './entry-sight.ts';

function fits({ before, action, personId, subjectId, from, until }: AuditFilter): Sql {
  const conditions = [
    before === undefined ? null : sql`link.sequence < ${before}`,
    action === undefined
      ? null
      : action.includes('.')
        ? sql`event.action = ${action}`
        : sql`event.subject_kind = ${action}`,
    personId === undefined ? null : sql`event.person_id = ${personId}`,
    subjectId === undefined
      ? null
      : sql`(event.subject_id = ${subjectId} or event.site_id::text = ${subjectId})`,
    from === undefined ? null : sql`event.occurred_at >= (${from}::date)::timestamp at time zone 'UTC'`,
    until === undefined ? null : sql`event.occurred_at < (${until}::date + 1)::timestamp at time zone 'UTC'`,
  ];
  return conditions.reduce<Sql>((all, one) => (one ? sql`${all} and ${one}` : all), sql`true`);
}

/** The newest first; filters act upon what the reader may know of, so they tell nothing of the rest. */
export function findEntries(
  db: Db,
  reader: Person,
  filter: AuditFilter & { limit: number },
): Promise<AuditEntry[]> {
  return db.many<AuditEntry>(sql`
    select link.sequence::float8 as sequence, link.sha256, app.audit_moment(event.occurred_at) as "occurredAt",
           case when event.person_id is not null then json_build_object(
             'id', event.person_id, 'name', event.person_name, 'organisation', event.organisation_name,
             'roles', coalesce(event.roles, '{}'::text[])) end as person,
           event.action, event.subject_id as "subjectId", event.subject_sha256 as "subjectSha256",
           event.site_id as "siteId", event.owner, event.details, event.address_class as "addressClass",
           event.user_agent_family as "userAgentFamily"
    from app.audit_chain link
    join app.audit_events event on event.id = link.event_id
    where ${mayKnow(reader)} and ${fits(filter)}
    order by link.sequence desc
    limit ${filter.limit}`);
}

/** An entry as it is hashed: every value a text. Null where the reader may know of the entry's seal alone. */
type SealedContent = {
  salt: string;
  occurredAt: string;
  personId: string | null;
  personName: string | null;
  organisation: string | null;
  roles: string | null;
  action: string;
  subjectId: string | null;
  subjectSha256: string | null;
  siteId: string | null;
  owner: string | null;
  details: string;
  addressClass: string | null;
  userAgentFamily: string | null;
};
export type ExportedEntry = {
  sequence: number;
  previousSha256: string;
  sha256: string;
  content: SealedContent | null;
};

const entriesAtOnce = 1000;

/** The next entries after a place in the log, in their order. A seal whose content is lost comes as one without. */
export function findEntriesToExport(
  db: Db,
  reader: Person,
  { after, until }: { after: number; until: number },
): Promise<ExportedEntry[]> {
  return db.many<ExportedEntry>(sql`
    select link.sequence::float8 as sequence, link.previous_sha256 as "previousSha256", link.sha256,
           case when ${mayKnow(reader)} then json_build_object(
             'salt', event.salt, 'occurredAt', app.audit_moment(event.occurred_at),
             'personId', event.person_id, 'personName', event.person_name, 'organisation', event.organisation_name,
             'roles', array_to_string(event.roles, ','), 'action', event.action, 'subjectId', event.subject_id,
             'subjectSha256', event.subject_sha256, 'siteId', event.site_id, 'owner', event.owner,
             'details', event.details::text, 'addressClass', event.address_class,
             'userAgentFamily', event.user_agent_family) end as content
    from app.audit_chain link
    left join app.audit_events event on event.id = link.event_id
    where link.sequence > ${after} and link.sequence <= ${until}
    order by link.sequence
    limit ${entriesAtOnce}`);
}
