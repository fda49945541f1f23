import type { Person } from '@jsa/contract';
import { type Sql, sql } from '#db/sql.ts';

const missionList = sql`json_agg(json_build_object('startsAt', assessment.starts_on::timestamptz,
                                                  'receivedAt', assessment.received_at))`;
const releaseList = sql`json_agg(json_build_object('audience', disclosure.audience, 'precision', disclosure.precision,
                                                  'expiresAt', disclosure.expires_at))`;

/**
 * Columns out of which `precisionFor` decides, for one person; `site` must be the alias of app.sites. Every query
 * whose rows tell of a place selects them.
 */
export function circleColumns({ id }: Pick<Person, 'id'>): Sql {
  return sql`
    json_build_object(
      'owner', site.owner,
      'surveyReadyAt', site.survey_ready_at,
      'isEmbargoed', exists (select from app.embargoed_sites embargoed where embargoed.site_id = site.id),
      'missions', coalesce((
        select ${missionList}
        from app.mission_members member
        join app.joint_assessments assessment on assessment.id = member.joint_assessment_id
        where member.person_id = ${id} and assessment.site_id = site.id), '[]'::json),
      'releases', coalesce((
        select ${releaseList}
        from app.disclosures disclosure
        where disclosure.site_id = site.id and disclosure.revoked_at is null), '[]'::json)
    ) as circle`;
}

/**
 * The same for a query over thousands of sites: `tables` goes before its `select`, `joins` behind app.sites, whose alias
 * must be `site`, and `column` among its columns. What concerns few sites is gathered once, not asked for each of them.
 */
export function circlesOfMany({ id }: Pick<Person, 'id'>): { tables: Sql; joins: Sql; column: Sql } {
  return {
    tables: sql`
      with missions as materialized (
        select assessment.site_id, ${missionList} as list
        from app.mission_members member
        join app.joint_assessments assessment on assessment.id = member.joint_assessment_id
        where member.person_id = ${id}
        group by assessment.site_id
      ),
      releases as materialized (
        select disclosure.site_id, ${releaseList} as list
        from app.disclosures disclosure
        where disclosure.revoked_at is null
        group by disclosure.site_id
      ),
      embargoed as materialized (select distinct site_id from app.embargoed_sites)`,
    joins: sql`
      left join missions on missions.site_id = site.id
      left join releases on releases.site_id = site.id
      left join embargoed on embargoed.site_id = site.id`,
    column: sql`json_build_object('owner', site.owner, 'surveyReadyAt', site.survey_ready_at,
                                  'isEmbargoed', embargoed.site_id is not null,
                                  'missions', coalesce(missions.list, '[]'::json),
                                  'releases', coalesce(releases.list, '[]'::json)) as circle`,
  };
}
