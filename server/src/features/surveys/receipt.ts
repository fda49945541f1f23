import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** The mission whose survey a recording belongs to, as far as it decides who sees the recording. Moments as ISO 8601. */
export type RecordingReceipt = {
  /** The first moment of the mission's first day. */
  readonly startsAt: string;
  /** When both delegations had answered its hand-over; null until then. */
  readonly receivedAt: string | null;
  /** Who is on its team. */
  readonly memberIds: readonly string[];
};

/** A `RecordingReceipt`, null for a recording on no line; `recording` must be the alias of app.recordings. */
export const receiptColumn = sql`
  (select json_build_object(
            'startsAt', assessment.starts_on::timestamptz, 'receivedAt', assessment.received_at,
            'memberIds', array(select member.person_id from app.mission_members member
                               where member.joint_assessment_id = assessment.id))
   from app.line_recordings lies
   join app.numbered_lines line on line.id = lies.line_id
   join app.surveys survey on survey.id = line.survey_id
   join app.joint_assessments assessment on assessment.id = survey.joint_assessment_id
   where lies.recording_id = recording.id) as receipt`;

/** For one recording; null also when there is no such recording. */
export async function receiptOfRecording(db: Db, recordingId: string): Promise<RecordingReceipt | null> {
  const row = await db.maybeOne<{ receipt: RecordingReceipt | null }>(sql`
    select ${receiptColumn} from app.recordings recording where recording.id = ${recordingId}`);
  return row?.receipt ?? null;
}
