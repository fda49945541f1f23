import type { AuditHead, Owner } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';
import type { Origin } from './origin.ts';

/** Who somebody is, is read in the same statement: as it was when they acted. */
export function insertAuditEvent(
  tx: Db,
  event: {
    personId: string | null;
    action: string;
    subjectId: string | null;
    subjectSha256: string | null;
    site: Sql;
    owner: Owner | null;
    details: string;
    origin: Origin | null;
  },
): Promise<number> {
  const { origin } = event;
  return tx.run(sql`
    insert into app.audit_events
      (person_id, person_name, organisation_name, roles, action, subject_id, subject_sha256, site_id, owner, details,
       address_class, user_agent_family)
    select actor.person_id, person.name, organisation.name,
           case when person.id is not null then array(
             select held.role from app.held_roles held where held.person_id = person.id order by held.role) end,
           ${event.action}, ${event.subjectId}, ${event.subjectSha256}, about.site_id,
           coalesce(${event.owner}, site.owner), ${event.details}::jsonb,
           ${origin?.addressClass ?? null}, ${origin?.userAgentFamily ?? null}
    from (select ${event.personId}::uuid as person_id) actor
    cross join (select ${event.site} as site_id) about
    left join app.people person on person.id = actor.person_id
    left join app.organisations organisation on organisation.id = person.organisation_id
    left join app.sites site on site.id = about.site_id`);
}

/** The last entry's place and seal; place 0 while the log is empty. */
export function findHead(db: Db): Promise<AuditHead> {
  return db.one<AuditHead>(sql`
    select head.sequence::float8 as sequence, head.sha256, app.audit_moment(event.occurred_at) as "occurredAt"
    from app.audit_head head
    left join app.audit_chain link on link.sequence = head.sequence
    left join app.audit_events event on event.id = link.event_id`);
}
