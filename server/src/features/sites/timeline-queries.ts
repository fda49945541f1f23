import type { SiteEvent } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export type TimelineRow = SiteEvent & { personId: string | null };

/** Kinds of events that belong to a site's own record. What a lead's vault wrote about it is never among them. */
const kinds = ['site', 'clearance', 'assessment', 'survey', 'recording', 'disclosure'];
const mostEvents = 1_000;

export function findSiteEvents(db: Db, siteId: string): Promise<TimelineRow[]> {
  return db.many<TimelineRow>(sql`
    select event.id::text, event.occurred_at as at, event.action, event.person_id as "personId",
           event.person_name as by, event.details
    from app.audit_events event
    where (event.subject_id = ${siteId}::text or event.site_id = ${siteId}::uuid)
      and split_part(event.action, '.', 1) = any(${kinds})
      -- How far the server came with reading a recording is no event of the site.
      and not (event.person_id is null and split_part(event.action, '.', 1) = 'recording')
    order by event.id desc
    limit ${mostEvents}`);
}
