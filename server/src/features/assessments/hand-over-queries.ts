import type { Manifest } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** Surveys of an assessment with every recording on their lines and every file, in an order that is always the same. */
export function findSurveysForManifest(db: Db, assessmentId: string): Promise<Manifest['surveys']> {
  return db.many<Manifest['surveys'][number]>(sql`
    select survey.id, survey.number, survey.version,
           coalesce((
             select json_agg(json_build_object('id', recording.id, 'line', line.name, 'name', recording.name, 'files', (
                      select json_agg(json_build_object('name', file.name, 'byteLength', file.byte_length,
                                                        'sha256', file.sha256) order by file.name)
                      from app.recording_files file where file.recording_id = recording.id))
                    order by line.direction, line.position, lies.start_m, recording.id)
             from app.numbered_lines line
             join app.line_recordings lies on lies.line_id = line.id
             join app.recordings recording on recording.id = lies.recording_id
             where line.survey_id = survey.id), '[]'::json) as recordings
    from app.surveys survey
    where survey.joint_assessment_id = ${assessmentId}
    order by survey.number`);
}

export async function findSiteCode(db: Db, siteId: string): Promise<string> {
  const { code } = await db.one<{ code: string }>(sql`select code from app.sites where id = ${siteId}`);
  return code;
}

export type HandOverRow = {
  id: string;
  manifest: string;
  manifestSha256: string;
  /** Delegations that have answered. */
  answered: string[];
};

/** The one that stands, locked: two representatives may answer at the same moment. */
export async function lockHandOver(tx: Db, assessmentId: string): Promise<HandOverRow | null> {
  await tx.maybeOne(sql`
    select id from app.hand_overs where joint_assessment_id = ${assessmentId} and withdrawn_at is null for update`);
  return findHandOver(tx, assessmentId);
}

export function findHandOver(db: Db, assessmentId: string): Promise<HandOverRow | null> {
  return db.maybeOne<HandOverRow>(sql`
    select hand_over.id, hand_over.manifest, hand_over.manifest_sha256 as "manifestSha256",
           array(select answer.delegation from app.hand_over_answers answer
                 where answer.hand_over_id = hand_over.id) as answered
    from app.hand_overs hand_over
    where hand_over.joint_assessment_id = ${assessmentId} and hand_over.withdrawn_at is null`);
}

export function insertHandOver(
  tx: Db,
  handOver: { assessmentId: string; manifest: string; manifestSha256: string; personId: string },
): Promise<{ id: string }> {
  return tx.one(sql`
    insert into app.hand_overs (joint_assessment_id, manifest, manifest_sha256, handed_over_by)
    values (${handOver.assessmentId}, ${handOver.manifest}, ${handOver.manifestSha256}, ${handOver.personId})
    returning id`);
}

export function setHandOverWithdrawn(
  tx: Db,
  handOverId: string,
  { personId, reason }: { personId: string; reason: string },
): Promise<number> {
  return tx.run(sql`
    update app.hand_overs set withdrawn_at = now(), withdrawn_by = ${personId}, withdrawal_reason = ${reason}
    where id = ${handOverId}`);
}

export function insertAnswer(
  tx: Db,
  answer: { handOverId: string; delegation: string; personId: string; refusalReason: string | null },
): Promise<number> {
  return tx.run(sql`
    insert into app.hand_over_answers (hand_over_id, delegation, answer, person_id, reason)
    values (${answer.handOverId}, ${answer.delegation},
            ${answer.refusalReason === null ? 'signed' : 'refused'}, ${answer.personId},
            ${answer.refusalReason ?? ''})`);
}

/** From this moment on both delegations see the recordings, and the field team sees the place no more. */
export function setReceived(tx: Db, assessmentId: string): Promise<number> {
  return tx.run(sql`update app.joint_assessments set received_at = now() where id = ${assessmentId}`);
}
