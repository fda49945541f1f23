import { type Static, Type } from 'typebox';
import { Id, IdParams, IfMatch, nullable, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { recordingStates } from './recordings.ts';
import { lineDirections, SurveyGrid, walkedWays } from './survey-grids.ts';
import { MethodFinding, SurveyMetadata, SurveyMethod } from './survey-metadata.ts';

export * from './survey-grids.ts';
export * from './survey-metadata.ts';

export const surveyKinds = ['grid', 'track'] as const;
export type SurveyKind = (typeof surveyKinds)[number];

export const trackSources = ['gnss', 'grid'] as const;

export const AssignedRecording = Type.Object({
  id: Id,
  name: Type.String(),
  state: Type.Enum(recordingStates),
  traceCount: nullable(Type.Integer()),
  startM: Type.Number(),
  /** By the tape; null where the recording's own length counts. */
  lengthM: nullable(Type.Number()),
  walked: Type.Enum(walkedWays),
  /** Null while its traces have no places. */
  trackSource: nullable(Type.Enum(trackSources)),
});
export type AssignedRecording = Static<typeof AssignedRecording>;

export const NumberedLine = Type.Object({
  id: Id,
  /** Null in a survey along tracks. */
  direction: nullable(Type.Enum(lineDirections)),
  position: Type.Integer(),
  name: Type.String(),
  recordings: Type.Array(AssignedRecording),
});
export type NumberedLine = Static<typeof NumberedLine>;

/** One instrument's work at a joint assessment. */
export const Survey = Type.Object({
  id: Id,
  assessmentId: Id,
  number: Type.Integer(),
  kind: Type.Enum(surveyKinds),
  version: Type.Integer(),
  /** As it was typed. */
  method: SurveyMethod,
  /** As it counts: what was typed, else what the recordings' headers say. */
  effectiveMethod: SurveyMethod,
  fromHeaders: Type.Array(Type.String()),
  findings: Type.Array(MethodFinding),
  /** Null in a survey along tracks, and below P4: it says where the site is. */
  grid: nullable(SurveyGrid),
  lines: Type.Array(NumberedLine),
  /** Until the receipt the recordings are for the field team and the chair; both delegations get them at that moment. */
  areRecordingsWithheld: Type.Boolean(),
  receivedAt: nullable(Timestamp),
});
export type Survey = Static<typeof Survey>;

const Sentence = Type.String({ minLength: 1, maxLength: 2000 });
const reason = Type.Optional(Sentence);

export const SurveyDraft = Type.Object({
  kind: Type.Enum(surveyKinds),
  method: SurveyMethod,
  /** Asked for on a grid, null along tracks. */
  grid: nullable(SurveyGrid),
});
export type SurveyDraft = Static<typeof SurveyDraft>;

/** A recording of the site that lies on no line yet, and the line that its name speaks for. */
export const UnassignedRecording = Type.Object({
  id: Id,
  name: Type.String(),
  state: Type.Enum(recordingStates),
  traceCount: nullable(Type.Integer()),
  hasGnss: Type.Boolean(),
  suggestedLineId: nullable(Id),
});
export type UnassignedRecording = Static<typeof UnassignedRecording>;

export const LineAssignment = Type.Object({
  recordingId: Id,
  /** A line of this survey; null takes the recording off its line. */
  lineId: nullable(Id),
  startM: Type.Number({ minimum: 0, maximum: 2000 }),
  lengthM: nullable(Type.Number({ exclusiveMinimum: 0, maximum: 2000 })),
  walked: Type.Enum(walkedWays),
});
export type LineAssignment = Static<typeof LineAssignment>;

const tags = ['surveys'];

export const listSurveys = endpoint({
  method: 'GET',
  url: '/api/joint-assessments/:id/surveys',
  schema: {
    summary: 'Surveys of a mission with their lines and recordings',
    tags,
    params: IdParams,
    response: { 200: Type.Array(Survey) },
  },
});

export const addSurvey = endpoint({
  method: 'POST',
  url: '/api/joint-assessments/:id/surveys',
  schema: {
    summary: 'Add a survey to a mission',
    tags,
    params: IdParams,
    body: SurveyDraft,
    response: { 201: Survey },
  },
});

export const readSurvey = endpoint({
  method: 'GET',
  url: '/api/surveys/:id',
  schema: {
    summary: 'One survey with its lines and recordings',
    tags,
    params: IdParams,
    response: { 200: Survey },
  },
});

export const changeSurveyMethod = endpoint({
  method: 'PUT',
  url: '/api/surveys/:id/method',
  schema: {
    summary: 'Change what is written down of how a survey was made',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Type.Object({ method: SurveyMethod, reason }),
    response: { 200: Survey },
  },
});

export const changeSurveyGrid = endpoint({
  method: 'PUT',
  url: '/api/surveys/:id/grid',
  schema: {
    summary: 'Change the grid of a survey; the tracks of its lines are computed anew',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Type.Object({ grid: SurveyGrid, reason }),
    response: { 200: Survey },
  },
});

export const addTrackLine = endpoint({
  method: 'POST',
  url: '/api/surveys/:id/lines',
  schema: {
    summary: 'Add a line to a survey along tracks',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }) }),
    response: { 201: Survey },
  },
});

export const assignRecordings = endpoint({
  method: 'PUT',
  url: '/api/surveys/:id/recordings',
  schema: {
    summary: 'Put recordings on lines of a survey, or take them off',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Type.Object({ assignments: Type.Array(LineAssignment, { minItems: 1, maxItems: 2000 }) }),
    response: { 200: Survey },
  },
});

export const listUnassignedRecordings = endpoint({
  method: 'GET',
  url: '/api/surveys/:id/unassigned-recordings',
  schema: {
    summary: 'Recordings of the site that lie on no line yet, each with the line that its name speaks for',
    tags,
    params: IdParams,
    response: { 200: Type.Array(UnassignedRecording) },
  },
});

export const readSurveyMetadata = endpoint({
  method: 'GET',
  url: '/api/surveys/:id/metadata',
  schema: {
    summary: 'All that is known of how a survey was made, in one document',
    tags,
    params: IdParams,
    response: { 200: SurveyMetadata },
  },
});

/** What a survey said before a change of it; its content is for those who see the site as surveyed. */
export const SurveyVersion = Type.Object({
  version: Type.Integer(),
  reason: Type.String(),
  changedBy: nullable(Type.String()),
  changedAt: Timestamp,
  content: nullable(Type.Record(Type.String(), Type.Unknown())),
});
export type SurveyVersion = Static<typeof SurveyVersion>;

export const listSurveyVersions = endpoint({
  method: 'GET',
  url: '/api/surveys/:id/versions',
  schema: {
    summary: 'What a survey said before each change of it, newest first',
    tags,
    params: IdParams,
    response: { 200: Type.Array(SurveyVersion) },
  },
});
