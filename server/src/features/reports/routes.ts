import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  answerJointReport,
  offerJointReport,
  readJointReport,
  takeBackJointReport,
  writeJointReport,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import * as actions from './actions.ts';
import { readReportFor } from './reading.ts';

export const reportRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...readJointReport,
    preHandler: permit('reading.read'),
    handler: async (request, reply) => {
      const report = await readReportFor(db, sessionOf(request).person, request.params.id);
      return reply.header('etag', etagOf(report)).send(report);
    },
  });

  app.route({
    ...writeJointReport,
    bodyLimit: 4 * 2 ** 20,
    preHandler: permit('reading.report'),
    handler: (request) => {
      const asked = {
        surveyId: request.params.id,
        version: askedVersion(request.headers),
        written: request.body,
      };
      return actions.writeReport(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...offerJointReport,
    preHandler: permit('reading.report'),
    handler: (request) => {
      const asked = { surveyId: request.params.id, version: askedVersion(request.headers) };
      return actions.offerReport(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...takeBackJointReport,
    preHandler: permit('reading.report'),
    handler: (request) => {
      const asked = { surveyId: request.params.id, version: askedVersion(request.headers) };
      return actions.takeBackReport(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...answerJointReport,
    preHandler: permit('reading.answer'),
    handler: (request) =>
      actions.answerReport(db, sessionOf(request).person, { surveyId: request.params.id, ...request.body }),
  });
};
