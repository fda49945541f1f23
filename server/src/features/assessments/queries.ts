import type { Conditions, HandOverState, JointAssessment, MissionPerson } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';

type RecordedDayRow = JointAssessment['attendance'][number]['days'][number] & {
  delegation: 'belgrade' | 'pristina';
};

export type AssessmentRow = {
  id: string;
  siteId: string;
  number: number;
  version: number;
  startsOn: string;
  endsOn: string;
  conditions: Partial<Conditions>;
  deviations: string;
  receivedAt: string | null;
  /** Whether its first day has come. */
  hasBegun: boolean;
  team: JointAssessment['team'];
  days: RecordedDayRow[];
  obstacles: JointAssessment['obstacles'];
  surveyCount: number;
  handOver: HandOverState | null;
};

const team = sql`
  coalesce((
    select json_agg(json_build_object('person', json_build_object('id', person.id, 'name', person.name),
                                      'organisation', organisation.name, 'task', member.task)
                    order by array_position(array['lead', 'operator', 'member'], member.task), person.name, person.id)
    from app.mission_members member
    join app.people person on person.id = member.person_id
    join app.organisations organisation on organisation.id = person.organisation_id
    where member.joint_assessment_id = assessment.id), '[]'::json) as team`;

const days = sql`
  coalesce((
    select json_agg(json_build_object(
             'delegation', day.delegation, 'attendedOn', to_char(day.attended_on, 'YYYY-MM-DD'),
             'person', case when person.id is not null
                         then json_build_object('id', person.id, 'name', person.name) end,
             'arrivedAt', to_char(day.arrived_at, 'HH24:MI'), 'leftAt', to_char(day.left_at, 'HH24:MI'),
             'absenceReason', day.absence_reason)
           order by day.delegation, day.attended_on, day.arrived_at, day.id)
    from app.mission_attendance day
    left join app.people person on person.id = day.person_id
    where day.joint_assessment_id = assessment.id), '[]'::json) as days`;

const obstacles = sql`
  coalesce((
    select json_agg(json_build_object('name', obstacle.name, 'reason', obstacle.reason,
                                      'area', st_asgeojson(obstacle.area, 9)::json)
                    order by obstacle.name, obstacle.id)
    from app.obstacles obstacle
    where obstacle.joint_assessment_id = assessment.id), '[]'::json) as obstacles`;

const handOver = sql`
  (select json_build_object(
            'id', hand_over.id, 'handedOverBy', person.name, 'handedOverAt', hand_over.handed_over_at,
            'manifestSha256', hand_over.manifest_sha256,
            'answers', coalesce((
              select json_agg(json_build_object('delegation', answer.delegation, 'answer', answer.answer,
                                                'person', whoever.name, 'reason', answer.reason,
                                                'answeredAt', answer.answered_at)
                              order by answer.delegation)
              from app.hand_over_answers answer
              join app.people whoever on whoever.id = answer.person_id
              where answer.hand_over_id = hand_over.id), '[]'::json))
   from app.hand_overs hand_over
   join app.people person on person.id = hand_over.handed_over_by
   where hand_over.joint_assessment_id = assessment.id and hand_over.withdrawn_at is null) as "handOver"`;

function assessmentsWhere(condition: Sql): Sql {
  return sql`
    select assessment.id, assessment.site_id as "siteId", assessment.number, assessment.version,
           to_char(assessment.starts_on, 'YYYY-MM-DD') as "startsOn",
           to_char(assessment.ends_on, 'YYYY-MM-DD') as "endsOn",
           assessment.conditions, assessment.deviations, to_json(assessment.received_at) as "receivedAt",
           assessment.starts_on::timestamptz <= now() as "hasBegun",
           ${team}, ${days}, ${obstacles}, ${handOver},
           (select count(*)::int from app.surveys survey where survey.joint_assessment_id = assessment.id)
             as "surveyCount"
    from app.joint_assessments assessment
    where ${condition}
    order by assessment.number desc`;
}

export function findAssessments(db: Db, siteId: string): Promise<AssessmentRow[]> {
  return db.many<AssessmentRow>(assessmentsWhere(sql`assessment.site_id = ${siteId}`));
}

export function findAssessment(db: Db, assessmentId: string): Promise<AssessmentRow | null> {
  return db.maybeOne<AssessmentRow>(assessmentsWhere(sql`assessment.id = ${assessmentId}`));
}

/** Locked first, read then: what is read is what stays until the transaction ends. */
export async function lockAssessment(tx: Db, assessmentId: string): Promise<AssessmentRow | null> {
  await tx.maybeOne(sql`select id from app.joint_assessments where id = ${assessmentId} for update`);
  return findAssessment(tx, assessmentId);
}

/** People of field teams, institutions and delegations who hold a role today. */
export function findMissionPeople(db: Db): Promise<(MissionPerson & { isField: boolean })[]> {
  return db.many(sql`
    select person.id, person.name, organisation.name as organisation, organisation.kind as "organisationKind",
           organisation.delegation, bool_or(appointment.role = 'field') as "isField"
    from app.people person
    join app.organisations organisation on organisation.id = person.organisation_id
    join app.appointments appointment on appointment.person_id = person.id
    where organisation.kind in ('field-team', 'institution', 'delegation')
      and appointment.valid_from <= current_date
      and (appointment.valid_until is null or appointment.valid_until >= current_date)
    group by person.id, organisation.id
    order by organisation.name, person.name, person.id`);
}

export function lockSite(tx: Db, siteId: string): Promise<{ code: string; status: string } | null> {
  return tx.maybeOne(sql`select code, status from app.sites where id = ${siteId} for update`);
}

export function insertAssessment(
  tx: Db,
  plan: { siteId: string; startsOn: string; endsOn: string; personId: string | null },
): Promise<{ id: string; number: number }> {
  return tx.one(sql`
    insert into app.joint_assessments (site_id, number, starts_on, ends_on, created_by)
    select ${plan.siteId}::uuid, coalesce(max(number), 0) + 1, ${plan.startsOn}::date, ${plan.endsOn}::date,
           ${plan.personId}::uuid
    from app.joint_assessments where site_id = ${plan.siteId}
    returning id, number`);
}

export function updateDates(
  tx: Db,
  assessmentId: string,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): Promise<number> {
  return tx.run(sql`
    update app.joint_assessments set starts_on = ${startsOn}, ends_on = ${endsOn} where id = ${assessmentId}`);
}

export async function replaceTeam(
  tx: Db,
  assessmentId: string,
  members: readonly { personId: string; task: string }[],
): Promise<void> {
  await tx.run(sql`delete from app.mission_members where joint_assessment_id = ${assessmentId}`);
  await tx.run(sql`
    insert into app.mission_members (joint_assessment_id, person_id, task)
    select ${assessmentId}::uuid, member.person_id, member.task
    from unnest(${members.map(({ personId }) => personId)}::uuid[], ${members.map(({ task }) => task)}::text[])
      as member (person_id, task)`);
}

export function updateFindings(
  tx: Db,
  assessmentId: string,
  { conditions, deviations }: { conditions: Conditions; deviations: string },
): Promise<number> {
  return tx.run(sql`
    update app.joint_assessments set conditions = ${JSON.stringify(conditions)}, deviations = ${deviations}
    where id = ${assessmentId}`);
}

export function deleteObstacles(tx: Db, assessmentId: string): Promise<number> {
  return tx.run(sql`delete from app.obstacles where joint_assessment_id = ${assessmentId}`);
}

export function insertObstacle(
  tx: Db,
  assessmentId: string,
  { name, reason, area }: { name: string; reason: string; area: unknown },
): Promise<number> {
  return tx.run(sql`
    insert into app.obstacles (joint_assessment_id, name, reason, area)
    values (${assessmentId}, ${name}, ${reason},
            st_setsrid(st_geomfromgeojson(${JSON.stringify(area)}), 4326))`);
}

/** Why a polygon with closed rings cannot be kept, in PostGIS' words; null when it can. */
export async function whyInvalid(db: Db, area: unknown): Promise<string | null> {
  const { reason, areaM2 } = await db.one<{ reason: string; areaM2: number }>(sql`
    select st_isvalidreason(shape) as reason, st_area(shape::geography) as "areaM2"
    from (select st_setsrid(st_geomfromgeojson(${JSON.stringify(area)}), 4326) as shape) read`);
  if (reason !== 'Valid Geometry') return reason;
  return areaM2 > 0 ? null : 'It has no area';
}

/** In km, how far the furthest corner of a polygon lies from the site's point. */
export async function distanceFromSiteKm(db: Db, siteId: string, area: unknown): Promise<number> {
  const { km } = await db.one<{ km: number }>(sql`
    select max(st_distance(location::geography, corner.geom::geography)) / 1000 as km
    from app.sites
    cross join lateral st_dumppoints(st_setsrid(st_geomfromgeojson(${JSON.stringify(area)}), 4326)) corner
    where id = ${siteId}`);
  return km;
}

export function deleteAttendance(tx: Db, assessmentId: string, delegation: string): Promise<number> {
  return tx.run(sql`
    delete from app.mission_attendance
    where joint_assessment_id = ${assessmentId} and delegation = ${delegation}`);
}

export type AttendanceToKeep = {
  assessmentId: string;
  delegation: string;
  attendedOn: string;
  personId: string | null;
  arrivedAt: string | null;
  leftAt: string | null;
  absenceReason: string;
  recordedBy: string;
};

export function insertAttendance(tx: Db, day: AttendanceToKeep): Promise<number> {
  return tx.run(sql`
    insert into app.mission_attendance
      (joint_assessment_id, delegation, attended_on, person_id, arrived_at, left_at, absence_reason, recorded_by)
    values (${day.assessmentId}, ${day.delegation}, ${day.attendedOn}, ${day.personId}, ${day.arrivedAt},
            ${day.leftAt}, ${day.absenceReason}, ${day.recordedBy})`);
}

/** Keeps what the assessment said until now, and counts one on. */
export async function insertAssessmentVersion(
  tx: Db,
  before: AssessmentRow,
  { personId, reason }: { personId: string; reason: string },
): Promise<void> {
  await tx.run(sql`
    insert into app.assessment_versions (joint_assessment_id, version, content, reason, changed_by)
    values (${before.id}, ${before.version}, ${JSON.stringify(before)}, ${reason}, ${personId})`);
  await tx.run(sql`update app.joint_assessments set version = version + 1 where id = ${before.id}`);
}
