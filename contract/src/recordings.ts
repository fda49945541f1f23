import { type Static, Type } from 'typebox';
import { Id, IdParams, nullable, Sha256, Timestamp, TrackPoint } from './common.ts';
import { endpoint } from './endpoint.ts';
import type { Machine } from './machine.ts';
import { RadargramSummary } from './radargrams.ts';

export const recordingStates = ['received', 'parsing', 'parsed', 'unreadable'] as const;
export type RecordingState = (typeof recordingStates)[number];
export const recordingActions = ['start', 'finish', 'seal'] as const;
export type RecordingAction = (typeof recordingActions)[number];

/**
 * A recording as the server keeps it. `unreadable` is the sealed unknown: the originals are kept and can be
 * downloaded, and are read again when a later version knows their format. A killed server starts over.
 */
export const recordingMachine: Machine<RecordingState, RecordingAction> = {
  initial: 'received',
  transitions: {
    received: { start: 'parsing' },
    parsing: { start: 'parsing', finish: 'parsed', seal: 'unreadable' },
    parsed: {},
    unreadable: { start: 'parsing' },
  },
};

export const RecordingFinding = Type.Object({
  severity: Type.Union([Type.Literal('information'), Type.Literal('warning'), Type.Literal('error')]),
  code: Type.String(),
  message: Type.String(),
  file: nullable(Type.String()),
  byteOffset: nullable(Type.Integer()),
  line: nullable(Type.Integer()),
});

export const RecordingFile = Type.Object({
  name: Type.String(),
  byteLength: Type.Integer(),
  sha256: Sha256,
});
export type RecordingFile = Static<typeof RecordingFile>;

export const RecordingSummary = Type.Object({
  id: Id,
  siteId: nullable(Id),
  name: Type.String(),
  state: Type.Enum(recordingStates),
  /** Why it is unreadable, in a sentence; null otherwise. */
  unreadableReason: nullable(Type.String()),
  isSynthetic: Type.Boolean(),
  receivedAt: Timestamp,
  receivedFrom: Type.String(),
  byteLength: Type.Integer(),
  format: nullable(Type.String()),
  instrument: nullable(Type.String()),
  antennaName: nullable(Type.String()),
  centreFrequencyMHz: nullable(Type.Number()),
  traceCount: nullable(Type.Integer()),
  samplesPerTrace: nullable(Type.Integer()),
  findingCount: Type.Integer(),
  /** True when its traces have places on the map (and the reader may see them). */
  hasTrack: Type.Boolean(),
  radargrams: Type.Array(RadargramSummary),
});
export type RecordingSummary = Static<typeof RecordingSummary>;

export const RecordingDetail = Type.Intersect([
  RecordingSummary,
  Type.Object({
    files: Type.Array(RecordingFile),
    findings: Type.Array(RecordingFinding),
    marks: Type.Array(Type.Object({ trace: Type.Integer(), kind: Type.String() })),
    recordedAt: nullable(Type.String()),
    comment: nullable(Type.String()),
    rawHeader: Type.Record(Type.String(), Type.Unknown()),
  }),
]);
export type RecordingDetail = Static<typeof RecordingDetail>;

/** Path of one recording over the ground: [longitude, latitude, trace] at each known place, in trace order. */
export const SurveyLine = Type.Object({
  id: Id,
  recordingId: Id,
  siteId: nullable(Id),
  name: Type.String(),
  isSynthetic: Type.Boolean(),
  track: Type.Array(TrackPoint),
});
export type SurveyLine = Static<typeof SurveyLine>;

export const HandOver = Type.Object({
  /** The finished uploads that belong together: one file, or the set of one line. */
  uploadIds: Type.Array(Id, { minItems: 1, maxItems: 256 }),
  siteId: nullable(Id),
});
export type HandOver = Static<typeof HandOver>;

/** Proof of what was handed over: the hashes are computed from the stored files. */
export const Receipt = Type.Object({
  recordingId: Id,
  name: Type.String(),
  receivedAt: Timestamp,
  receivedFrom: Type.String(),
  /** The same bytes were already here: nothing was stored again, and this is the earlier receipt. */
  wasAlreadyHere: Type.Boolean(),
  files: Type.Array(RecordingFile),
});
export type Receipt = Static<typeof Receipt>;

const tags = ['recordings'];

export const listRecordings = endpoint({
  method: 'GET',
  url: '/api/recordings',
  schema: { summary: 'Recordings, newest first', tags, response: { 200: Type.Array(RecordingSummary) } },
});

export const readRecordingDetail = endpoint({
  method: 'GET',
  url: '/api/recordings/:id',
  schema: {
    summary: 'One recording with its files and findings',
    tags,
    params: IdParams,
    response: { 200: RecordingDetail },
  },
});

export const handOverRecording = endpoint({
  method: 'POST',
  url: '/api/recordings',
  schema: {
    summary: 'Hand over finished uploads as one recording; answers with the receipt',
    tags,
    body: HandOver,
    response: { 200: Receipt, 201: Receipt },
  },
});

export const readRecordingAgain = endpoint({
  method: 'POST',
  url: '/api/recordings/:id/tries',
  schema: {
    summary: 'Ask for another try at reading an unreadable recording',
    tags,
    params: IdParams,
    response: { 204: Type.Null() },
  },
});

export const downloadOriginal = endpoint({
  method: 'GET',
  url: '/api/recordings/:id/files/:sha256',
  schema: {
    summary: 'One original file, unchanged',
    tags,
    params: Type.Object({ id: Id, sha256: Sha256 }),
    response: { 200: Type.Unknown() },
  },
});

export const listSurveyLines = endpoint({
  method: 'GET',
  url: '/api/survey-lines',
  schema: {
    summary: 'Tracks of all recordings whose traces have places',
    tags,
    response: { 200: Type.Array(SurveyLine) },
  },
});

/** Where the tus protocol (resumable upload, 1.0.0) is spoken. Metadata: `filename`. */
export const uploadPath = '/api/uploads';
