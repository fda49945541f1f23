import type { SurveyMetadata } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export function findSiteHead(db: Db, siteId: string): Promise<{ code: string; version: number }> {
  return db.one(sql`select code, version from app.sites where id = ${siteId}`);
}

export function findOriginalsOfSurvey(db: Db, surveyId: string): Promise<SurveyMetadata['files']> {
  return db.many<SurveyMetadata['files'][number]>(sql`
    select file.name, file.sha256, file.byte_length::float8 as "byteLength"
    from app.numbered_lines line
    join app.line_recordings lies on lies.line_id = line.id
    join app.recording_files file on file.recording_id = lies.recording_id
    where line.survey_id = ${surveyId}
    order by file.name, file.sha256`);
}
