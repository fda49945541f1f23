import { type Static, Type } from 'typebox';
import { HandOverState } from './assessment-hand-over.ts';
import { Id, IdParams, IfMatch, nullable, Position, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { delegations, organisationKinds } from './organisations.ts';
import { Conditions } from './survey-metadata.ts';

export * from './assessment-coverage.ts';
export * from './assessment-hand-over.ts';

/** What somebody does on a mission; the lead completes its conditions and hands it over. */
export const missionTasks = ['lead', 'operator', 'member'] as const;
export type MissionTask = (typeof missionTasks)[number];

const CalendarDay = Type.String({ format: 'date' });
const Clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
const Sentence = Type.String({ minLength: 1, maxLength: 2000 });
const Ring = Type.Array(Position, { minItems: 4, maxItems: 1000 });

/** GeoJSON in WGS 84: one ring around, and rings of holes. */
export const PolygonGeometry = Type.Object({
  type: Type.Literal('Polygon'),
  coordinates: Type.Array(Ring, { minItems: 1, maxItems: 50 }),
});
export type PolygonGeometry = Static<typeof PolygonGeometry>;

export const TeamMember = Type.Object({ personId: Id, task: Type.Enum(missionTasks) });
export type TeamMember = Static<typeof TeamMember>;

export const MissionPlan = Type.Object({
  startsOn: CalendarDay,
  endsOn: CalendarDay,
  team: Type.Array(TeamMember, { maxItems: 60 }),
});
export type MissionPlan = Static<typeof MissionPlan>;

export const Obstacle = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  reason: Sentence,
  area: PolygonGeometry,
});
export type Obstacle = Static<typeof Obstacle>;

/** What the field found there, and where it could not or did not do as planned. */
export const MissionFindings = Type.Object({
  conditions: Conditions,
  deviations: Type.String({ maxLength: 8000 }),
  obstacles: Type.Array(Obstacle, { maxItems: 200 }),
});
export type MissionFindings = Static<typeof MissionFindings>;

/** A day of one delegation: who represented it, or that nobody came and why. Times are local at the site. */
export const AttendanceDay = Type.Union([
  Type.Object({
    attendedOn: CalendarDay,
    personId: Id,
    arrivedAt: Clock,
    leftAt: nullable(Clock),
  }),
  Type.Object({ attendedOn: CalendarDay, absenceReason: Sentence }),
]);
export type AttendanceDay = Static<typeof AttendanceDay>;

const Named = Type.Object({ id: Id, name: Type.String() });

export const MissionPerson = Type.Object({
  id: Id,
  name: Type.String(),
  organisation: Type.String(),
  organisationKind: Type.Enum(organisationKinds),
  delegation: nullable(Type.Enum(delegations)),
});
export type MissionPerson = Static<typeof MissionPerson>;

export const RecordedDay = Type.Object({
  attendedOn: CalendarDay,
  /** Null when nobody came. */
  person: nullable(Named),
  arrivedAt: nullable(Clock),
  leftAt: nullable(Clock),
  absenceReason: Type.String(),
});
export type RecordedDay = Static<typeof RecordedDay>;

/** One mission of both delegations to one site. */
export const JointAssessment = Type.Object({
  id: Id,
  siteId: Id,
  number: Type.Integer(),
  version: Type.Integer(),
  startsOn: CalendarDay,
  endsOn: CalendarDay,
  team: Type.Array(
    Type.Object({ person: Named, organisation: Type.String(), task: Type.Enum(missionTasks) }),
  ),
  attendance: Type.Array(Type.Object({ delegation: Type.Enum(delegations), days: Type.Array(RecordedDay) })),
  conditions: Conditions,
  deviations: Type.String(),
  /** Their polygons are null where the reader sees no place as surveyed. */
  obstacles: Type.Array(
    Type.Object({ name: Type.String(), reason: Type.String(), area: nullable(PolygonGeometry) }),
  ),
  surveyCount: Type.Integer(),
  receivedAt: nullable(Timestamp),
  handOver: nullable(HandOverState),
  /** What the reader may do with it now. */
  may: Type.Object({
    plan: Type.Boolean(),
    find: Type.Boolean(),
    survey: Type.Boolean(),
    handOver: Type.Boolean(),
    attendFor: nullable(Type.Enum(delegations)),
  }),
});
export type JointAssessment = Static<typeof JointAssessment>;

const tags = ['joint assessments'];
const ofSite = Type.Object({ siteId: Id });

export const listJointAssessments = endpoint({
  method: 'GET',
  url: '/api/sites/:siteId/joint-assessments',
  schema: {
    summary: 'Missions of both delegations to one site, newest first',
    tags,
    params: ofSite,
    response: { 200: Type.Array(JointAssessment) },
  },
});

export const listMissionPeople = endpoint({
  method: 'GET',
  url: '/api/sites/:siteId/mission-people',
  schema: {
    summary: 'Who can be on a team, or represent a delegation, at one site',
    tags,
    params: ofSite,
    response: { 200: Type.Array(MissionPerson) },
  },
});

export const planJointAssessment = endpoint({
  method: 'POST',
  url: '/api/sites/:siteId/joint-assessments',
  schema: {
    summary: 'Plan a mission to one site',
    tags,
    params: ofSite,
    body: MissionPlan,
    response: { 201: JointAssessment },
  },
});

export const readJointAssessment = endpoint({
  method: 'GET',
  url: '/api/joint-assessments/:id',
  schema: { summary: 'One mission', tags, params: IdParams, response: { 200: JointAssessment } },
});

export const changeMissionPlan = endpoint({
  method: 'PUT',
  url: '/api/joint-assessments/:id/plan',
  schema: {
    summary: 'Change dates and team of a mission',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: MissionPlan,
    response: { 200: JointAssessment },
  },
});

export const recordMissionFindings = endpoint({
  method: 'PUT',
  url: '/api/joint-assessments/:id/findings',
  schema: {
    summary: 'Record conditions, obstacles and deviations of a mission',
    tags,
    params: IdParams,
    headers: IfMatch,
    /** The reason is asked for once the assessment is received. */
    body: Type.Intersect([MissionFindings, Type.Object({ reason: Type.Optional(Sentence) })]),
    response: { 200: JointAssessment },
  },
});

const ofDelegation = Type.Object({ id: Id, delegation: Type.Enum(delegations) });

export const recordAttendance = endpoint({
  method: 'PUT',
  url: '/api/joint-assessments/:id/attendance/:delegation',
  schema: {
    summary: 'Record on which days who represented a delegation, or that nobody came and why',
    tags,
    params: ofDelegation,
    headers: IfMatch,
    body: Type.Object({ days: Type.Array(AttendanceDay, { maxItems: 60 }) }),
    response: { 200: JointAssessment },
  },
});

/** The same by a head or member for their own delegation; the field lead and the secretariat record for both. */
export const attendJointAssessment = endpoint({
  method: 'PUT',
  url: '/api/joint-assessments/:id/own-attendance',
  schema: {
    summary: 'Record for the own delegation on which days who represented it, or that nobody came and why',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Type.Object({ days: Type.Array(AttendanceDay, { maxItems: 60 }) }),
    response: { 200: JointAssessment },
  },
});
