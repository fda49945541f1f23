import type { SiteStatus } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** A site as it stands now, with what it says in its newest version. */
export type PresentSite = {
  id: string;
  code: string;
  title: string;
  status: SiteStatus;
  version: number;
  content: Record<string, unknown>;
  /** Code of an open round in which it is decided on; null where there is none. */
  openIn: string | null;
  /** Of the newest frozen joint report; null where there is none. */
  reportSha256: string | null;
};

/** In the order of the ids. A site whose words were never kept as a version says what its row says. */
export function findPresentSites(db: Db, siteIds: readonly string[]): Promise<PresentSite[]> {
  return db.many<PresentSite>(sql`
    select site.id, site.code, site.title, site.status, coalesce(written.version, site.version) as version,
           coalesce(written.content, jsonb_build_object('code', site.code, 'title', site.title,
             'location', st_asgeojson(site.location, 9)::jsonb, 'area', st_asgeojson(site.area, 9)::jsonb)) as content,
           (select round.code
            from app.round_item_sites about
            join app.round_items item on item.id = about.item_id and item.state in ('released', 'sealed')
            join app.rounds round on round.id = item.round_id and round.state = 'open' and round.kind <> 'season-list'
            where about.site_id = site.id limit 1) as "openIn",
           (select report.report_sha256
            from app.joint_reports report
            join app.surveys survey on survey.id = report.survey_id
            join app.joint_assessments assessment on assessment.id = survey.joint_assessment_id
            where assessment.site_id = site.id and report.state = 'frozen'
            order by report.frozen_at desc limit 1) as "reportSha256"
    from unnest(${siteIds}::uuid[]) with ordinality as asked (id, place)
    join app.sites site on site.id = asked.id
    left join lateral (
      select version, content from app.site_versions
      where site_id = site.id order by version desc limit 1) written on true
    order by asked.place`);
}
