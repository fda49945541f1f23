import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  downloadOriginal,
  handOverRecording,
  listRecordings,
  listSurveyLines,
  type Precision,
  type RadargramSummary,
  type RecordingDetail,
  readRecordingAgain,
  readRecordingDetail,
} from '@jsa/contract';
import { recordView } from '#features/audit/index.ts';
import { permit, sessionOf } from '#features/auth/index.ts';
import { findRadargramsOfRecordings } from '#features/radargrams/index.ts';
import { type RecordingPlace, readSight } from '#features/sites/index.ts';
import { nothingHere } from '#http/problem.ts';
import type { ServerParts } from '#parts.ts';
import { originalKey } from '#storage/store.ts';
import { findOriginal, handOver, takeOutOriginal } from './actions.ts';
import { attachmentNamed } from './file-name.ts';
import { findFiles, findRecording, findRecordings, findSurveyLines } from './queries.ts';
import { readAgain } from './read-again.ts';

/** A recording as somebody may see it: whether it has a track at all is a word about a place. */
function asSeen<Row extends { id: string; hasTrack: boolean } & RecordingPlace>(
  { receivedFromId, receipt, ...row }: Row,
  radargrams: readonly RadargramSummary[],
  precision: Precision,
) {
  return {
    ...row,
    hasTrack: precision === 'P4' && row.hasTrack,
    radargrams: radargrams.filter((radargram) => radargram.recordingId === row.id),
  };
}

/** Raw headers, the operator's comment and what was found in the files may tell of places: they are for P4. */
function withoutPlaces(recording: RecordingDetail, precision: Precision): RecordingDetail {
  if (precision === 'P4') return recording;
  return { ...recording, rawHeader: {}, comment: null, findings: [], findingCount: 0 };
}

export const recordingRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db, store } = parts;

  app.route({
    ...listRecordings,
    preHandler: permit('recording.read'),
    handler: async (request) => {
      const sight = await readSight(db, sessionOf(request).person);
      const recordings = (await findRecordings(db)).filter((recording) => sight(recording) !== 'P0');
      const radargrams = await findRadargramsOfRecordings(
        db,
        recordings.map((recording) => recording.id),
      );
      return recordings.map((recording) => asSeen(recording, radargrams, sight(recording)));
    },
  });

  app.route({
    ...readRecordingDetail,
    preHandler: permit('recording.read'),
    handler: async (request) => {
      const sight = await readSight(db, sessionOf(request).person);
      const recording = await findRecording(db, request.params.id);
      if (!recording || sight(recording) === 'P0') throw nothingHere();
      const radargrams = await findRadargramsOfRecordings(db, [recording.id]);
      const files = await findFiles(db, recording.id);
      return withoutPlaces({ ...asSeen(recording, radargrams, sight(recording)), files }, sight(recording));
    },
  });

  app.route({
    ...handOverRecording,
    preHandler: permit('recording.upload'),
    handler: async (request, reply) => {
      const receipt = await handOver(parts, sessionOf(request).person, request.body);
      return reply.code(receipt.wasAlreadyHere ? 200 : 201).send(receipt);
    },
  });

  app.route({
    ...readRecordingAgain,
    preHandler: permit('recording.upload'),
    handler: async (request, reply) => {
      await readAgain(db, sessionOf(request).person, request.params.id);
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...downloadOriginal,
    preHandler: permit('recording.download'),
    handler: async (request, reply) => {
      const { id: recordingId, sha256 } = request.params;
      const isAsked = request.method === 'HEAD';
      const { person } = sessionOf(request);
      const file = isAsked
        ? await findOriginal(db, person, { recordingId, sha256 })
        : await takeOutOriginal(db, person, { recordingId, sha256 });
      reply.headers({
        'content-type': 'application/octet-stream',
        'content-length': file.byteLength,
        'content-disposition': attachmentNamed(file.name),
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      });
      return reply.send(isAsked ? Readable.from([]) : store.stream(originalKey(sha256)));
    },
  });

  app.route({
    ...listSurveyLines,
    preHandler: permit('recording.read'),
    handler: async (request) => {
      const { person } = sessionOf(request);
      const sight = await readSight(db, person);
      const lines = (await findSurveyLines(db)).filter((line) => sight(line) === 'P4');
      const siteIds = lines.flatMap(({ siteId }) => siteId ?? []);
      if (siteIds.length > 0) await recordView(db, person, 'track.view', siteIds);
      if (siteIds.length < lines.length) await recordView(db, person, 'track.view');
      return lines.map(({ receivedFromId, receipt, ...line }) => line);
    },
  });
};
