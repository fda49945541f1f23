import type { AttendanceDay, Delegation, MissionFindings, MissionPlan, Person } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import { requireAttendance } from './attendance.ts';
import { requireOutline } from './outline.ts';
import {
  deleteAttendance,
  deleteObstacles,
  findAssessment,
  findMissionPeople,
  insertAssessment,
  insertAssessmentVersion,
  insertAttendance,
  insertObstacle,
  lockSite,
  replaceTeam,
  updateDates,
  updateFindings,
} from './queries.ts';
import {
  nothingHere,
  precisionOf,
  requireMay,
  requireReason,
  type SeenAssessment,
  seeLockedAssessment,
} from './sight.ts';

/** A mission is planned once the assessment is agreed: its dates are what permissions are asked for. */
const plannable: readonly string[] = ['assessment-agreed', 'survey-ready'];

export function planAssessment(
  db: Database,
  person: Person,
  { siteId, plan }: { siteId: string; plan: MissionPlan },
): Promise<SeenAssessment> {
  return inTransaction(db, async (tx) => {
    const precision = await precisionOf(tx, person, siteId);
    const site = await lockSite(tx, siteId);
    if (precision === 'P0' || site === null) throw nothingHere();
    if (!person.roles.some((role) => role === 'chair' || role === 'secretariat'))
      throw new Problem('not-permitted', 'The chair and the secretariat plan missions.');
    if (!plannable.includes(site.status)) {
      const message = `A mission can be planned once both delegations have agreed to the assessment; ${site.code} is ${site.status}.`;
      throw new Problem('transition-forbidden', message, { status: site.status, allowedIn: plannable });
    }
    const assessmentId = await addAssessment(tx, { siteId, plan, personId: person.id });
    return seeLockedAssessment(tx, person, assessmentId);
  });
}

/** Writes a mission of a site that may have one. */
export async function addAssessment(
  tx: Tx,
  { siteId, plan, personId }: { siteId: string; plan: MissionPlan; personId: string | null },
): Promise<string> {
  await requirePlan(tx, plan);
  const { id, number } = await insertAssessment(tx, { siteId, ...plan, personId });
  await replaceTeam(tx, id, plan.team);
  await recordAudit(tx, personId, {
    action: 'assessment.plan',
    subjectId: id,
    details: { siteId, number, startsOn: plan.startsOn, endsOn: plan.endsOn, team: plan.team },
  });
  return id;
}

async function requirePlan(tx: Tx, { startsOn, endsOn, team }: MissionPlan): Promise<void> {
  if (endsOn < startsOn)
    throw new Problem('invalid-request', 'The last day of the mission lies before its first.');
  const people = new Map((await findMissionPeople(tx)).map((each) => [each.id, each]));
  for (const [index, { personId, task }] of team.entries()) {
    const member = people.get(personId);
    const field = `body.team.${index}`;
    if (!member) {
      const message =
        'One of the team holds no role today in a field team, an expert institution or a delegation.';
      throw new Problem('invalid-request', message, { field });
    }
    if (task === 'lead' && !member.isField) {
      const message = `${member.name} belongs to no field team, so cannot lead it.`;
      throw new Problem('invalid-request', message, { field });
    }
  }
  if (new Set(team.map(({ personId }) => personId)).size < team.length)
    throw new Problem('invalid-request', 'Somebody is on the team twice.', { field: 'body.team' });
  if (team.filter(({ task }) => task === 'lead').length > 1)
    throw new Problem('invalid-request', 'A team has one lead.', { field: 'body.team' });
}

type Change = { assessmentId: string; version: number };

/** One change of an assessment: seen, locked, of the present version; what it said before is kept. */
function change(
  db: Database,
  person: Person,
  { assessmentId, version }: Change,
  work: (tx: Tx, seen: SeenAssessment) => Promise<{ action: string; details: object; reason: string }>,
): Promise<SeenAssessment> {
  return inTransaction(db, async (tx) => {
    const seen = await seeLockedAssessment(tx, person, assessmentId);
    requireVersion(version, seen.row.version);
    const { action, details, reason } = await work(tx, seen);
    await insertAssessmentVersion(tx, seen.row, { personId: person.id, reason });
    await recordAudit(tx, person.id, {
      action: `assessment.${action}`,
      subjectId: assessmentId,
      details: { ...details, version: version + 1, ...(reason && { reason }) },
    });
    const row = await findAssessment(tx, assessmentId);
    return { row: row ?? seen.row, precision: seen.precision };
  });
}

export function changePlan(
  db: Database,
  person: Person,
  { plan, ...asked }: Change & { plan: MissionPlan },
): Promise<SeenAssessment> {
  return change(db, person, asked, async (tx, seen) => {
    requireMay(person, seen, 'plan');
    await requirePlan(tx, plan);
    await updateDates(tx, seen.row.id, plan);
    await replaceTeam(tx, seen.row.id, plan.team);
    return { action: 'change-plan', details: plan, reason: '' };
  });
}

export function recordFindings(
  db: Database,
  person: Person,
  { findings, reason, ...asked }: Change & { findings: MissionFindings; reason: string | undefined },
): Promise<SeenAssessment> {
  return change(db, person, asked, async (tx, seen) => {
    requireMay(person, seen, 'find');
    const why = requireReason(seen.row, reason);
    await updateFindings(tx, seen.row.id, findings);
    await deleteObstacles(tx, seen.row.id);
    for (const obstacle of findings.obstacles) {
      await requireOutline(tx, seen.row.siteId, obstacle);
      await insertObstacle(tx, seen.row.id, obstacle);
    }
    return { action: 'find', details: { obstacleCount: findings.obstacles.length }, reason: why };
  });
}

export function attend(
  db: Database,
  person: Person,
  { delegation, days, ...asked }: Change & { delegation: Delegation; days: readonly AttendanceDay[] },
): Promise<SeenAssessment> {
  return change(db, person, asked, async (tx, seen) => {
    await requireAttendance(tx, person, seen, { delegation, days });
    await deleteAttendance(tx, seen.row.id, delegation);
    for (const day of days) {
      const presence = 'personId' in day ? day : { personId: null, arrivedAt: null, leftAt: null };
      await insertAttendance(tx, {
        assessmentId: seen.row.id,
        delegation,
        attendedOn: day.attendedOn,
        ...presence,
        absenceReason: 'absenceReason' in day ? day.absenceReason : '',
        recordedBy: person.id,
      });
    }
    const absent = days.filter((day) => 'absenceReason' in day).length;
    return { action: 'attend', details: { delegation, days: days.length, absent }, reason: '' };
  });
}
