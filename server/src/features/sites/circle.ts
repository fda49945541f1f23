import type { Person } from '@jsa/contract';
import { type Sql, sql } from '#db/sql.ts';

/**
 * Columns out of which `precisionFor` decides, for one person; `site` must be the alias of app.sites. Every query
 * whose rows tell of a place selects them.
 */
export function circleColumns({ id }: Pick<Person, 'id'>): Sql {
  return sql`
    json_build_object(
      'owner', site.owner,
      'surveyReadyAt', site.survey_ready_at,
      'missions', coalesce((
        select json_agg(json_build_object('startsAt', assessment.starts_on::timestamptz,
                                          'receivedAt', assessment.received_at))
        from app.mission_members member
        join app.joint_assessments assessment on assessment.id = member.joint_assessment_id
        where member.person_id = ${id} and assessment.site_id = site.id), '[]'::json),
      'releases', coalesce((
        select json_agg(json_build_object('audience', disclosure.audience, 'precision', disclosure.precision,
                                          'expiresAt', disclosure.expires_at))
        from app.disclosures disclosure
        where disclosure.site_id = site.id and disclosure.revoked_at is null), '[]'::json)
    ) as circle`;
}
