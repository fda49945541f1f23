import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** The mission that decides who sees a recording. Moments as ISO 8601. */
export type RecordingReceipt = {
  /** The first moment of the mission's first day. */
  readonly startsAt: string;
  /** When both delegations had answered its hand-over; null until then. */
  readonly receivedAt: string | null;
  /** Who is on its team. */
  readonly memberIds: readonly string[];
};

/** What decides whether somebody may see a recording: where it belongs, who handed it over, and whether it is received. */
export type RecordingPlace = {
  readonly siteId: string | null;
  readonly receivedFromId: string;
  /** Null while no mission speaks for it. */
  readonly receipt: RecordingReceipt | null;
};

/**
 * A `RecordingReceipt`: of the mission on whose lines the recording lies, or else, for it may still be laid there, of
 * the mission that is under way at its site. `recording` must be the alias of app.recordings.
 */
export const receiptColumn = sql`
  coalesce(
    (select json_build_object(
              'startsAt', assessment.starts_on::timestamptz, 'receivedAt', assessment.received_at,
              'memberIds', array(select member.person_id from app.mission_members member
                                 where member.joint_assessment_id = assessment.id))
     from app.line_recordings lies
     join app.numbered_lines line on line.id = lies.line_id
     join app.surveys survey on survey.id = line.survey_id
     join app.joint_assessments assessment on assessment.id = survey.joint_assessment_id
     where lies.recording_id = recording.id),
    (select json_build_object(
              'startsAt', min(assessment.starts_on)::timestamptz, 'receivedAt', null,
              'memberIds', array(select member.person_id
                                 from app.mission_members member
                                 join app.joint_assessments mission on mission.id = member.joint_assessment_id
                                 where mission.site_id = recording.site_id and mission.received_at is null
                                   and mission.starts_on <= now()))
     from app.joint_assessments assessment
     where assessment.site_id = recording.site_id and assessment.received_at is null
       and assessment.starts_on <= now()
     having count(*) > 0)) as receipt`;

const placeColumns = sql`
  recording.site_id as "siteId", recording.received_from as "receivedFromId", ${receiptColumn}`;

/** Null when there is no such recording. */
export function findRecordingPlace(db: Db, recordingId: string): Promise<RecordingPlace | null> {
  return db.maybeOne<RecordingPlace>(sql`
    select ${placeColumns} from app.recordings recording where recording.id = ${recordingId}`);
}

/** Of all recordings that belong to a site, or to the one that is named. */
export function findPlacesAtSites(db: Db, siteId: string | null): Promise<RecordingPlace[]> {
  return db.many<RecordingPlace>(sql`
    select ${placeColumns}
    from app.recordings recording
    where recording.site_id = ${siteId} or (${siteId}::uuid is null and recording.site_id is not null)`);
}
