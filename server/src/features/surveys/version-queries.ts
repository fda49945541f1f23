import type { SurveyVersion } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import type { SurveyRow } from './queries.ts';

/** Keeps what the survey said until now, with the tracks of its recordings, and counts one on. */
export async function insertSurveyVersion(
  tx: Db,
  before: SurveyRow,
  { personId, reason }: { personId: string | null; reason: string },
): Promise<void> {
  await tx.run(sql`
    insert into app.survey_versions (survey_id, version, content, reason, changed_by)
    select ${before.id}::uuid, ${before.version}::integer,
           jsonb_build_object('survey', ${JSON.stringify(before)}::jsonb, 'tracks', coalesce((
             select jsonb_object_agg(track.recording_id, jsonb_build_object(
                      'source', track.source, 'track', st_asewkt(track.track),
                      'gnssTrack', st_asewkt(track.gnss_track)))
             from app.numbered_lines line
             join app.line_recordings lies on lies.line_id = line.id
             join app.survey_lines track on track.recording_id = lies.recording_id
             where line.survey_id = ${before.id}), '{}'::jsonb)),
           ${reason}, ${personId}::uuid`);
  await tx.run(sql`update app.surveys set version = version + 1 where id = ${before.id}`);
}

export function findSurveyVersions(db: Db, surveyId: string): Promise<SurveyVersion[]> {
  return db.many<SurveyVersion>(sql`
    select version.version, version.reason, person.name as "changedBy", to_json(version.changed_at) as "changedAt",
           version.content
    from app.survey_versions version
    left join app.people person on person.id = version.changed_by
    where version.survey_id = ${surveyId}
    order by version.version desc`);
}
