import type { AssignedRecording, Survey, SurveyGrid, SurveyMethod, UnassignedRecording } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';

/** What a recording's header says of how it was made; null where it does not. */
export type RecordingHeader = {
  vendor: string | null;
  instrument: string | null;
  centreFrequencyMHz: number | null;
  traceSpacingM: number | null;
  samplesPerTrace: number | null;
  timeWindowNs: number | null;
};

export type SurveyRow = {
  id: string;
  assessmentId: string;
  number: number;
  kind: Survey['kind'];
  version: number;
  method: Partial<SurveyMethod>;
  grid: SurveyGrid | null;
  receivedAt: string | null;
  lines: (Omit<Survey['lines'][number], 'recordings'> & {
    recordings: (AssignedRecording & { header: RecordingHeader; recordedAt: string | null })[];
  })[];
};

const recordingsOfLine = sql`
  coalesce((
    select json_agg(json_build_object(
             'id', recording.id, 'name', recording.name, 'state', recording.state,
             'traceCount', recording.trace_count, 'startM', lies.start_m, 'lengthM', lies.length_m,
             'walked', lies.walked, 'trackSource', track.source, 'recordedAt', recording.recorded_at,
             'header', json_build_object(
               'vendor', recording.vendor, 'instrument', recording.instrument,
               'centreFrequencyMHz', recording.centre_frequency_mhz, 'traceSpacingM', recording.trace_spacing_m,
               'samplesPerTrace', recording.samples_per_trace, 'timeWindowNs', recording.time_window_ns))
           order by lies.start_m, recording.name, recording.id)
    from app.line_recordings lies
    join app.recordings recording on recording.id = lies.recording_id
    left join app.survey_lines track on track.recording_id = recording.id
    where lies.line_id = line.id), '[]'::json)`;

function surveysWhere(condition: Sql): Sql {
  return sql`
    select survey.id, survey.joint_assessment_id as "assessmentId", survey.number, survey.kind, survey.version,
           survey.method, survey.grid, to_json(assessment.received_at) as "receivedAt",
           coalesce((
             select json_agg(json_build_object('id', line.id, 'direction', line.direction,
                                               'position', line.position, 'name', line.name,
                                               'recordings', ${recordingsOfLine})
                             order by line.direction desc, line.position)
             from app.numbered_lines line where line.survey_id = survey.id), '[]'::json) as lines
    from app.surveys survey
    join app.joint_assessments assessment on assessment.id = survey.joint_assessment_id
    where ${condition}
    order by survey.number`;
}

export function findSurveys(db: Db, assessmentId: string): Promise<SurveyRow[]> {
  return db.many<SurveyRow>(surveysWhere(sql`survey.joint_assessment_id = ${assessmentId}`));
}

export function findSurvey(db: Db, surveyId: string): Promise<SurveyRow | null> {
  return db.maybeOne<SurveyRow>(surveysWhere(sql`survey.id = ${surveyId}`));
}

export function insertSurvey(
  tx: Db,
  survey: {
    assessmentId: string;
    kind: Survey['kind'];
    method: SurveyMethod;
    grid: SurveyGrid | null;
    personId: string | null;
  },
): Promise<{ id: string; number: number }> {
  const { assessmentId, kind, method, grid, personId } = survey;
  return tx.one(sql`
    insert into app.surveys (joint_assessment_id, number, kind, method, grid, created_by)
    select ${assessmentId}::uuid, coalesce(max(number), 0) + 1, ${kind}, ${JSON.stringify(method)}::jsonb,
           ${grid && JSON.stringify(grid)}::jsonb, ${personId}::uuid
    from app.surveys where joint_assessment_id = ${assessmentId}
    returning id, number`);
}

export function updateMethod(tx: Db, surveyId: string, method: SurveyMethod): Promise<number> {
  return tx.run(sql`update app.surveys set method = ${JSON.stringify(method)} where id = ${surveyId}`);
}

export function updateGrid(tx: Db, surveyId: string, grid: SurveyGrid): Promise<number> {
  return tx.run(sql`update app.surveys set grid = ${JSON.stringify(grid)} where id = ${surveyId}`);
}

type LineToKeep = { direction: string | null; position: number; name: string };

/** A line that is there already keeps its id, and so its recordings. */
export function putLines(tx: Db, surveyId: string, lines: readonly LineToKeep[]): Promise<number> {
  return tx.run(sql`
    insert into app.numbered_lines (survey_id, direction, position, name)
    select ${surveyId}::uuid, line.direction, line.position, line.name
    from unnest(${lines.map(({ direction }) => direction)}::text[],
                ${lines.map(({ position }) => position)}::integer[],
                ${lines.map(({ name }) => name)}::text[]) as line (direction, position, name)
    on conflict (survey_id, direction, position) do update set name = excluded.name`);
}

export function deleteLines(tx: Db, lineIds: readonly string[]): Promise<number> {
  return tx.run(sql`delete from app.numbered_lines where id = any(${lineIds}::uuid[])`);
}

export type RecordingToAssign = {
  id: string;
  name: string;
  surveyId: string | null;
  surveyNumber: number | null;
  assessmentNumber: number | null;
  lineName: string | null;
};

/** Recordings of a site, locked: one that is being read gets its place either here or there, never nowhere. */
export async function lockRecordings(
  tx: Db,
  { siteId, recordingIds }: { siteId: string; recordingIds: readonly string[] },
): Promise<RecordingToAssign[]> {
  await tx.many(sql`
    select id from app.recordings where id = any(${recordingIds}::uuid[]) order by id for update`);
  return tx.many<RecordingToAssign>(sql`
    select recording.id, recording.name, survey.id as "surveyId", survey.number as "surveyNumber",
           assessment.number as "assessmentNumber", line.name as "lineName"
    from app.recordings recording
    left join app.line_recordings lies on lies.recording_id = recording.id
    left join app.numbered_lines line on line.id = lies.line_id
    left join app.surveys survey on survey.id = line.survey_id
    left join app.joint_assessments assessment on assessment.id = survey.joint_assessment_id
    where recording.id = any(${recordingIds}::uuid[]) and recording.site_id = ${siteId}`);
}

export function putOnLine(
  tx: Db,
  put: {
    recordingId: string;
    lineId: string;
    startM: number;
    lengthM: number | null;
    walked: string;
    personId: string | null;
  },
): Promise<number> {
  return tx.run(sql`
    insert into app.line_recordings (recording_id, line_id, start_m, length_m, walked, assigned_by)
    values (${put.recordingId}, ${put.lineId}, ${put.startM}, ${put.lengthM}, ${put.walked}, ${put.personId})
    on conflict (recording_id) do update
      set line_id = excluded.line_id, start_m = excluded.start_m, length_m = excluded.length_m,
          walked = excluded.walked, assigned_by = excluded.assigned_by, assigned_at = now()`);
}

export function takeOffLine(tx: Db, recordingId: string): Promise<number> {
  return tx.run(sql`delete from app.line_recordings where recording_id = ${recordingId}`);
}

export function findUnassigned(
  db: Db,
  siteId: string,
): Promise<Omit<UnassignedRecording, 'suggestedLineId'>[]> {
  return db.many(sql`
    select recording.id, recording.name, recording.state, recording.trace_count as "traceCount",
           exists (select 1 from app.survey_lines track where track.recording_id = recording.id) as "hasGnss"
    from app.recordings recording
    where recording.site_id = ${siteId}
      and not exists (select 1 from app.line_recordings lies where lies.recording_id = recording.id)
    order by recording.name, recording.id`);
}

/** In km, how far a place lies from the site's point. */
export async function distanceFromSiteKm(
  db: Db,
  siteId: string,
  [longitude, latitude]: readonly [number, number],
): Promise<number> {
  const { km } = await db.one<{ km: number }>(sql`
    select st_distance(location::geography,
                       st_setsrid(st_makepoint(${longitude}, ${latitude}), 4326)::geography) / 1000 as km
    from app.sites where id = ${siteId}`);
  return km;
}
