import { type Delegation, delegations, type MissionFindings, type MissionPlan } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { addAssessment } from './actions.ts';
import { insertAnswer, insertHandOver, setReceived } from './hand-over-queries.ts';
import { manifestOf, sealed } from './manifest.ts';
import { insertAttendance, insertObstacle, lockAssessment, updateFindings } from './queries.ts';

export type FictionalAssessment = {
  siteId: string;
  plan: MissionPlan;
  findings: MissionFindings;
  /** Who of each delegation was there on the first day; null: nobody came. */
  representatives: Readonly<Record<Delegation, string | null>>;
  /** Who led the field team. */
  leadId: string;
};

/** For the demonstration: a mission with attendance and conditions, whatever the status of its site. */
export async function addFictionalAssessment(tx: Tx, mission: FictionalAssessment): Promise<string> {
  const { siteId, plan, findings, representatives, leadId } = mission;
  const assessmentId = await addAssessment(tx, { siteId, plan, personId: null });
  await updateFindings(tx, assessmentId, findings);
  for (const obstacle of findings.obstacles) await insertObstacle(tx, assessmentId, obstacle);
  for (const delegation of delegations) {
    const personId = representatives[delegation];
    await insertAttendance(tx, {
      assessmentId,
      delegation,
      attendedOn: plan.startsOn,
      personId,
      arrivedAt: personId === null ? null : '08:30',
      leftAt: personId === null ? null : '15:45',
      absenceReason: personId === null ? 'Held up on the way; told by telephone.' : '',
      recordedBy: leadId,
    });
  }
  return assessmentId;
}

/** For the demonstration: both delegations answer the hand-over; one that was not there did not sign. */
export async function receiveFictionalAssessment(
  tx: Tx,
  assessmentId: string,
  { leadId, representatives }: Pick<FictionalAssessment, 'leadId' | 'representatives'>,
): Promise<void> {
  const row = await lockAssessment(tx, assessmentId);
  if (row === null) throw new Error('A mission of the demonstration is gone.');
  const { text, sha256 } = sealed(await manifestOf(tx, row));
  const handOver = { assessmentId, manifest: text, manifestSha256: sha256, personId: leadId };
  const { id: handOverId } = await insertHandOver(tx, handOver);
  for (const delegation of delegations) {
    const personId = representatives[delegation] ?? leadId;
    const refusalReason = representatives[delegation] === null ? 'Nobody was there to sign.' : null;
    await insertAnswer(tx, { handOverId, delegation, personId, refusalReason });
  }
  await setReceived(tx, assessmentId);
  const details = { siteId: row.siteId, manifestSha256: sha256 };
  await recordAudit(tx, null, { action: 'assessment.receive', subjectId: assessmentId, details });
}
