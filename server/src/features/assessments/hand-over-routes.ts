import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  answerHandOver,
  handOverAssessment,
  readJointReceipt,
  readManifest,
  recordRefusal,
  withdrawHandOver,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { askedVersion } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import * as handOver from './hand-over.ts';
import { manifestOf, missingFrom } from './manifest.ts';
import { nothingHere, seeAssessment, whatMay } from './sight.ts';

export const handOverRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...readManifest,
    preHandler: permit('assessment.write'),
    handler: async (request) => {
      const { person } = sessionOf(request);
      const { row } = await seeAssessment(db, person, request.params.id);
      const { handOver: mayHandOver, find } = whatMay(person, row);
      if (!mayHandOver && !find) throw nothingHere();
      const manifest = await manifestOf(db, row);
      return { manifest, missing: missingFrom(manifest) };
    },
  });

  app.route({
    ...handOverAssessment,
    preHandler: permit('assessment.write'),
    handler: async (request, reply) => {
      const receipt = await handOver.handOverAssessment(parts, sessionOf(request).person, {
        assessmentId: request.params.id,
        version: askedVersion(request.headers),
        confirmedSha256s: request.body.confirmedSha256s,
      });
      return reply.code(201).send(receipt);
    },
  });

  app.route({
    ...withdrawHandOver,
    preHandler: permit('assessment.write'),
    handler: async (request, reply) => {
      const { id: assessmentId } = request.params;
      const { reason } = request.body;
      await handOver.withdrawHandOver(db, sessionOf(request).person, { assessmentId, reason });
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...readJointReceipt,
    preHandler: permit('assessment.read'),
    handler: async (request) => {
      await seeAssessment(db, sessionOf(request).person, request.params.id);
      return handOver.receiptOf(db, request.params.id);
    },
  });

  app.route({
    ...answerHandOver,
    preHandler: permit('assessment.attend'),
    handler: (request) => {
      const { manifestSha256, refusalReason = null } = request.body;
      const answer = { assessmentId: request.params.id, manifestSha256, refusalReason };
      return handOver.answerForOwn(db, sessionOf(request).person, answer);
    },
  });

  app.route({
    ...recordRefusal,
    preHandler: permit('assessment.write'),
    handler: (request) => {
      const { delegation, manifestSha256, reason: refusalReason } = request.body;
      const answer = { assessmentId: request.params.id, delegation, manifestSha256, refusalReason };
      return handOver.recordRefusal(db, sessionOf(request).person, answer);
    },
  });
};
