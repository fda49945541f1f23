import type {
  AnomalyCause,
  DigResult,
  NewUnaccountedCount,
  SiteStatus,
  UnaccountedCount,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export type SiteProgress = {
  id: string;
  municipality: string;
  status: SiteStatus;
  /** Days since it came into that status. */
  days: number;
  /** Every status that it ever came into, the present one among them. */
  reached: SiteStatus[];
};

/** Of all sites; who reads it leaves out what the reader may not know of. */
export function findSiteProgress(db: Db): Promise<SiteProgress[]> {
  return db.many<SiteProgress>(sql`
    select site.id, site.municipality, site.status,
           extract(epoch from now() - site.status_since)::float8 / 86400 as days,
           (select json_agg(distinct reached.status)
            from (
              select site.status
              union select 'proposed'
              union select event.details ->> 'to'
              from app.audit_events event
              where event.action = 'site.move' and event.subject_id = site.id::text
                and event.details ->> 'to' is not null) reached (status)) as reached
    from app.sites site`);
}

/** What came of digs: the newest record of each stage. */
export async function findDigOutcomes(
  db: Db,
  siteIds: readonly string[],
): Promise<{ result: DigResult; causes: AnomalyCause[]; volumeM3: number }[]> {
  return db.many(sql`
    select distinct on (record.site_id, record.stage) record.result,
           coalesce((select json_agg(entry.anomaly ->> 'cause')
                     from jsonb_array_elements(record.tested) entry (anomaly)), '[]'::json)
             as causes,
           (select coalesce(sum(st_area(trench.area::geography) * trench.depth_m), 0)
            from app.dig_trenches trench
            where trench.site_id = record.site_id and trench.stage = record.stage
              and trench.version = record.version) as "volumeM3"
    from app.dig_records record
    where record.site_id = any(${siteIds}::uuid[])
    order by record.site_id, record.stage, record.version desc`);
}

/** Minutes that both heads are asked about, by the delegations that have answered. */
export function findOfferedMinutes(db: Db): Promise<{ answered: string[] }[]> {
  return db.many(sql`
    select coalesce((
      select json_agg(answer.delegation) from app.minutes_answers answer
      where answer.round_id = minutes.round_id and answer.revision = minutes.revision), '[]'::json) as answered
    from app.minutes minutes where minutes.state = 'offered'`);
}

export function findUnaccounted(db: Db): Promise<UnaccountedCount[]> {
  return db.many<UnaccountedCount>(sql`
    select id, counted_on::text as "on", count, source, note
    from app.unaccounted_counts where withdrawn_at is null
    order by counted_on, entered_at`);
}

export function insertUnaccounted(
  tx: Db,
  { on, count, source, note }: NewUnaccountedCount,
  personId: string | null,
): Promise<UnaccountedCount> {
  return tx.one<UnaccountedCount>(sql`
    insert into app.unaccounted_counts (counted_on, count, source, note, entered_by)
    values (${on}::date, ${count}, ${source.trim()}, ${note.trim()}, ${personId})
    returning id, counted_on::text as "on", count, source, note`);
}

export function withdrawUnaccounted(
  tx: Db,
  { id, reason, personId }: { id: string; reason: string; personId: string },
): Promise<number> {
  return tx.run(sql`
    update app.unaccounted_counts
    set withdrawn_by = ${personId}, withdrawn_at = now(), withdrawn_reason = ${reason}
    where id = ${id} and withdrawn_at is null`);
}
